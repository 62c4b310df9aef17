//! `ignore`: findings that are not reported, each with a reason.

use catlint_core::Day;
use serde_json::{Value, json};

use super::parts::pointer;
use super::reader::Reader;
use crate::rules;

/// Findings that are not reported, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IgnoreConfig {
    /// The rules that find them.
    pub rules: Vec<String>,
    /// The collection that they are in; every one without it.
    pub collection: Option<String>,
    /// The id of the record that they are in.
    pub record: Option<String>,
    /// The file that they are in: a path, or a pattern of paths.
    pub path: Option<String>,
    /// The field that they are about, with all that is in it: a pointer pattern.
    pub field: Option<String>,
    /// Why they are not reported.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Option<Day>,
}

pub(super) fn read(reader: Reader<'_>) -> IgnoreConfig {
    IgnoreConfig {
        rules: reader.texts("rule"),
        collection: reader.text("collection"),
        record: reader.text("record"),
        path: reader.text("path"),
        field: reader.text("field"),
        reason: reader.text("reason").unwrap_or_default(),
        until: reader.text("until").and_then(|day| day.parse().ok()),
    }
}

pub(super) fn schema() -> Value {
    let names: Vec<_> = rules::ignorable().map(|rule| rule.name.0).collect();
    let text = |description: &str, example: &str| json!({ "description": description, "type": "string", "minLength": 1, "examples": [example] });
    json!({
        "title": "Ignore",
        "description": "Findings that are not reported, each with a reason. Comments in the records can say the same.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["rule", "reason"],
            "properties": {
                "rule": {
                    "description": "The rule that finds them, or a list of rules.",
                    "if": { "type": "array" },
                    "then": { "minItems": 1, "items": { "enum": names } },
                    "else": { "enum": names }
                },
                "collection": text("The collection that they are in. Every one without it.", "initiatives"),
                "record": text("The id of the record that they are in. Every one without it.", "kh-employment-permit-scheme"),
                "path": text("The file that they are in: a path or a pattern, relative to this config.", "data/old/*.yaml"),
                "field": pointer("The field that they are about, with all that is in it: a JSON Pointer in which * stands for every item.", "/links/*/url"),
                "reason": { "description": "Why they are not reported.", "type": "string", "minLength": 1, "pattern": "\\S" },
                "until": { "description": "The last day on which it counts.", "type": "string", "format": "date", "examples": ["2027-01-31"] }
            }
        }
    })
}
