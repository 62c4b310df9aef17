//! `references` of a collection: values that must be found elsewhere.

use catlint_core::Severity;
use serde_json::{Value, json};

use super::parts::{level, pointer, read_level, selector, selectors};
use super::predicate::{self, PredicateConfig};
use super::reader::Reader;

/// Values that must be found elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceConfig {
    /// Pointer pattern of the items that the fields are seen from.
    pub each: Option<String>,
    /// Selectors of the values.
    pub fields: Vec<String>,
    /// Names of the collections that they refer to.
    pub collections: Vec<String>,
    /// Selectors of what a record there is known by.
    pub target: Vec<String>,
    /// Path of a list file that they must be in.
    pub file: Option<String>,
    /// Selector of the values of that file.
    pub values: Option<String>,
    /// How many records must refer to each.
    pub min_members: Option<u64>,
    /// Records, or items of `each`, whose references are not judged.
    pub unless: PredicateConfig,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> ReferenceConfig {
    ReferenceConfig {
        each: reader.text("each"),
        fields: reader.texts("fields"),
        collections: reader.texts("collection"),
        target: reader.texts("target"),
        file: reader.text("file"),
        values: reader.text("values"),
        min_members: reader.number("min_members"),
        unless: predicate::read(reader, "unless"),
        level: read_level(reader),
    }
}

pub(super) fn schema() -> Value {
    let properties = json!({
        "each": pointer("The items of a list that the fields are seen from. Without it, the record itself.", "/dependencies/*"),
        "fields": selectors("The fields whose values refer to something.", "/tags/*"),
        "collection": {
            "description": "The collection that they refer to, or several of which one must have it.",
            "type": ["string", "array"], "minLength": 1, "minItems": 1,
            "items": { "type": "string", "minLength": 1 }, "examples": ["tags"]
        },
        "target": selectors("What a record there is known by. Its id without it.", "/id"),
        "file": { "description": "A file of values that they must be in: YAML, JSON, or a text with one value a line. A path relative to this config.", "type": "string", "minLength": 1, "examples": ["vocabulary/tags.txt"] },
        "values": selector("Where the values are in the file. Without it: the items of a list, the keys of a mapping.", "/tags/*/name"),
        "min_members": { "description": "How many records must refer to each: with 1, none may be unused.", "type": "integer", "minimum": 1, "maximum": 1_000_000 },
        "unless": predicate::schema("Records, or items of `each`, whose references are not judged."),
        "level": level()
    });
    json!({
        "title": "References",
        "description": "Values that must be found elsewhere: among the records of a collection, or in a list.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["fields"],
            "oneOf": [{ "required": ["collection"] }, { "required": ["file"] }],
            "dependentRequired": { "target": ["collection"], "values": ["file"] },
            "properties": properties
        }
    })
}
