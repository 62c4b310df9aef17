//! `same_for` of a collection: fields that must agree.

use catlint_core::Severity;
use serde_json::{Value, json};

use super::parts::{level, read_level, selector, selectors};
use super::reader::Reader;

/// Fields that must agree in records that have another one in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementConfig {
    /// Selector of what they have in common.
    pub key: String,
    /// Selectors of what must then be the same.
    pub fields: Vec<String>,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> AgreementConfig {
    AgreementConfig {
        key: reader.text("key").unwrap_or_default(),
        fields: reader.texts("fields"),
        level: read_level(reader),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "title": "Agreement",
        "description": "Fields that must be the same in all records that have another one in common.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["key", "fields"],
            "properties": {
                "key": selector("What the records have in common.", "/country_code"),
                "fields": selectors("What must then be the same.", "/country"),
                "level": level()
            }
        }
    })
}
