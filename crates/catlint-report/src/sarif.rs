//! SARIF 2.1.0 (OASIS), as GitHub's code scanning and others read it.

use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Label, Place, RuleMeta, Severity};
use serde_json::{Value, json};

use crate::{Options, escape, fingerprint, place};

/// Results in one run; GitHub shows no more and refuses far larger ones.
const MOST_RESULTS: usize = 5_000;

pub(crate) fn write(
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fingerprints = fingerprint::fingerprints(catalogue, &report.diagnostics);
    let mut results: Vec<_> = report.diagnostics.iter().zip(&fingerprints).collect();
    let total = results.len();
    if total > MOST_RESULTS {
        // The gravest first; the sort keeps the order within a severity.
        results.sort_by_key(|(diagnostic, _)| std::cmp::Reverse(diagnostic.severity));
        results.truncate(MOST_RESULTS);
    }
    let results: Vec<Value> = results
        .into_iter()
        .map(|(diagnostic, print)| result(catalogue, report, diagnostic, print))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "catlint",
                "version": options.tool_version,
                "rules": report.rules.iter().map(|rule| rule_descriptor(rule)).collect::<Vec<_>>()
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "The catalogue's root." } } },
            "invocations": [{ "executionSuccessful": !report.incomplete, "toolExecutionNotifications": notifications(report, total) }],
            "results": results
        }]
    });
    escape::write_json(&log, out)
}

fn notifications(report: &Report, total: usize) -> Vec<Value> {
    let cut = (total > MOST_RESULTS)
        .then(|| format!("{total} findings; the gravest {MOST_RESULTS} of them are in this log"));
    let notices = report.notices.iter().map(|notice| escape::line(notice));
    let texts = notices.chain(cut);
    texts
        .map(|text| json!({ "level": "note", "message": { "text": text } }))
        .collect()
}

fn rule_descriptor(rule: &RuleMeta) -> Value {
    let level = rule.level.severity().map_or("none", level);
    json!({
        "id": rule.name.0,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.page(), "markdown": rule.page() },
        "defaultConfiguration": { "level": level },
        "properties": { "category": rule.category.name() }
    })
}

fn result(catalogue: &Catalogue, report: &Report, diagnostic: &Diagnostic, print: &str) -> Value {
    let index = report
        .rules
        .iter()
        .position(|rule| rule.name == diagnostic.rule);
    let mut text = place::headline(catalogue, diagnostic);
    if let Some(help) = &diagnostic.help {
        text.push_str("\nHelp: ");
        text.push_str(help);
    }
    let mut result = json!({
        "ruleId": diagnostic.rule.0,
        "level": level(diagnostic.severity),
        "message": { "text": escape::harmless(&text) },
        "locations": [location(catalogue, diagnostic.primary.place)],
        "relatedLocations": diagnostic.related.iter().enumerate().map(|(id, label)| related(catalogue, id, label)).collect::<Vec<_>>(),
        "partialFingerprints": { "catlint/v1": print }
    });
    if let (Some(index), Some(object)) = (index, result.as_object_mut()) {
        object.insert("ruleIndex".to_owned(), index.into());
    }
    result
}

fn location(catalogue: &Catalogue, place: Place) -> Value {
    let region = place::region(catalogue, place);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": escape::uri(place::path(catalogue, place)), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": region.start.line,
            "startColumn": region.start.column,
            "endLine": region.end.line,
            "endColumn": region.end.column
        }
    } })
}

fn related(catalogue: &Catalogue, id: usize, label: &Label) -> Value {
    let mut location = location(catalogue, label.place);
    if let Some(object) = location.as_object_mut() {
        object.insert("id".to_owned(), id.into());
        object.insert(
            "message".to_owned(),
            json!({ "text": escape::line(&label.message) }),
        );
    }
    location
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}
