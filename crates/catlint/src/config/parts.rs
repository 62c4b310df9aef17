//! What several parts of the config's schema are made of.

use serde_json::{Value, json};

const POINTER: &str = "^(/[^/]*)+$";

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
