//! `compare` of a collection: values that must stand in some relation.

use catlint_core::Severity;
use catlint_schema::OPERAND;
use catlint_schema::constraints::Operator;
use serde_json::{Value, json};

use super::parts::{level, pointer, read_level, selector};
use super::predicate::{self, PredicateConfig};
use super::reader::Reader;

/// Two values that must stand in some relation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComparisonConfig {
    /// Pointer pattern of the items that both values are seen from.
    pub each: Option<String>,
    /// Selector of the one.
    pub field: String,
    /// The relation, as it is written.
    pub is: String,
    /// The other.
    pub value: String,
    /// Records that it is asked of.
    pub when: PredicateConfig,
    /// The severity of what is found.
    pub level: Option<Severity>,
}

pub(super) fn read(reader: Reader<'_>) -> ComparisonConfig {
    ComparisonConfig {
        each: reader.text("each"),
        field: reader.text("field").unwrap_or_default(),
        is: reader.text("is").unwrap_or_default(),
        value: reader.plain("value").unwrap_or_default(),
        when: predicate::read(reader, "when"),
        level: read_level(reader),
    }
}

pub(super) fn schema() -> Value {
    let signs = Operator::ALL.map(Operator::sign);
    json!({
        "title": "Comparisons",
        "description": "Values of a record that must stand in some relation.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["field", "is", "value"],
            "properties": {
                "each": pointer("The items of a list that both values are seen from. Without it, the record itself.", "/events/*"),
                "field": selector("The one value.", "/start"),
                "is": { "description": "How it must stand to the other.", "enum": signs },
                "value": {
                    "description": "The other: a field, a pseudo-field, `today`, `today+7d`, or a value.",
                    "type": ["string", "number"], "format": OPERAND, "examples": ["/end"]
                },
                "when": predicate::schema("Records that it is asked of. All without it."),
                "level": level()
            }
        }
    })
}
