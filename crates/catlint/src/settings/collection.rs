//! A collection, as the config has it and with its defaults.

use catlint_core::Collection;
use catlint_core::document::{Pattern, Pointer};

use crate::config::{CollectionConfig, Config, UniqueConfig};

/// One collection, resolved.
#[derive(Debug, Clone, Default)]
pub struct CollectionSettings {
    /// What the rest of the house needs to know of it.
    pub collection: Collection,
    /// Globs of its files.
    pub files: Vec<String>,
    /// Globs of files that are none of it.
    pub exclude: Vec<String>,
    /// Where the records are in a file.
    pub records: Pattern,
    /// Its schema, relative to the root.
    pub schema: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<UniqueConfig>,
    /// Further fields that hold links.
    pub links: Vec<Pattern>,
}

pub(super) fn collection(config: CollectionConfig) -> CollectionSettings {
    let pointer = |text: Option<String>, default: &str| {
        Pointer::parse(text.as_deref().unwrap_or(default)).filter(|pointer| !pointer.is_root())
    };
    CollectionSettings {
        collection: Collection {
            name: config.name,
            id: pointer(config.id, "/id"),
            label: pointer(config.label, "/name"),
            partition: pointer(config.partition, ""),
            file_name: config.file_name,
        },
        files: config.files,
        exclude: config.exclude,
        records: config
            .records
            .and_then(|text| Pattern::parse(&text))
            .unwrap_or_default(),
        schema: config.schema,
        unique: config.unique,
        links: config
            .links
            .iter()
            .filter_map(|text| Pattern::parse(text))
            .collect(),
    }
}

/// What is checked where there is no config: every file that may hold records.
pub(super) fn without_config() -> Config {
    let files = ["**/*.yaml", "**/*.yml", "**/*.json"]
        .map(ToOwned::to_owned)
        .to_vec();
    let records = CollectionConfig {
        name: "records".to_owned(),
        files,
        ..Default::default()
    };
    Config {
        collections: vec![records],
        ..Default::default()
    }
}
