//! What a run looked at, and what came of it.

use catlint_core::Severity;
use catlint_core::report::Report;
use serde::Serialize;

use crate::escape::redact;

#[derive(Serialize)]
pub(super) struct JsonSummary {
    files: usize,
    records: usize,
    links: usize,
    links_asked: usize,
    rules: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    ignored: usize,
    baselined: usize,
    notices: Vec<String>,
    change: Option<JsonChange>,
    shards: Option<JsonShards>,
    incomplete: bool,
}

#[derive(Serialize)]
struct JsonShards {
    of: u32,
    numbers: Vec<u32>,
}

#[derive(Serialize)]
struct JsonChange {
    since: String,
    records: usize,
    links: usize,
    older: usize,
}

impl JsonSummary {
    pub(super) fn new(report: &Report) -> Self {
        let summary = report.summary;
        Self {
            files: summary.files,
            records: summary.records,
            links: summary.links,
            links_asked: summary.links_asked,
            rules: summary.rules,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            ignored: summary.ignored,
            baselined: summary.baselined,
            notices: report
                .notices
                .iter()
                .map(|notice| redact(notice).into_owned())
                .collect(),
            change: report.change.as_ref().map(|change| JsonChange {
                since: redact(&change.since).into_owned(),
                records: change.records,
                links: change.links,
                older: change.older,
            }),
            shards: report.shards.as_ref().map(|shards| JsonShards {
                of: shards.of,
                numbers: shards.numbers.iter().copied().collect(),
            }),
            incomplete: report.incomplete,
        }
    }
}
