//! `links`: how links are checked over the network.

use serde_json::{Value, json};

use super::hosts::{self, HostConfig};
use super::ignored::{self, IgnoredLink};
use super::reader::Reader;

/// The links audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinksConfig {
    /// Seconds for one answer.
    pub timeout: Option<u64>,
    /// Requests under way at once.
    pub concurrency: Option<u64>,
    /// Milliseconds between two requests to one host.
    pub gap: Option<u64>,
    /// Requests under way at once to one host.
    pub per_host: Option<u64>,
    /// Requests to one site in one run.
    pub most_per_host: Option<u64>,
    /// Seconds between a failure and the next look.
    pub retry_wait: Option<u64>,
    /// Where the owner of a site can ask who is calling: a URL or an e-mail address.
    pub contact: Option<String>,
    /// What is different for single hosts.
    pub hosts: Vec<HostConfig>,
    /// Path of the link history.
    pub history: Option<String>,
    /// Failures that make a link dead.
    pub strikes: Option<u64>,
    /// Days between two failures that count.
    pub strike_days: Option<u64>,
    /// Links whose verdict is not reported.
    pub ignore: Vec<IgnoredLink>,
}

pub(super) fn read(reader: Reader<'_>) -> LinksConfig {
    LinksConfig {
        timeout: reader.number("timeout"),
        concurrency: reader.number("concurrency"),
        gap: reader.number("gap"),
        per_host: reader.number("per_host"),
        most_per_host: reader.number("most_per_host"),
        retry_wait: reader.number("retry_wait"),
        contact: reader.text("contact"),
        history: reader.text("history"),
        strikes: reader.number("strikes"),
        strike_days: reader.number("strike_days"),
        hosts: reader.list("hosts", hosts::read),
        ignore: reader.list("ignore", ignored::read),
    }
}

pub(super) fn schema() -> Value {
    let number = |description: &str, least: u64, most: u64| json!({ "description": description, "type": "integer", "minimum": least, "maximum": most });
    json!({
        "title": "Links",
        "description": "How links are checked over the network.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "timeout": number("Seconds to wait for one answer.", 1, 300),
            "concurrency": number("Requests under way at once, over all hosts.", 1, 256),
            "gap": number("Milliseconds between two requests to one host.", 0, 60_000),
            "per_host": number("Requests under way at once to one host.", 1, 20),
            "most_per_host": number("Requests to one site in one run; links that would take more stay unknown.", 1, 100_000),
            "retry_wait": number("Seconds between a failure and the next look.", 0, 120),
            "hosts": hosts::schema(),
            "contact": { "description": "Where the owner of a site can ask who is calling: a web or e-mail address. It is sent with every request.", "type": "string", "minLength": 3, "pattern": "^[ -~]+$" },
            "history": { "description": "The link history: a file that `catlint check --update-history` writes and every run reads, as a path relative to this config. links.history.tsv without it.", "type": "string", "minLength": 1, "examples": ["links.history.tsv"] },
            "strikes": number("Failures after which a link of the history is dead. 3 without it.", 1, 100),
            "strike_days": number("Days between two failures that count. 3 without it.", 0, 365),
            "ignore": ignored::schema()
        }
    })
}
