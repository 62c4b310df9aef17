//! One versioned JSON object, with types of its own so that it changes only on purpose.
//! `schema/report.schema.json` describes it.

mod diagnostic;
mod link;
mod place;
mod summary;

use std::io::{self, Write};

use catlint_core::Catalogue;
use catlint_core::report::Report;
use serde::Serialize;

use crate::escape::write_json;
use crate::fingerprint;
use diagnostic::JsonDiagnostic;
use link::JsonLink;
use summary::JsonSummary;

/// The version of this form.
pub(crate) const VERSION: u32 = 1;

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let fingerprints = fingerprint::fingerprints(catalogue, &report.diagnostics);
    let diagnostics = report.diagnostics.iter().zip(fingerprints);
    let json = JsonReport {
        version: VERSION,
        summary: JsonSummary::new(report),
        rules: report.rules.iter().map(|rule| rule.name.0).collect(),
        diagnostics: diagnostics
            .map(|(diagnostic, fingerprint)| {
                JsonDiagnostic::new(catalogue, report, diagnostic, fingerprint)
            })
            .collect(),
        links: report
            .links
            .iter()
            .map(|link| JsonLink::new(catalogue, link))
            .collect(),
    };
    write_json(&json, out)
}

#[derive(Serialize)]
struct JsonReport {
    version: u32,
    summary: JsonSummary,
    rules: Vec<&'static str>,
    diagnostics: Vec<JsonDiagnostic>,
    links: Vec<JsonLink>,
}
