//! Schemas from end to end: what refers to what, and that what the audit of schemas says of the
//! validator is so.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::{Copy, err, json as report, status};

#[test]
fn every_reference_that_leads_nowhere_is_told_at_its_place() {
    let copy = Copy::new();
    let schema = "{\n  \"properties\": {\n    \"id\": { \"$ref\": \"https://example.org/id.json\" },\n    \"name\": { \"$ref\": \"gone.json\" },\n    \"own\": { \"$ref\": \"#/$defs/own\" }\n  },\n  \"$defs\": { \"own\": { \"type\": \"integer\" } }\n}";
    copy.write("schema/scheme.schema.json", schema);
    // The rest of the schema is applied.
    copy.write(
        "data/vocabulary/schemes.yaml",
        "schemes:\n  - { id: a, name: A, own: x }\n",
    );
    let found = copy.findings();
    let of = |rule: &str| -> Vec<_> {
        let found = found.iter().filter(|finding| finding["rule"] == rule);
        found
            .map(|finding| {
                let (path, start) = (&finding["path"], &finding["span"]["start"]);
                let (line, column) = (&start["line"], &start["column"]);
                format!(
                    "{}:{line}:{column} {}",
                    path.as_str().unwrap(),
                    finding["message"]
                )
            })
            .collect()
    };
    let outside = of("outside-reference");
    let [web, file] = &outside[..] else {
        panic!("{outside:#?}");
    };
    let address = "schema/scheme.schema.json:3:21 \"`$ref` leads out of the repository, to `https://example.org/id.json`";
    assert!(web.starts_with(address), "{web}");
    let gone = "schema/scheme.schema.json:4:23 \"`$ref` leads to the file `schema/gone.json`, which cannot be read";
    assert!(file.starts_with(gone), "{file}");
    assert!(web.contains("catlint never fetches a schema"), "{web}");
    assert_eq!(of("wrong-type").len(), 1, "{found:#?}");
}

