//! The verdict in one line, and what has to be said about the run.

use catlint_core::Severity;
use catlint_core::report::Report;

use crate::escape;

/// The notices of a run, then how much was found in how much.
#[must_use]
pub fn summary(report: &Report) -> String {
    let text: String = report
        .notices
        .iter()
        .map(|notice| format!("{}\n", escape::line(notice)))
        .collect();
    let mut text = escape::disarm_lines(&text);
    text.extend(left_out(report));
    text.push_str(&format!("{}\n", verdict(report)));
    text
}

/// The verdict in one line: what was found, in how much.
pub(crate) fn verdict(report: &Report) -> String {
    let incomplete = match report.incomplete {
        true => "INCOMPLETE: ",
        false => "",
    };
    let part = report.shards.as_ref();
    let part = part.map_or_else(String::new, |shards| format!("{shards}: "));
    format!(
        "{incomplete}{part}{} in {}",
        found(report),
        looked_at(report)
    )
}

fn found(report: &Report) -> String {
    let found = Severity::ALL.into_iter().filter_map(|severity| {
        let count = report.count(severity);
        (count > 0).then(|| counted(count, severity.name()))
    });
    let found: Vec<_> = found.collect();
    match found.is_empty() {
        true => "no findings".to_owned(),
        false => found.join(", "),
    }
}

/// What is not reported, and why, a line each: nothing is left out in silence.
fn left_out(report: &Report) -> impl Iterator<Item = String> {
    let older = report.change.as_ref().map_or(0, |change| change.older);
    let left_out = [
        (older, " older than this change", "left alone"),
        (report.summary.ignored, "", "ignored"),
        (report.summary.baselined, "", "left to the baseline"),
    ];
    let left_out = left_out.into_iter().filter(|(count, ..)| *count > 0);
    left_out.map(|(count, which, done)| {
        let verb = if count == 1 { "was" } else { "were" };
        format!("{}{which} {verb} {done}\n", counted(count, "finding"))
    })
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

/// A number of things, with the right ending: `1 record`, `2 records`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
