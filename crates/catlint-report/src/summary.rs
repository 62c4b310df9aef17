//! The verdict in one line, and what has to be said about the run.

use catlint_core::Severity;
use catlint_core::report::Report;

use crate::escape;

/// The notices of a run, then how much was found in how much.
#[must_use]
pub fn summary(report: &Report) -> String {
    let mut text: String = report
        .notices
        .iter()
        .map(|notice| format!("{}\n", escape::line(&escape::redact(notice))))
        .collect();
    let found = Severity::ALL.into_iter().filter_map(|severity| {
        let count = report.count(severity);
        (count > 0).then(|| counted(count, severity.name()))
    });
    let found: Vec<_> = found.collect();
    let found = if found.is_empty() {
        "no findings".to_owned()
    } else {
        found.join(", ")
    };
    let part = report.shards.as_ref();
    let part = part.map_or_else(String::new, |shards| format!("{shards}: "));
    let incomplete = match report.incomplete {
        true => "INCOMPLETE: ",
        false => "",
    };
    text.push_str(&format!(
        "{incomplete}{part}{found} in {}\n",
        looked_at(report)
    ));
    text
}

fn looked_at(report: &Report) -> String {
    let summary = report.summary;
    let links = match summary.links_asked {
        0 => format!("{}, checked for form only", counted(summary.links, "link")),
        asked if asked == summary.links => counted(asked, "link"),
        asked => format!(
            "{}, {asked} of them over the network",
            counted(summary.links, "link")
        ),
    };
    let records = counted(summary.records, "record") + &changed(report);
    let files = counted(summary.files, "file");
    let rules = counted(summary.rules, "rule");
    if summary.links == 0 {
        return format!("{records} ({files}, {rules})");
    }
    format!("{records} ({files}; {links}; {rules})")
}

/// Without it a change that is not seen as one would pass in silence.
fn changed(report: &Report) -> String {
    let Some(change) = &report.change else {
        return String::new();
    };
    let since = escape::line(&change.since);
    format!(", {} of them changed since {since}", change.records)
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
