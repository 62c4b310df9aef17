//! `rules`: the level of each rule, where it is not the default.

use catlint_core::Level;
use serde_json::{Map, Value, json};

use super::reader::Reader;
use crate::rules;

/// The level of a name, as the config and the command line spell it.
fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == name)
}

pub(super) fn read(reader: Reader<'_>) -> Vec<(String, Level)> {
    let rules = reader.members("rules").into_iter();
    let rules = rules.filter_map(|(name, value)| Some((name, level(&value.as_text()?)?)));
    rules.collect()
}

pub(super) fn schema() -> Value {
    let names: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
    let level = |description: &str| json!({ "description": description, "enum": names });
    let rules = rules::all().into_iter();
    let properties: Map<String, Value> = rules
        .map(|rule| (rule.name.0.to_owned(), level(rule.summary())))
        .collect();
    json!({
        "title": "Rules",
        "description": "The level of each rule, where it is not the default.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties
    })
}
