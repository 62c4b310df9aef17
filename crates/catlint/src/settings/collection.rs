//! A collection, as the config has it and with its defaults.

use std::path::Path;

use catlint_core::document::{Pattern, Pointer, Syntax};
use catlint_core::selector::{Predicate, Template};
use catlint_core::{Collection, CollectionId};
use catlint_duplicates::Namespace;
use catlint_schema::constraints::{CollectionConstraints, Target};

use super::constraints::{constraints, namespace, predicate, selector};
use crate::config::{CodesConfig, CollectionConfig, DuplicatesConfig};

/// One collection, resolved.
#[derive(Debug, Clone, Default)]
pub struct CollectionSettings {
    /// What the rest of the house needs to know of it.
    pub collection: Collection,
    /// Globs of its files.
    pub files: Vec<String>,
    /// Globs of files that are none of it.
    pub exclude: Vec<String>,
    /// Whether its files hold no records, and are checked as files alone.
    pub recordless: bool,
    /// The syntax of its files, where their extension does not tell.
    pub format: Option<Syntax>,
    /// Whether data files beside its own that no pattern matches are reported.
    pub stray: bool,
    /// Where the records are in a file; the whole file is one where this is empty.
    pub records: Vec<Pattern>,
    /// Which of the records there are meant; all of them where it asks for nothing.
    pub only: Predicate,
    /// Its schema, relative to the root.
    pub schema: Option<String>,
    /// The part of that file that describes a record, as a pointer; nothing where all of it does.
    pub schema_part: Option<String>,
    /// The schema of records that a change adds, relative to the root.
    pub schema_for_new: Option<String>,
    /// The part of that one.
    pub schema_for_new_part: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<Namespace>,
    /// What is asked of its records beyond their schema.
    pub constraints: CollectionConstraints,
    /// Fields whose values are codes of a list.
    pub codes: Vec<CodesConfig>,
    /// How its duplicates are found.
    pub duplicates: DuplicatesConfig,
    /// Further fields that hold links.
    pub links: Vec<Pattern>,
    /// The keyword of its schema that says how grave a violation is.
    pub severity_keyword: Option<String>,
    /// The field in which a record says what is ignored in it.
    pub ignore_field: Option<Pointer>,
}

impl CollectionSettings {
    /// Paths of its schemas, as the config has them.
    pub fn schemas(&self) -> impl Iterator<Item = &str> {
        let schemas = [&self.schema, &self.schema_for_new].into_iter();
        schemas.filter_map(|schema| schema.as_deref())
    }

    /// Paths of the list files that its references name.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        let references = self.constraints.references.iter();
        references.filter_map(|reference| match &reference.target {
            Target::List { path, .. } => Some(path.as_str()),
            Target::Records { .. } => None,
        })
    }
}

/// Resolves the collections of a config. They may refer to each other.
pub(super) fn collections(configs: Vec<CollectionConfig>) -> Vec<CollectionSettings> {
    let names = configs.iter().map(|config| config.name.clone());
    let names: Vec<String> = names.collect();
    let collections = configs.into_iter();
    let mut collections: Vec<_> = collections
        .map(|config| collection(config, &names))
        .collect();
    let by_path = by_path(&collections);
    for (collection, by_path) in collections.iter_mut().zip(by_path) {
        collection.collection.by_path = by_path;
    }
    collections
}

/// Of each collection, whether something that is asked of its records depends on where they are.
fn by_path(collections: &[CollectionSettings]) -> Vec<bool> {
    let numbered = collections.iter().zip((0..).map(CollectionId));
    let by_path = numbered.map(|(settings, id)| {
        let collection = &settings.collection;
        let named = [&collection.id, &collection.label, &collection.partition];
        let unique = settings.unique.iter();
        let unique = unique.flat_map(|it| it.fields.iter().chain(&it.within));
        let others = collections.iter();
        let others = others.flat_map(|other| other.constraints.targets(id));
        let own = named.into_iter().flatten().chain(unique);
        let mut all = own.chain(settings.constraints.selectors()).chain(others);
        all.any(|selector| selector.source.is_path())
    });
    by_path.collect()
}

fn collection(config: CollectionConfig, names: &[String]) -> CollectionSettings {
    let or = |text: &Option<String>, default: &str| selector(text.as_deref().unwrap_or(default));
    let format = config.format.as_deref();
    let constraints = constraints(&config, names);
    let (schema, schema_part) = parted(config.schema);
    let (schema_for_new, schema_for_new_part) = parted(config.schema_for_new);
    CollectionSettings {
        collection: Collection {
            by_path: false,
            id: or(&config.id, "/id"),
            label: or(&config.label, "/name"),
            partition: config.partition.as_deref().and_then(selector),
            file_name: config
                .file_name
                .as_deref()
                .and_then(|text| Template::parse(text).ok()),
            name: config.name,
        },
        recordless: false,
        files: config.files,
        exclude: config.exclude,
        format: Syntax::ALL
            .into_iter()
            .find(|syntax| Some(syntax.name()) == format),
        stray: config.stray.as_deref() != Some("off"),
        records: patterns(&config.records),
        only: predicate(&config.only),
        schema,
        schema_part,
        schema_for_new,
        schema_for_new_part,
        severity_keyword: config.severity_keyword,
        ignore_field: config
            .ignore_field
            .as_deref()
            .and_then(Pointer::parse)
            .filter(|pointer| !pointer.is_root()),
        codes: config.codes,
        constraints,
        unique: config.unique.iter().map(namespace).collect(),
        links: patterns(&config.links),
        duplicates: config.duplicates,
    }
}

/// The path of a schema, and the part of the file that is meant: `things.json#/$defs/thing`.
fn parted(schema: Option<String>) -> (Option<String>, Option<String>) {
    let Some(schema) = schema else {
        return (None, None);
    };
    match schema.split_once('#') {
        Some((path, part)) => (
            Some(path.to_owned()),
            Some(part.to_owned()).filter(|part| !part.is_empty()),
        ),
        None => (Some(schema), None),
    }
}

fn patterns(texts: &[String]) -> Vec<Pattern> {
    texts
        .iter()
        .filter_map(|text| Pattern::parse(text))
        .collect()
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

/// The pages below each path whose front matter may be a record.
pub(super) fn pages(root: &Path, paths: &[String]) -> Vec<String> {
    let everything = [String::new()];
    let paths = if paths.is_empty() {
        &everything[..]
    } else {
        paths
    };
    let directories = paths.iter().filter(|path| root.join(path).is_dir());
    let pages = directories.map(|path| match path.as_str() {
        "" => "**/*.md".to_owned(),
        path => format!("{}/**/*.md", globset::escape(path)),
    });
    pages.collect()
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
