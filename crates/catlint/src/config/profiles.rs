//! `profiles`: other levels for another occasion, chosen with `--profile NAME`.

use clap::ValueEnum;
use serde_json::{Value, json};

use super::levels::{self, WrittenLevels};
use super::reader::Reader;
use crate::cli::FailOn;

/// What is different under one profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileConfig {
    /// Its name.
    pub name: String,
    /// Levels by rule; those of `rules` count where it has none.
    pub rules: WrittenLevels,
    /// From which severity on a run fails.
    pub fail_on: Option<FailOn>,
}

pub(super) fn read(name: String, reader: Reader<'_>) -> ProfileConfig {
    let fail_on = reader.text("fail_on");
    ProfileConfig {
        name,
        rules: levels::read(reader),
        fail_on: fail_on.and_then(|name| FailOn::from_str(&name, false).ok()),
    }
}

pub(super) fn schema() -> Value {
    let fail_on: Vec<_> = FailOn::value_variants()
        .iter()
        .filter_map(ValueEnum::to_possible_value)
        .map(|value| value.get_name().to_owned())
        .collect();
    json!({
        "title": "Profiles",
        "description": "Other levels for another occasion, each under a name of your choice: `catlint check --profile NAME`.",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "rules": { "$ref": "#/properties/rules" },
                "fail_on": { "description": "From which severity on a run fails, where the command line does not say it.", "enum": fail_on }
            }
        }
    })
}
