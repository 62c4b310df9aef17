//! `unique` of a collection: values that only one record may have.

use catlint_core::Severity;
use serde_json::{Value, json};

use super::parts::{level, read_level, selectors};
use super::predicate::{self, PredicateConfig};
use super::reader::Reader;

/// Fields that share one namespace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UniqueConfig {
    /// What messages call the namespace.
    pub name: String,
    /// Selectors of the fields.
    pub fields: Vec<String>,
    /// Selectors of that within which the values must differ.
    pub within: Vec<String>,
    /// How far a claim reaches: `collection`, `file`, `parent` or `catalogue`.
    pub scope: Option<String>,
    /// Records that claim nothing.
    pub unless: PredicateConfig,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> UniqueConfig {
    UniqueConfig {
        name: reader.text("name").unwrap_or_default(),
        fields: reader.texts("fields"),
        within: reader.texts("within"),
        scope: reader.text("scope"),
        unless: predicate::read(reader, "unless"),
        level: read_level(reader),
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
                "fields": selectors("The fields. Each of their values is claimed by itself.", "/domains/* | lower"),
                "within": selectors("That within which the values must differ: the other fields of a composite key.", "/country"),
                "scope": { "description": "How far a claim reaches: through the collection, the file, the list or mapping that the record stands in, or every collection that has an entry of this name and scope.", "enum": ["collection", "file", "parent", "catalogue"] },
                "unless": predicate::schema("Records that claim nothing, such as deprecated ones."),
                "level": level()
            }
        }
    })
}
