//! `rules`, wherever it may stand: the level of each rule, where it is not the default.

use catlint_core::Level;
use serde_json::{Map, Value, json};

use super::reader::Reader;
use crate::rules;

/// Levels by the name of the rule, as written.
pub type WrittenLevels = Vec<(String, Level)>;

/// The level of a name, as the config and the command line spell it.
fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == name)
}

/// The levels under the key `rules` of a mapping.
pub(super) fn read(reader: Reader<'_>) -> WrittenLevels {
    reader.get("rules").map(read_all).unwrap_or_default()
}

/// The levels of records, by their ids.
pub(super) fn read_records(reader: Reader<'_>) -> Vec<(String, WrittenLevels)> {
    let records = reader.members("record_rules").into_iter();
    records.map(|(id, rules)| (id, read_all(rules))).collect()
}

fn read_all(rules: Reader<'_>) -> WrittenLevels {
    let rules = rules.all().into_iter();
    let rules = rules.filter_map(|(name, value)| Some((name, level(&value.as_text()?)?)));
    rules.collect()
}

pub(super) fn schema(description: &str) -> Value {
    let names: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
    let level = |description: &str| json!({ "description": description, "enum": names });
    let rules = rules::all().into_iter();
    let properties: Map<String, Value> = rules
        .map(|rule| (rule.name.0.to_owned(), level(rule.summary())))
        .collect();
    json!({
        "title": "Rules",
        "description": description,
        "type": "object",
        "additionalProperties": false,
        "properties": properties
    })
}

pub(super) fn records_schema() -> Value {
    json!({
        "title": "Rules of records",
        "description": "The level of each rule for single records, by their ids.",
        "type": "object",
        "additionalProperties": { "$ref": "#/properties/rules" }
    })
}
