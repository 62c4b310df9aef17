//! GitLab's Code Quality report: an array of issues with a fingerprint each.

use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Severity};
use serde::Serialize;

use crate::escape::{line, redact, write_json};
use crate::{fingerprint, place};

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let fingerprints = fingerprint::fingerprints(catalogue, &report.diagnostics);
    let diagnostics = report.diagnostics.iter().zip(fingerprints);
    let issues = diagnostics.map(|(diagnostic, print)| Issue::new(catalogue, diagnostic, print));
    write_json(&issues.collect::<Vec<_>>(), out)
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

impl Issue {
    fn new(catalogue: &Catalogue, diagnostic: &Diagnostic, fingerprint: String) -> Self {
        let place = diagnostic.primary.place;
        let help = diagnostic.help.as_deref();
        let help = help.map_or_else(String::new, |help| format!(" (help: {help})"));
        let begin = catalogue.position(place).line;
        Self {
            description: line(&(place::headline(catalogue, diagnostic) + &help)),
            check_name: diagnostic.rule.0,
            fingerprint,
            severity: severity(diagnostic.severity),
            location: Location {
                path: redact(place::path(catalogue, place)).into_owned(),
                lines: Lines { begin },
            },
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::Format;
    use crate::sample::{hostile, rendered};

    #[test]
    fn hostile_text_is_data_when_it_is_read_back() {
        let sample = hostile();
        let text = rendered(&sample, Format::Gitlab);
        let issues: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        assert_eq!(issues.len(), sample.report.diagnostics.len());
        let keys = [
            "check_name",
            "description",
            "fingerprint",
            "location",
            "severity",
        ];
        for issue in &issues {
            let object = issue.as_object().expect("an object");
            assert_eq!(object.keys().collect::<Vec<_>>(), keys);
            assert!(issue["location"]["lines"]["begin"].as_u64() > Some(0));
        }
        let mut prints: Vec<_> = issues
            .iter()
            .map(|issue| issue["fingerprint"].as_str())
            .collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), issues.len(), "each has a name of its own");
    }
}
