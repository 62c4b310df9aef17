//! A mistake of our own over one record: the others are audited all the same, and it does not pass.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use catlint::check;
use catlint::cli::{CheckArgs, FormatArg};
use catlint::error::Error;
use catlint::surroundings::Surroundings;
use catlint_core::{Catalogue, Diagnostic, Record};
use catlint_report::Format;
use catlint_schema::{CodeField, RecordSchema};
use serde_json::Value;
use support::Copy;

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";

/// The fields audit, with a mistake in it.
fn mistaken(
    catalogue: &Catalogue,
    record: &Record,
    schema: Option<&RecordSchema>,
    codes: &[CodeField],
) -> Vec<Diagnostic> {
    assert_ne!(record.id.0, "KH", "no country may be called {}", record.id);
    catlint_schema::audit_record(catalogue, record, schema, codes)
}

#[test]
fn a_panic_over_one_record_is_told_as_our_bug_and_the_others_are_audited() {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    let report = copy.path("report.json");
    let args = CheckArgs {
        config: Some(copy.path("catlint.yaml")),
        offline: true,
        quiet: true,
        format: FormatArg(Format::Concise),
        output: vec![(FormatArg(Format::Json), report.clone())],
        ..CheckArgs::default()
    };
    let surroundings = Surroundings {
        audit_record: mistaken,
        ..Surroundings::default()
    };
    surroundings.bugs.install();
    let result = check::run(&args, &surroundings);
    let _ = std::panic::take_hook();

    let error = result.expect_err("what was not checked must not pass");
    assert!(matches!(error, Error::Bug { more: 0, .. }), "{error}");
    let text = error.to_string();
    let begins = "this is a bug in catlint, not in your catalogue: the fields of \
                  data/vocabulary/countries.yaml (Cambodia) were not checked (";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains("no country may be called KH, at "), "{text}");

    let report = std::fs::read(report).expect("a report is written");
    let report: Value = serde_json::from_slice(&report).expect("JSON");
    assert_eq!(report["summary"]["incomplete"], true);
    let rules: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .collect();
    assert!(
        rules
            .iter()
            .any(|finding| finding["rule"] == "missing-field")
    );
    let notices = report["summary"]["notices"].to_string();
    assert!(notices.contains("this is a bug in catlint"), "{notices}");
}