#[test]
fn a_pattern_that_cannot_be_compared_ends_the_run_with_plain_words() {
    for (pattern, words) in [
        (
            r"\\Aa\\Z",
            r"has `\A`, the beginning of a text in Perl and Python",
        ),
        (r"(?>a+)b", "has `(?>`, an atomic group"),
        (
            r"(?<year>a)\\k<year>",
            r"has `\k<`, which catlint cannot compare",
        ),
        ("[a-z", "cannot be read: unclosed character class"),
    ] {
        for schema in [
            format!("{{ \"properties\": {{ \"id\": {{ \"pattern\": \"{pattern}\" }} }} }}"),
            format!("{{ \"patternProperties\": {{ \"{pattern}\": {{}} }} }}"),
        ] {
            let copy = Copy::new();
            copy.write("schema/scheme.schema.json", &schema);
            let output = copy.run(&["check", "--offline"]);
            assert_eq!(status(&output), 2, "{schema}");
            let text = err(&output);
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}

#[test]
fn a_reference_may_lead_above_the_catalogue_as_far_as_the_repository() {
    let copy = Copy::empty();
    let schema = r#"{ "properties": { "id": { "$ref": "../common/id.json" }, "name": { "$ref": "../../name.json" } } }"#;
    copy.write("repo/data/catlint.yaml", CONFIG);
    copy.write("repo/data/record.json", r#"{ "id": 3, "name": 4 }"#);
    copy.write("repo/data/schema.json", schema);
    copy.write(
        "repo/common/id.json",
        r#"{ "type": "string", "examples": [5] }"#,
    );
    copy.write("name.json", r#"{ "type": "string" }"#);
    copy.write("repo/.git/HEAD", "ref: refs/heads/main\n");
    let run = || {
        let arguments = ["check", "--offline", "--config", "repo/data/catlint.yaml"];
        let output = copy.run(&[&arguments[..], &["--format", "concise"]].concat());
        let text = support::out(&output);
        let lines = text
            .lines()
            .map(|line| line.split(']').next().unwrap_or_default());
        let lines: BTreeSet<_> = lines.map(ToOwned::to_owned).collect();
        lines.into_iter().collect::<Vec<_>>()
    };
    let outside = "schema.json:1:76: error[outside-reference";
    let found = run();
    let expected = [
        "../common/id.json:1:34: warning[unfitting-example",
        "record.json:1:9: error[wrong-type",
        outside,
    ];
    assert_eq!(found, expected);
    // Without a repository the catalogue is all there is.
    std::fs::remove_dir_all(copy.path("repo/.git")).expect("removed");
    assert_eq!(
        run(),
        ["schema.json:1:35: error[outside-reference", outside]
    );
}

#[test]
fn a_key_that_stands_twice_in_a_schema_is_found_there() {
    let copy = Copy::new();
    let schema = "{ \"type\": \"object\", \"minProperties\": 1, \"minProperties\": 2 }";
    copy.write("schema/scheme.schema.json", schema);
    let found = copy.findings();
    let of_schema = found
        .iter()
        .filter(|finding| finding["path"] == "schema/scheme.schema.json");
    let rules: Vec<_> = of_schema.map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["duplicate-key"]);
}

const CONFIG: &str =
    "collections:\n  records:\n    files: [record.json]\n    schema: schema.json\n";

const DRAFTS: [&str; 5] = [
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
];

/// Every format of every draft (Validation 2020-12, 7.3, and its predecessors).
const FORMATS: [&str; 19] = [
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uuid",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "regex",
];

/// Findings of a rule in a catalogue of one record.
fn findings(schema: &Value, record: &Value, rule: &str) -> Vec<Value> {
    let copy = Copy::empty();
    copy.write("catlint.yaml", CONFIG);
    copy.write("schema.json", schema.to_string());
    copy.write("record.json", record.to_string());
    let run = ["check", "--only", "fields", "--format", "json"];
    let report = report(&copy.run(&run));
    let found = report["diagnostics"].as_array().expect("a list");
    found
        .iter()
        .filter(|finding| finding["rule"] == rule)
        .cloned()
        .collect()
}

fn last_key(finding: &Value, at: usize) -> String {
    let pointer = finding["pointer"].as_str().expect("a pointer");
    pointer.split('/').nth(at).expect("a key").to_owned()
}

#[test]
fn a_format_is_either_checked_or_said_not_to_be() {
    for draft in DRAFTS {
        let fields = FORMATS.iter();
        let fields = fields.map(|format| {
            let schema = json!({ "type": "string", "format": format });
            ((*format).to_owned(), schema)
        });
        let schema = json!({ "$schema": draft, "properties": Value::Object(fields.collect()) });
        // No text of any of the formats.
        let values = FORMATS.iter();
        let values = values.map(|format| ((*format).to_owned(), json!("( {%")));
        let record = Value::Object(values.collect());
        let checked = findings(&schema, &record, "invalid-format");
        let checked: BTreeSet<_> = checked.iter().map(|found| last_key(found, 1)).collect();
        let unchecked = findings(&schema, &record, "unasserted-format");
        let unchecked: BTreeSet<_> = unchecked.iter().map(|found| last_key(found, 2)).collect();
        let rest: BTreeSet<_> = FORMATS.iter().map(|format| (*format).to_owned()).collect();
        let rest: BTreeSet<_> = rest.difference(&checked).cloned().collect();
        assert_eq!(unchecked, rest, "{draft}");
        assert!(checked.contains("date-time"), "{draft}");
    }
}

/// Schemas of one keyword each, with a value that breaks it.
fn broken() -> Vec<(&'static str, Value, Value)> {
    vec![
        ("const", json!({ "const": 1 }), json!(2)),
        ("contains", json!({ "contains": { "const": 1 } }), json!([])),
        (
            "propertyNames",
            json!({ "propertyNames": { "maxLength": 1 } }),
            json!({ "ab": 1 }),
        ),
        (
            "if",
            json!({ "if": {}, "then": { "type": "string" } }),
            json!(1),
        ),
        (
            "dependencies",
            json!({ "dependencies": { "a": ["b"] } }),
            json!({ "a": 1 }),
        ),
        (
            "dependentRequired",
            json!({ "dependentRequired": { "a": ["b"] } }),
            json!({ "a": 1 }),
        ),
        (
            "dependentSchemas",
            json!({ "dependentSchemas": { "a": { "required": ["b"] } } }),
            json!({ "a": 1 }),
        ),
        (
            "unevaluatedProperties",
            json!({ "unevaluatedProperties": false }),
            json!({ "a": 1 }),
        ),
        (
            "unevaluatedItems",
            json!({ "unevaluatedItems": false }),
            json!([1]),
        ),
        (
            "prefixItems",
            json!({ "prefixItems": [{ "type": "string" }] }),
            json!([1]),
        ),
        ("uniqueItems", json!({ "uniqueItems": true }), json!([1, 1])),
        (
            "patternProperties",
            json!({ "patternProperties": { "^a": { "type": "string" } } }),
            json!({ "a": 1 }),
        ),
    ]
}

#[test]
fn a_keyword_either_checks_or_is_said_not_to() {
    for draft in DRAFTS {
        for (keyword, part, value) in broken() {
            let schema = json!({ "$schema": draft, "properties": { "x": part } });
            let copy = Copy::empty();
            copy.write("catlint.yaml", CONFIG);
            copy.write("schema.json", schema.to_string());
            copy.write("record.json", json!({ "x": value }).to_string());
            let run = ["check", "--only", "fields", "--format", "json"];
            let report = report(&copy.run(&run));
            let found = report["diagnostics"].as_array().expect("a list");
            let checks = found.iter().any(|finding| finding["path"] == "record.json");
            let said = found.iter().any(|finding| {
                let rule = finding["rule"].as_str().unwrap_or_default();
                finding["path"] == "schema.json"
                    && ["inert-keyword", "unknown-keyword"].contains(&rule)
            });
            assert!(
                checks != said,
                "{keyword} in {draft}: checks {checks}, said not to {said}"
            );
        }
    }
}
