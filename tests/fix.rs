//! `--fix`, `--unsafe-fixes` and `--diff` as their users meet them.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;

use serde_json::Value;
use support::{Copy, err, json, out, status};

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";

/// A catalogue with slips of each kind: one that is safe to mend, and two that are not.
fn spoilt() -> Copy {
    let copy = Copy::new();
    copy.replace(
        KH,
        "section: asia-and-the-pacific",
        "section: asia-and-pacific",
    );
    copy.replace(KH, "country: \"KH\"", "contry: \"KH\"");
    copy.replace(
        KH,
        "\nname: The Employment Permit Scheme",
        "\nname: \"  The Employment Permit Scheme\"",
    );
    copy
}

fn fixable(copy: &Copy) -> Vec<Value> {
    let mut findings = copy.findings();
    findings.retain(|finding| !finding["fix"].is_null());
    findings
}

#[test]
fn safe_fixes_are_made_and_the_others_are_offered() {
    let copy = spoilt();
    let before = copy.read(KH);
    let output = copy.run(&["check", "--offline", "--fix"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    assert_eq!(copy.read(KH), before.replace("name: \"  ", "name: \""));
    let text = err(&output);
    assert!(text.contains("1 finding mended in 1 file\n"), "{text}");
    assert!(
        text.contains("2 findings can be mended if you look at the result: see it with `catlint check --unsafe-fixes --diff`"),
        "{text}"
    );
    assert!(!out(&output).contains("stray-white-space"), "it is mended");
    assert!(out(&output).contains("did you mean `country`?"));

    let output = copy.run(&["check", "--offline", "--unsafe-fixes"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    let once = copy.read(KH);
    assert!(
        once.contains("\ncountry: \"KH\"\n") && once.contains("section: asia-and-the-pacific\n")
    );
    assert_eq!(fixable(&copy), Vec::<Value>::new());
    copy.run(&["check", "--offline", "--unsafe-fixes"]);
    assert_eq!(copy.read(KH), once, "a second run has nothing to do");
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let copy = spoilt();
    let before = copy.read(KH);
    let output = copy.run(&["check", "--offline", "--unsafe-fixes", "--diff"]);
    assert_eq!(status(&output), 1);
    assert_eq!(copy.read(KH), before);
    let diff = out(&output);
    assert!(
        diff.starts_with(&format!("--- a/{KH}\n+++ b/{KH}\n@@ ")),
        "{diff}"
    );
    assert!(
        diff.contains("\n-contry: \"KH\"\n") && diff.contains("\n+country: \"KH\"\n"),
        "{diff}"
    );
    assert!(
        err(&output).contains("3 findings would be mended in 1 file"),
        "{}",
        err(&output)
    );
    let clean = Copy::new();
    let output = clean.run(&["check", "--offline", "--diff"]);
    assert_eq!((status(&output), out(&output)), (0, String::new()));
    assert!(
        err(&output).contains("nothing would be mended"),
        "{}",
        err(&output)
    );
}

#[test]
fn line_ends_byte_order_mark_and_comments_stay() {
    let copy = spoilt();
    let text = format!("\u{feff}{}# the end", copy.read(KH)).replace('\n', "\r\n");
    copy.write(KH, &text);
    copy.run(&["check", "--offline", "--fix"]);
    assert_eq!(copy.read(KH), text.replace("name: \"  ", "name: \""));
}

#[test]
fn a_path_narrows_what_is_mended() {
    let copy = spoilt();
    let before = copy.read(KH);
    copy.run(&["check", "--offline", "--fix", "data/vocabulary"]);
    assert_eq!(copy.read(KH), before);
}

#[test]
fn a_file_with_a_key_twice_is_not_mended() {
    let copy = spoilt();
    let text = copy.read(KH) + "name: again\n";
    copy.write(KH, &text);
    let output = copy.run(&["check", "--offline", "--unsafe-fixes"]);
    assert_eq!(status(&output), 1);
    assert_eq!(copy.read(KH), text);
    assert!(
        err(&output).contains("nothing could be mended"),
        "{}",
        err(&output)
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_an_error_and_the_findings_are_told_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let copy = spoilt();
    fs::set_permissions(copy.path(KH), fs::Permissions::from_mode(0o444)).expect("set");
    let output = copy.run(&["check", "--offline", "--fix", "--format", "json"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains(&format!("catlint: cannot mend {KH}: permission denied")),
        "{}",
        err(&output)
    );
    assert!(
        !json(&output)["diagnostics"]
            .as_array()
            .expect("a list")
            .is_empty()
    );
}

#[test]
fn a_slip_in_a_key_of_json_keeps_its_quotes() {
    let copy = Copy::new();
    copy.write(
        "catlint.yaml",
        "collections:\n  a:\n    files: [\"records/*.json\"]\n    schema: records.schema.json\n",
    );
    copy.write(
        "records.schema.json",
        r#"{"properties": {"country": {}}, "required": ["country"], "additionalProperties": false}"#,
    );
    copy.write("records/a.json", "{\n  \"contry\": \"KH\"\n}\n");
    let output = copy.run(&["check", "--offline", "--unsafe-fixes"]);
    assert_eq!(status(&output), 0, "{}{}", out(&output), err(&output));
    assert_eq!(copy.read("records/a.json"), "{\n  \"country\": \"KH\"\n}\n");
}
