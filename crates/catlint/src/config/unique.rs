//! `unique` of a collection: values that only one record may have.

use serde_json::{Value, json};

use super::parts::pointer;
use super::reader::Reader;

/// Fields that share one namespace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UniqueConfig {
    /// What messages call the namespace.
    pub name: String,
    /// Pointer patterns of the fields.
    pub fields: Vec<String>,
    /// How values are compared: `exact`, `lower` or `fold`.
    pub compare: Option<String>,
}

pub(super) fn read(reader: Reader<'_>) -> UniqueConfig {
    UniqueConfig {
        name: reader.text("name").unwrap_or_default(),
        fields: reader.texts("fields"),
        compare: reader.text("compare"),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "title": "Unique values",
        "description": "Values that only one record may have. Several fields under one name share a namespace: no value of one may occur in another.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "fields"],
            "properties": {
                "name": { "description": "What messages call such a value.", "type": "string", "minLength": 1, "examples": ["domain"] },
                "fields": { "description": "The fields.", "type": "array", "minItems": 1, "items": pointer("A field.", "/domains/*") },
                "compare": { "description": "How values are compared: letter by letter, without regard to case, or without regard to case, accents and punctuation.", "enum": ["exact", "lower", "fold"] }
            }
        }
    })
}
