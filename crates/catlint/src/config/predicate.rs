//! `unless` and `when`: which records an entry is about.

use catlint_core::document::Kind;
use catlint_schema::SELECTOR;
use serde_json::{Value, json};

use super::reader::Reader;

/// Alternatives, each a list of conditions that must all hold.
pub type PredicateConfig = Vec<Vec<ConditionConfig>>;

/// What must be true of one selector's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionConfig {
    /// The selector.
    pub selector: String,
    /// What must be true of its values.
    pub test: TestConfig,
}

/// What must be true of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestConfig {
    /// One of them is one of these.
    AnyOf(Vec<String>),
    /// None of them is one of these.
    NoneOf(Vec<String>),
    /// Whether there is any.
    Present(bool),
}

/// Reads a mapping, or a list of mappings of which one must hold.
pub(super) fn read(reader: Reader<'_>, key: &str) -> PredicateConfig {
    let list = reader.items(key);
    let alternatives = match list.is_empty() {
        true => reader.get(key).into_iter().collect(),
        false => list,
    };
    let conditions = |mapping: Reader<'_>| {
        let members = mapping.all().into_iter();
        members
            .map(|(selector, value)| ConditionConfig {
                selector,
                test: test(value),
            })
            .collect()
    };
    alternatives.into_iter().map(conditions).collect()
}

fn test(value: Reader<'_>) -> TestConfig {
    if let Some(present) = value.get("present").and_then(Reader::as_bool) {
        return TestConfig::Present(present);
    }
    match value.get("not") {
        Some(not) => TestConfig::NoneOf(texts(not)),
        None => TestConfig::AnyOf(texts(value)),
    }
}

/// A plain value, or those of a list, as texts.
fn texts(value: Reader<'_>) -> Vec<String> {
    let one = |node| match value.document.kind(node) {
        Kind::String(text) => Some(text.to_owned()),
        Kind::Number(number) => Some(number.text().to_owned()),
        Kind::Bool(value) => Some(value.to_string()),
        _ => None,
    };
    match value.document.items(value.node) {
        Some(items) => items.filter_map(one).collect(),
        None => one(value.node).into_iter().collect(),
    }
}

pub(super) fn schema(description: &str) -> Value {
    let plain = ["string", "number", "boolean"];
    let conditions = json!({
        "type": ["string", "number", "boolean", "array", "object"],
        "items": { "type": plain },
        "minItems": 1,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
            "present": { "description": "Whether there is a value at all.", "type": "boolean" },
            "not": { "description": "A value, or a list of values, that it must not be.", "type": ["string", "number", "boolean", "array"], "items": { "type": plain } }
        }
    });
    json!({
        "title": "Condition",
        "description": description,
        "type": ["object", "array"],
        "minProperties": 1,
        "minItems": 1,
        "propertyNames": { "format": SELECTOR },
        "additionalProperties": conditions,
        "items": { "type": "object", "minProperties": 1, "propertyNames": { "format": SELECTOR }, "additionalProperties": conditions },
        "examples": [{ "/status": "deprecated" }]
    })
}
