//! What several parts of the config's schema are made of, and how they are read.

use catlint_core::{Level, Severity};
use catlint_schema::{SELECTOR, TEMPLATE};
use serde_json::{Value, json};

use super::reader::Reader;

/// A key of nothing is JSON, and always a slip.
pub(super) const POINTER: &str = "^(/[^/]+)+$";

pub(super) fn globs(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "items": { "type": "string", "minLength": 1 },
        "minItems": 1,
        "minLength": 1,
        "examples": [["data/initiatives/*.yaml"]]
    })
}

pub(super) fn pointer(description: &str, example: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": POINTER, "examples": [example] })
}

/// One pointer pattern or several.
pub(super) fn pointers(description: &str, example: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "pattern": POINTER,
        "minItems": 1,
        "items": { "type": "string", "pattern": POINTER },
        "examples": [example]
    })
}

pub(super) fn selector(description: &str, example: &str) -> Value {
    json!({ "description": description, "type": "string", "format": SELECTOR, "examples": [example] })
}

/// One selector or several.
pub(super) fn selectors(description: &str, example: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "format": SELECTOR,
        "minItems": 1,
        "items": { "type": "string", "format": SELECTOR },
        "examples": [example]
    })
}

pub(super) fn template(description: &str, example: &str) -> Value {
    json!({ "description": description, "type": "string", "minLength": 1, "format": TEMPLATE, "examples": [example] })
}

/// The severity of what one entry finds.
pub(super) fn level() -> Value {
    let names: Vec<_> = severities().map(Severity::name).collect();
    json!({ "description": "The level of what this entry finds, where it is not the rule's.", "enum": names })
}

pub(super) fn read_level(reader: Reader<'_>) -> Option<Severity> {
    let name = reader.text("level")?;
    severities().find(|severity| severity.name() == name)
}

fn severities() -> impl Iterator<Item = Severity> {
    Level::ALL.into_iter().filter_map(Level::severity)
}
