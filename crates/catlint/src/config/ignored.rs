//! `links.ignore`: links whose verdict is not reported.

use catlint_core::Day;
use serde_json::{Value, json};

use super::reader::Reader;

/// A link whose verdict is not reported, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IgnoredLink {
    /// The URL as the catalogue writes it.
    pub url: String,
    /// Why.
    pub reason: String,
    /// The last day on which it is ignored.
    pub until: Option<Day>,
}

impl IgnoredLink {
    /// Whether it still counts on a day.
    #[must_use]
    pub fn counts_on(&self, today: Day) -> bool {
        self.until.is_none_or(|until| today <= until)
    }
}

pub(super) fn read(reader: Reader<'_>) -> IgnoredLink {
    IgnoredLink {
        url: reader.text("url").unwrap_or_default(),
        reason: reader.text("reason").unwrap_or_default(),
        until: reader.text("until").and_then(|day| day.parse().ok()),
    }
}

pub(super) fn schema() -> Value {
    json!({
    "description": "Links whose verdict is not reported, each with a reason. They are asked all the same.",
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["url", "reason"],
        "properties": {
            "url": { "description": "The URL as the catalogue writes it.", "type": "string", "minLength": 1 },
            "reason": { "description": "Why its verdict is not reported.", "type": "string", "minLength": 1 },
            "until": { "description": "The last day on which it counts.", "type": "string", "format": "date", "examples": ["2027-01-31"] }
        }
    }})
}
