//! What holds of every format, whatever the data says.

use proptest::prelude::*;
use serde_json::Value;

use crate::escape::visible_form;
use crate::sample::{ATTACKS, Sample, hostile, of, rendered};
use crate::{Format, summary};

/// No byte that a terminal obeys, no command that a runner obeys, no secret.
fn judge(text: &str, format: Format) {
    let name = format.name();
    for line in text.split('\n') {
        let hidden = line
            .chars()
            .find(|c| *c != '\t' && visible_form(*c).is_some());
        assert_eq!(hidden, None, "{name}: {line}");
        let ours = format == Format::Github && is_ours(line);
        assert!(
            !line.trim_start().starts_with("::") || ours,
            "{name}: {line}"
        );
        assert!(!line.contains("##["), "{name}: {line}");
        for secret in ["S3CR3Tpw", "T0KENtok"] {
            assert!(!line.contains(secret), "{name}: {line}");
        }
    }
}

/// Whether a line is one command, made by us.
fn is_ours(line: &str) -> bool {
    let commands = ["::error file=", "::warning file=", "::notice file="];
    let begins = commands.iter().any(|command| line.starts_with(command));
    let after = line.split_once("::").map_or("", |(_, rest)| rest);
    let properties = after
        .split_once("::")
        .map_or("", |(properties, _)| properties);
    let names: Vec<_> = properties
        .split_once(' ')
        .map_or("", |(_, list)| list)
        .split(',')
        .filter_map(|property| property.split_once('=').map(|(name, _)| name))
        .collect();
    let expected = ["file", "line", "col", "endColumn", "title"];
    begins && names.iter().all(|name| expected.contains(name)) && names.len() >= 4
}

fn judge_all(sample: &Sample) {
    for format in Format::ALL {
        judge(&rendered(sample, format), format);
    }
    judge(&summary(&sample.report), Format::Human);
}

#[test]
fn no_format_obeys_the_data() {
    judge_all(&hostile());
    // A path that begins a line.
    let mut sample = of(&["x"]);
    let text = b"{".to_vec();
    let limits = catlint_core::document::Limits::default();
    for path in ["::error::x.json", "  ::error::x.json", "##[error]x.json"] {
        let document = catlint_core::Document::parse(path, text.clone(), &limits);
        if let Some(place) = sample.catalogue.documents.last_mut() {
            *place = document;
        }
        judge_all(&sample);
    }
}

#[test]
fn json_and_sarif_are_read_back_as_they_were_meant() {
    let sample = hostile();
    let findings = sample.report.diagnostics.len();
    let report: Value = serde_json::from_str(&rendered(&sample, Format::Json)).expect("JSON");
    assert_eq!(
        report["diagnostics"].as_array().map(Vec::len),
        Some(findings)
    );
    for (attack, finding) in ATTACKS
        .iter()
        .zip(report["diagnostics"].as_array().expect("a list").chunks(3))
    {
        let message = format!("the name is {attack}, did you mean `{attack}`?");
        let message = crate::escape::redact(&message).into_owned();
        assert_eq!(finding[0]["message"], message, "nothing is lost");
    }
    let sarif: Value = serde_json::from_str(&rendered(&sample, Format::Sarif)).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), findings);
    for result in results {
        let location = &result["locations"][0]["physicalLocation"];
        let uri = location["artifactLocation"]["uri"]
            .as_str()
            .expect("a text");
        let base = url::Url::parse("https://root.example/").expect("a URL");
        let joined = base.join(uri).expect("a relative reference");
        assert_eq!(joined.host_str(), Some("root.example"), "{uri}");
        assert!(
            joined.query().is_none() && joined.fragment().is_none(),
            "{uri}"
        );
        let region = &location["region"];
        assert!(region["startLine"].as_u64() > Some(0) && region["startColumn"].as_u64() > Some(0));
    }
}

#[test]
fn sarif_is_cut_by_gravity_and_says_so() {
    let sample = hostile().times(30_000);
    let sarif: Value = serde_json::from_str(&rendered(&sample, Format::Sarif)).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(5_000));
    assert!(
        run["results"]
            .as_array()
            .expect("a list")
            .iter()
            .all(|one| one["level"] == "error")
    );
    let notes = run["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(
        notes.contains("30000 findings; the gravest 5000"),
        "{notes}"
    );
}

#[test]
fn for_people_the_number_of_findings_is_bounded_and_the_total_exact() {
    let sample = hostile().times(100_000);
    let text = rendered(&sample, Format::Human);
    let shown = text.matches("\n  rule: ").count();
    assert!(
        shown <= 1_000 && text.len() < 2 << 20,
        "{shown}, {}",
        text.len()
    );
    let rest = text.lines().filter_map(|line| {
        line.strip_prefix("… and ")?
            .split(' ')
            .next()?
            .parse::<usize>()
            .ok()
    });
    assert_eq!(shown + rest.sum::<usize>(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_obeyed(texts in prop::collection::vec(nasty(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        judge_all(&of(&texts));
    }

    #[test]
    fn what_is_no_command_is_left_in_peace(text in "[a-zé .,:/-]{0,40}") {
        prop_assume!(!text.trim_start().starts_with("::"));
        prop_assert_eq!(crate::harmless(&text), text);
    }
}

/// Texts of pieces that have been dangerous somewhere.
fn nasty() -> impl Strategy<Value = String> {
    let attack = prop::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned);
    let piece = prop_oneof![
        attack,
        Just("::".to_owned()),
        Just("##[".to_owned()),
        Just("\n".to_owned()),
        Just(" ".to_owned()),
        Just("```".to_owned()),
        ".{0,8}".prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}
