//! What a fuzzer begins with: a good thing of each kind, for it to spoil.

use catlint_report::Format;

use crate::{shapes, whole};

/// Seeds of one target: one in so many of the shapes is enough to begin with.
const EACH: usize = 7;

/// The seeds of a proof, by its name; none where there is no such proof.
#[must_use]
pub fn seeds(proof: &str) -> Vec<Vec<u8>> {
    let texts = match proof {
        "parse" | "spans" | "mend" | "draft" => some(shapes::yaml()),
        "json" => some(shapes::json()),
        "render" => [some(shapes::yaml()), some(shapes::strings())].concat(),
        "history" => histories(),
        "report" => reports(),
        "addresses" => addresses(),
        "schema" => with_record(SCHEMAS),
        "selector" => with_record(SELECTORS),
        "baseline" => vec![BASELINE.to_owned()],
        "config" => vec![CONFIG.to_owned()],
        _ => Vec::new(),
    };
    texts.into_iter().map(String::into_bytes).collect()
}

const BASELINE: &str = r#"{
  "version": 1,
  "findings": [
    {"rule": "missing-field", "records": ["a"], "field": "/name", "count": 2},
    {"rule": "syntax-error", "path": "data/a.yaml"}
  ]
}
"#;

const CONFIG: &str = "collections:
  a:
    files: [\"data/*.{yaml,json}\", \"!data/x*\"]
    schema: schema.json
    id: /id | fold
    label: /name
links:
  timeout: 20
  history: history.tsv
rules:
  similar-record: warning
ignore:
  - rule: dead-link
    paths: [\"data/a*\"]
    reason: known
    until: 2027-01-01
";

/// Lines of a link history: alive, gone, silent.
pub const HISTORY: &[&str] = &[
    "https://a.example/\t2026-01-01\t2026-02-01\t0\t-\t-\t0\t-\t-\talive\t200\t-\t-\tci",
    "https://b.example/%09%250A\t2026-01-01\t-\t2\t2026-01-03\t2026-01-09\t0\t-\t-\tgone\t404\thttps://c.example/\thttps://web.archive.org/web/20190302000000/https://b.example/\tlocal",
    "http://d.example/\t2026-01-01\t2026-01-01\t0\t-\t-\t3\t2026-01-02\t2026-01-04\tunknown\t-\t-\t-\tci",
];

const SCHEMAS: &[&str] = &[
    r#"{"type": "object", "required": ["name"], "additionalProperties": false}"#,
    r##"{"$defs": {"a": {"enum": [1, "x", null]}}, "properties": {"list": {"items": {"$ref": "#/$defs/a"}}}}"##,
    r#"{"properties": {"name": {"pattern": "^[a-z]+(-[a-z]+)*$", "minLength": 2}, "url": {"format": "uri"}}}"#,
    r#"{"anyOf": [{"required": ["id"]}, {"not": {"properties": {"name": {"const": 1}}}}]}"#,
    r##"{"patternProperties": {"^(?=x)": false}, "unevaluatedProperties": {"$dynamicRef": "#n"}, "$dynamicAnchor": "n"}"##,
    r#"{"if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["b"]}, "else": false}"#,
    r#"{"properties": {"list": {"contains": {"type": "integer"}, "maxContains": 2, "uniqueItems": true, "prefixItems": [true]}}}"#,
    r#"{"dependentRequired": {"a": ["b"]}, "propertyNames": {"maxLength": 5}, "minProperties": 1, "multipleOf": 0.1}"#,
];

const SELECTORS: &[&str] = &[
    "/name",
    "/list/*",
    "/**/url | fold",
    "@file.stem | strip(\"mdb-\")",
    "/name | split(\",\") | trim | fold",
    "{/name | slug}-{@file.stem}.yaml",
];

const RECORD: &str = "id: a\nname: xy\nkind: a\nurl: https://example.org/\nlist: [1, 2, x]\n";

fn some(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().step_by(EACH).collect()
}

fn with_record(texts: &[&str]) -> Vec<String> {
    let texts = texts.iter();
    texts.map(|text| format!("{text}\n%%%\n{RECORD}")).collect()
}

fn histories() -> Vec<String> {
    HISTORY.iter().map(|line| format!("{line}\n")).collect()
}

/// Sixteen characters before the URL stand for the bytes of an address.
fn addresses() -> Vec<String> {
    let urls = some(shapes::urls()).into_iter();
    urls.map(|url| format!("0123456789abcdef{url}")).collect()
}

fn reports() -> Vec<String> {
    let records = shapes::yaml().into_iter().step_by(EACH * EACH);
    let json = records.filter_map(|record| {
        let whole = whole("data/a.yaml", record.as_bytes());
        let mut texts = whole.texts.into_iter();
        texts.find(|(format, _)| *format == Format::Json)
    });
    json.map(|(_, text)| text).collect()
}
