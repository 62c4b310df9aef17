//! `sorted` of a collection: lists that must be in order.

use catlint_core::Severity;
use serde_json::{Value, json};

use super::parts::{level, pointer, read_level, selectors};
use super::reader::Reader;

/// A list that must be in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SortedConfig {
    /// Pointer pattern of the list; the records themselves without.
    pub list: Option<String>,
    /// Selectors of what is compared.
    pub by: Vec<String>,
    /// `ascending` or `descending`.
    pub order: Option<String>,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> SortedConfig {
    SortedConfig {
        list: reader.text("list"),
        by: reader.texts("by"),
        order: reader.text("order"),
        level: read_level(reader),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "title": "Order",
        "description": "Lists that must be in order.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "list": pointer("The list in a record. Without it, the records of a file themselves.", "/tags"),
                "by": selectors("What is compared, seen from each item; of equal ones, the next. Without it, the items themselves, or the keys of a mapping.", "/name | lower | drop_article"),
                "order": { "description": "Which comes first: the least unless said otherwise.", "enum": ["ascending", "descending"] },
                "level": level()
            }
        }
    })
}
