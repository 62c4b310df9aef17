//! The command over a web of broken servers on loopback: what a maintainer reads, what is sent, and
//! what is kept to itself.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;
use std::process::{Command, Output};

use catlint_lab::Lab;
use serde_json::Value;
use support::{command, json};
use tempfile::TempDir;

const PASSWORD: &str = "S3CR3Tpw";

/// A catalogue of links into the lab.
struct Catalogue {
    lab: Lab,
    directory: TempDir,
}

impl Catalogue {
    fn new(config: &str) -> Self {
        let directory = TempDir::new().expect("a directory");
        let lab = Lab::on_thread().expect("a lab");
        let collections =
            "collections: {items: {files: [items.yaml], records: \"/*\", label: /name}}\n";
        let config =
            format!("{collections}links:\n  gap: 0\n  retry_wait: 0\n  timeout: 5\n{config}");
        fs::write(directory.path().join("catlint.yaml"), config).expect("written");
        Self { lab, directory }
    }

    /// The URL of a mode by its path, since the command looks names up by itself.
    fn url(&self, mode: &str) -> String {
        self.lab
            .url_at(mode, "127.0.0.1", &format!("/{mode}/portal.html"))
    }

    fn write(&self, urls: &[String]) {
        let items = urls.iter().enumerate();
        let items: String = items
            .map(|(number, url)| format!("- {{name: item {number}, url: \"{url}\"}}\n"))
            .collect();
        fs::write(self.directory.path().join("items.yaml"), items).expect("written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.directory.path().join(name)).expect(name)
    }

    /// `catlint check --only links`, with the way to the lab open.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command();
        command.args(["check", "--only", "links", "--allow-address", "127.0.0.1"]);
        for port in [self.lab.http_port(), self.lab.https_port()] {
            command.args(["--allow-port", &port.to_string()]);
        }
        command.args(arguments).current_dir(self.directory.path());
        for name in [
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
        ] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("catlint runs")
    }

