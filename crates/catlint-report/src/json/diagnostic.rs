//! A finding as the report writes it.

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Label};
use serde::Serialize;

use super::place::JsonPlace;
use crate::escape::redact;

#[derive(Serialize)]
pub(super) struct JsonDiagnostic {
    rule: &'static str,
    category: Option<&'static str>,
    severity: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: JsonPlace,
    here: Option<String>,
    related: Vec<JsonRelated>,
    fix: Option<JsonFix>,
    fingerprint: String,
}

impl JsonDiagnostic {
    pub(super) fn new(
        catalogue: &Catalogue,
        report: &Report,
        diagnostic: &Diagnostic,
        fingerprint: String,
    ) -> Self {
        let rule = report
            .rules
            .iter()
            .find(|rule| rule.name == diagnostic.rule);
        Self {
            rule: diagnostic.rule.0,
            category: rule.map(|rule| rule.category.name()),
            severity: diagnostic.severity.name(),
            message: redact(&diagnostic.message).into_owned(),
            help: diagnostic
                .help
                .as_deref()
                .map(|help| redact(help).into_owned()),
            place: JsonPlace::new(catalogue, diagnostic.primary.place),
            here: words(&diagnostic.primary.message),
            related: diagnostic
                .related
                .iter()
                .map(|label| JsonRelated::new(catalogue, label))
                .collect(),
            fix: JsonFix::new(catalogue, diagnostic),
            fingerprint,
        }
    }
}

fn words(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| redact(text).into_owned())
}

#[derive(Serialize)]
struct JsonRelated {
    #[serde(flatten)]
    place: JsonPlace,
    message: String,
}

impl JsonRelated {
    fn new(catalogue: &Catalogue, label: &Label) -> Self {
        let message = redact(&label.message).into_owned();
        Self {
            place: JsonPlace::new(catalogue, label.place),
            message,
        }
    }
}

#[derive(Serialize)]
struct JsonFix {
    applicability: &'static str,
    edits: Vec<JsonEdit>,
}

#[derive(Serialize)]
struct JsonEdit {
    path: String,
    start: u32,
    end: u32,
    replacement: String,
}

impl JsonFix {
    /// The fix, unless it would show a secret.
    fn new(catalogue: &Catalogue, diagnostic: &Diagnostic) -> Option<Self> {
        let fix = diagnostic.fix.as_ref()?;
        let secret = fix
            .edits
            .iter()
            .any(|edit| redact(&edit.replacement) != edit.replacement.as_str());
        let edits = fix.edits.iter().map(|edit| JsonEdit {
            path: redact(catalogue.document(edit.document).path()).into_owned(),
            start: edit.span.start,
            end: edit.span.end,
            replacement: edit.replacement.clone(),
        });
        (!secret).then(|| Self {
            applicability: fix.applicability.name(),
            edits: edits.collect(),
        })
    }
}
