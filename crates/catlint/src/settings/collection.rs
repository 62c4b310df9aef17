//! A collection, as the config has it and with its defaults.

use std::path::Path;

use catlint_core::Collection;
use catlint_core::document::{Pattern, Pointer};

use crate::config::{CollectionConfig, DuplicatesConfig, UniqueConfig};

/// One collection, resolved.
#[derive(Debug, Default)]
pub struct CollectionSettings {
    /// What the rest of the house needs to know of it.
    pub collection: Collection,
    /// Globs of its files.
    pub files: Vec<String>,
    /// Globs of files that are none of it.
    pub exclude: Vec<String>,
    /// Whether its files hold no records, and are checked as files alone.
    pub recordless: bool,
    /// Where the records are in a file.
    pub records: Pattern,
    /// Its schema, relative to the root.
    pub schema: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<UniqueConfig>,
    /// How its duplicates are found.
    pub duplicates: DuplicatesConfig,
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
        recordless: false,
        files: config.files,
        exclude: config.exclude,
        records: config
            .records
            .and_then(|text| Pattern::parse(&text))
            .unwrap_or_default(),
        schema: config.schema,
        unique: config.unique,
        duplicates: config.duplicates,
        links: config
            .links
            .iter()
            .filter_map(|text| Pattern::parse(text))
            .collect(),
    }
}

/// The files that may hold records, where there is no config: below each path, or the path itself.
pub(super) fn bare(root: &Path, paths: &[String]) -> CollectionSettings {
    let everything = [String::new()];
    let paths = if paths.is_empty() {
        &everything[..]
    } else {
        paths
    };
    CollectionSettings {
        collection: Collection {
            name: "other files".to_owned(),
            ..Collection::default()
        },
        files: paths.iter().flat_map(|path| globs(root, path)).collect(),
        // What is hidden configures tools.
        exclude: ["**/.*", "**/.*/**"].map(ToOwned::to_owned).to_vec(),
        recordless: true,
        ..CollectionSettings::default()
    }
}

fn globs(root: &Path, path: &str) -> Vec<String> {
    let escaped = globset::escape(path);
    match path {
        "" => below(""),
        path if root.join(path).is_dir() => below(&format!("{escaped}/")),
        _ => vec![escaped],
    }
}

fn below(directory: &str) -> Vec<String> {
    ["yaml", "yml", "json"]
        .map(|extension| format!("{directory}**/*.{extension}"))
        .to_vec()
}