    /// The verdict and the kind of failure of each link, by the order of the URLs.
    fn links(&self, output: &Output) -> Vec<(String, Value)> {
        let report = json(output);
        let links = report["links"].as_array().expect("a list").clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        links
            .iter()
            .map(|link| (text(&link["verdict"]), link["failure"].clone()))
            .collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn each_kind_of_link_gets_the_finding_that_mends_it() {
    let catalogue = Catalogue::new("");
    let modes = [
        "ok",
        "moved-slash",
        "status-404",
        "status-403",
        "to-metadata",
        "reset-request",
    ];
    catalogue.write(&modes.map(|mode| catalogue.url(mode)));
    let output = catalogue.run(&["--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report = json(&output);
    let found = |rule: &str| {
        let diagnostics = report["diagnostics"].as_array().expect("a list");
        let found: Vec<&Value> = diagnostics
            .iter()
            .filter(|found| found["rule"] == rule)
            .collect();
        assert_eq!(found.len(), 1, "{rule}: {report:#}");
        found[0].clone()
    };
    assert_eq!(found("dead-url")["severity"], "error");
    let moved = found("moved-url");
    assert_eq!(moved["fix"]["applicability"], "unsafe");
    assert!(
        moved["fix"]["edits"][0]["replacement"]
            .as_str()
            .is_some_and(|url| url.contains("/moved-slash/portal.html/"))
    );
    let refused = found("refused-url")["message"].to_string();
    assert!(
        refused.contains("169.254.169.254") && refused.contains("at hop 2"),
        "{refused}"
    );
    let verdicts: Vec<&Value> = report["links"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|link| &link["verdict"])
        .collect();
    let count = |verdict: &str| verdicts.iter().filter(|found| **found == verdict).count();
    for verdict in ["alive", "moved", "gone", "blocked", "refused", "unknown"] {
        assert_eq!(count(verdict), 1, "{verdict}");
    }
}

#[test]
fn a_page_that_says_not_found_is_a_warning_whatever_its_status() {
    let catalogue = Catalogue::new("");
    catalogue.write(&[catalogue.url("soft-404")]);
    let output = catalogue.run(&["--format", "concise"]);
    let found = text(&output.stdout);
    assert!(found.contains("warning[suspect-url] item 0: `url` may be lost: the page that answers says that it was not found"), "{found}");
    assert_eq!(
        output.status.code(),
        Some(0),
        "a person should look; a gate should not fail"
    );
}

#[test]
fn without_leave_nothing_on_this_machine_is_asked() {
    let catalogue = Catalogue::new("");
    catalogue.write(&[catalogue.url("ok")]);
    let output = command()
        .args(["check", "--only", "links", "--format", "json"])
        .current_dir(catalogue.directory.path())
        .output()
        .expect("catlint runs");
    assert_eq!(
        catalogue.links(&output),
        [("refused".to_owned(), "refused".into())]
    );
    assert!(catalogue.lab.requests("ok").is_empty());
}

#[test]
fn a_proxy_of_the_environment_is_not_used_unasked() {
    let catalogue = Catalogue::new("");
    catalogue.write(&[catalogue.url("ok")]);
    let proxy = format!("http://127.0.0.1:{}", catalogue.lab.canary_port());
    let with_proxy = |arguments: &[&str]| {
        let mut command = catalogue.command(arguments);
        for name in [
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
        ] {
            command.env(name, &proxy);
        }
        command.output().expect("catlint runs")
    };
    let output = with_proxy(&["--format", "json"]);
    assert_eq!(
        catalogue.links(&output),
        [("alive".to_owned(), Value::Null)]
    );
    assert_eq!(catalogue.lab.canary_hits(), 0);
    let output = with_proxy(&["--use-proxy"]);
    assert!(catalogue.lab.canary_hits() > 0, "asked for, it is used");
    assert!(
        text(&output.stderr).contains("a proxy was used"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_private_authority_is_trusted_by_ssl_cert_file() {
    let catalogue = Catalogue::new("");
    catalogue.write(&[catalogue
        .lab
        .url_at("ok-https", "localhost", "/ok-https/portal.html")]);
    let root = catalogue.directory.path().join("root.pem");
    fs::write(&root, catalogue.lab.root_certificate_pem()).expect("written");
    let addresses = ["--allow-address", "::1", "--format", "json"];
    let trusted = catalogue
        .command(&addresses)
        .env("SSL_CERT_FILE", &root)
        .output()
        .expect("catlint runs");
    assert_eq!(
        catalogue.links(&trusted),
        [("alive".to_owned(), Value::Null)]
    );
}

#[test]
fn a_header_of_the_config_takes_its_value_from_the_environment() {
    let catalogue =
        Catalogue::new("  hosts: [{host: localhost, headers: {X-Token: {env: LAB_TOKEN}}}]\n");
    catalogue.write(&[catalogue
        .lab
        .url_at("ok-https", "localhost", "/ok-https/portal.html")]);
    let root = catalogue.directory.path().join("root.pem");
    fs::write(&root, catalogue.lab.root_certificate_pem()).expect("written");
    let mut command = catalogue.command(&[
        "--allow-address",
        "::1",
        "--format",
        "json",
        "--record",
        "tape.jsonl",
    ]);
    let output = command
        .env("SSL_CERT_FILE", &root)
        .env("LAB_TOKEN", PASSWORD)
        .output()
        .expect("catlint runs");
    assert_eq!(
        catalogue.links(&output),
        [("alive".to_owned(), Value::Null)]
    );
    let requests = catalogue.lab.requests("ok-https");
    assert!(
        requests
            .iter()
            .any(|request| request.header("x-token") == Some(PASSWORD))
    );
    assert!(!catalogue.read("tape.jsonl").contains(PASSWORD));
    assert!(!text(&output.stdout).contains(PASSWORD));
}

#[test]
fn a_recording_replays_to_the_same_report() {
    let catalogue = Catalogue::new("");
    let modes = [
        "ok",
        "moved-chain",
        "status-410",
        "wall-cloudflare",
        "reset-request",
        "soft-404",
        "head-405",
    ];
    catalogue.write(&modes.map(|mode| catalogue.url(mode)));
    let live = catalogue.run(&["--format", "json", "--record", "tape.jsonl"]);
    let asked = catalogue.lab.requests("ok").len();
    let again = catalogue.run(&["--format", "json", "--replay", "tape.jsonl"]);
    assert_eq!(text(&again.stdout), text(&live.stdout));
    assert_eq!(catalogue.lab.requests("ok").len(), asked);
    let tape = catalogue.read("tape.jsonl");
    fs::write(
        catalogue.directory.path().join("tape.jsonl"),
        tape.replacen("\"status\"", "\"stat", 1),
    )
    .expect("written");
    let broken = catalogue.run(&["--replay", "tape.jsonl"]);
    assert_eq!(broken.status.code(), Some(2));
    let error = text(&broken.stderr);
    assert!(
        error.contains("tape.jsonl cannot be played: line "),
        "{error}"
    );
    assert_eq!(
        catalogue.run(&["--replay", "missing.jsonl"]).status.code(),
        Some(2)
    );
}

#[test]
fn an_archived_copy_is_proposed_for_a_page_that_is_gone() {
    let catalogue = Catalogue::new("");
    catalogue.write(&[catalogue.url("status-404"), catalogue.url("ok")]);
    let service = catalogue
        .lab
        .url_at("wayback-good", "127.0.0.1", "/wayback-good/available");
    let mut command = catalogue.command(&["--archive", "--format", "concise"]);
    let output = command
        .env("CATLINT_ARCHIVE_URL", service)
        .output()
        .expect("catlint runs");
    assert_eq!(
        catalogue.lab.requests("wayback-good").len(),
        1,
        "only what is gone is looked for"
    );
    let mut command = catalogue.command(&["--archive"]);
    let service = catalogue
        .lab
        .url_at("wayback-good", "127.0.0.1", "/wayback-good/available");
    let output_human = command
        .env("CATLINT_ARCHIVE_URL", service)
        .output()
        .expect("catlint runs");
    let human = text(&output_human.stdout);
    assert!(human.contains("https://web.archive.org/web/"), "{human}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_password_in_a_url_is_sent_to_nobody_and_shown_to_nobody() {
    let catalogue = Catalogue::new("");
    let secret = |mode: &str| {
        catalogue
            .url(mode)
            .replace("://", &format!("://user:{PASSWORD}@"))
    };
    catalogue.write(&["ok", "status-404", "moved-301"].map(secret));
    let files = [
        "json=r.json",
        "sarif=r.sarif",
        "github=r.txt",
        "concise=c.txt",
    ];
    let mut arguments = vec!["--record", "tape.jsonl", "--update-history"];
    files
        .iter()
        .for_each(|file| arguments.extend(["--output", *file]));
    let output = catalogue.run(&arguments);
    for entry in fs::read_dir(catalogue.directory.path()).expect("listed") {
        let path = entry.expect("an entry").path();
        let holds = fs::read(&path).is_ok_and(|bytes| text(&bytes).contains(PASSWORD));
        assert!(!holds || path.ends_with("items.yaml"), "{}", path.display());
    }
    for printed in [&output.stdout, &output.stderr] {
        assert!(!text(printed).contains(PASSWORD), "{}", text(printed));
    }
    let requests = ["ok", "status-404", "moved-301"].map(|mode| catalogue.lab.requests(mode));
    let sent = requests
        .iter()
        .flatten()
        .filter(|request| request.header("authorization").is_some());
    assert_eq!(sent.count(), 0);
}

#[test]
fn shards_put_together_write_the_history_that_a_whole_run_writes() {
    let catalogue = Catalogue::new("");
    let modes = ["ok", "status-404", "status-403", "reset-request"];
    let https = catalogue
        .lab
        .url_at("ok-https", "localhost", "/ok-https/portal.html");
    let urls: Vec<String> = modes
        .iter()
        .map(|mode| catalogue.url(mode))
        .chain([https])
        .collect();
    catalogue.write(&urls);
    let day = [
        "--today",
        "2026-11-24",
        "--vantage",
        "ci",
        "--allow-address",
        "::1",
    ];
    let whole = catalogue.run(&[&["--update-history"][..], &day].concat());
    assert_eq!(whole.status.code(), Some(1), "{}", text(&whole.stderr));
    let expected = catalogue.read("links.history.tsv");
    fs::remove_file(catalogue.directory.path().join("links.history.tsv")).expect("removed");
    for shard in ["1/2", "2/2"] {
        let output = format!("json={}.json", &shard[..1]);
        catalogue.run(&[&["--shard", shard, "--output", &output][..], &day].concat());
    }
    let mut report = command();
    report.args([
        "report",
        "1.json",
        "2.json",
        "--update-history",
        "--fail-on",
        "never",
    ]);
    report
        .args(&day[..4])
        .current_dir(catalogue.directory.path());
    let merged = report.output().expect("catlint runs");
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    assert_eq!(catalogue.read("links.history.tsv"), expected);
    assert_eq!(expected.lines().count(), urls.len() + 1, "{expected}");
}
