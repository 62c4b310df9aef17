//! `max_age` of a collection: dates that must not be old.

use catlint_core::Severity;
use serde_json::{Value, json};

use super::parts::{level, read_level, selector};
use super::predicate::{self, PredicateConfig};
use super::reader::Reader;

/// A date that must not be old.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgeConfig {
    /// Selector of the date.
    pub field: String,
    /// How many days old it may be.
    pub days: u64,
    /// Records that it is asked of.
    pub when: PredicateConfig,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> AgeConfig {
    AgeConfig {
        field: reader.text("field").unwrap_or_default(),
        days: reader.number("days").unwrap_or_default(),
        when: predicate::read(reader, "when"),
        level: read_level(reader),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "title": "Freshness",
        "description": "Dates that must not be old.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["field", "days"],
            "properties": {
                "field": selector("The date. Of several, the latest counts.", "/last_checked"),
                "days": { "description": "How many days old it may be.", "type": "integer", "minimum": 1, "maximum": 36_600 },
                "when": predicate::schema("Records that it is asked of. All without it."),
                "level": level()
            }
        }
    })
}
