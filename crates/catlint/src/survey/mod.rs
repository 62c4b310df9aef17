//! A catalogue that no config describes: which files hold records, where, and what identifies them.
//!
//! `catlint check DIR` goes by it where there is no config, and `catlint init` writes it down.

mod groups;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_profile::{Profile, identity};
use catlint_report::counted;

use crate::cli::CheckArgs;
use crate::config::CollectionConfig;
use crate::error::Error;
use crate::read;
use crate::read::discover::discover;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use groups::{Group, groups};

/// Files that describe a project or its tools and hold no records.
const TOOLS: [&str; 12] = [
    "package.json",
    "package-lock.json",
    "composer.json",
    "tsconfig.json",
    "renovate.json",
    "catlint.yaml",
    "mkdocs.yml",
    "codecov.yml",
    "action.yml",
    "docker-compose.yml",
    "_config.yml",
    "openapi.yaml",
];

/// Pages side by side from which on their front matter may be records.
const FEWEST_PAGES: usize = 3;

/// What will be a collection.
pub(crate) struct Found {
    /// Its name.
    pub(crate) name: String,
    /// The globs of its files.
    pub(crate) files: Vec<String>,
    /// The globs of files that match those and are none of it.
    pub(crate) exclude: Vec<String>,
    /// Where the records are in a file; empty where a file is one.
    pub(crate) records: String,
    /// The records, counted.
    pub(crate) profile: Profile,
    /// What identifies a record.
    pub(crate) id: Option<Identity>,
    /// What people know it by.
    pub(crate) label: Option<Identity>,
    /// Whether every file has the name of its record's id.
    pub(crate) named_by_id: bool,
}

/// What tells one record from another.
#[derive(Clone, Copy)]
pub(crate) enum Identity {
    /// A field of this name.
    Field(&'static str),
    /// The key that the record stands under.
    Key,
}

impl Identity {
    /// As a config writes it.
    pub(crate) fn selector(self) -> String {
        match self {
            Self::Field(name) => format!("/{name}"),
            Self::Key => "@key".to_owned(),
        }
    }

    /// The field, if it is one.
    fn field(self) -> Option<&'static str> {
        match self {
            Self::Field(name) => Some(name),
            Self::Key => None,
        }
    }
}

impl Found {
    /// The collection as a config would have it.
    fn config(self) -> CollectionConfig {
        CollectionConfig {
            name: self.name,
            files: self.files,
            exclude: self.exclude,
            records: Some(self.records)
                .filter(|records| !records.is_empty())
                .into_iter()
                .collect(),
            id: self.id.map(Identity::selector),
            label: self.label.map(Identity::selector),
            ..CollectionConfig::default()
        }
    }

    /// How many records there are, in words.
    pub(crate) fn count(&self) -> String {
        counted(self.profile.records(), "record")
    }

    /// Where its schema is written.
    pub(crate) fn schema_path(&self) -> String {
        format!("schema/{}.schema.json", self.name)
    }
}

/// The settings of a run. Where no config describes the catalogue, what it would say is surveyed.
///
/// # Errors
/// As [`Settings::resolve`] has them.
pub(crate) fn settings(args: &CheckArgs, surroundings: &Surroundings) -> Result<Settings, Error> {
    let mut settings = Settings::resolve(args)?;
    if settings.config.is_none() {
        let found = survey(&settings, surroundings)?;
        settings.describe(found.into_iter().map(Found::config).collect());
    }
    Ok(settings)
}

/// What a run without a config says of it.
pub(crate) fn notice(settings: &Settings) -> Option<String> {
    let surveyed = settings.config.is_none();
    surveyed.then(|| {
        "no catlint.yaml describes these files, so records were taken for what looks like one; \
         `catlint init` writes a first config"
            .to_owned()
    })
}

/// Finds what will be collections. Nothing where there are no records.
pub(crate) fn survey(
    settings: &Settings,
    surroundings: &Surroundings,
) -> Result<Vec<Found>, Error> {
    let settings = &settings.with_pages();
    let reading = read::read(settings, &discover(settings)?, surroundings);
    let all = reading.catalogue.documents.iter();
    let all: BTreeSet<&str> = all.map(Document::path).collect();
    let documents = reading
        .catalogue
        .documents
        .iter()
        .filter(|document| may_hold_records(document) && !is_minified(document.path(), &all));
    let mut taken = BTreeMap::new();
    let groups = groups(documents, &all).into_iter();
    let found = groups.filter_map(|group| {
        let pages = group.documents.iter().any(|page| page.body().is_some());
        let found = found(group);
        let holds_records = found.profile.records() > 0 && (!pages || are_records(&found));
        holds_records.then(|| Found {
            name: unique(found.name, &mut taken),
            ..found
        })
    });
    Ok(found.collect())
}

/// Whether pages with front matter are records: most of those that people write have a title and a
/// layout, and describe nothing but themselves.
fn are_records(found: &Found) -> bool {
    let id = found.id.and_then(Identity::field);
    let has_ids = id.is_some_and(identity::is_identifier);
    has_ids && found.profile.records() >= FEWEST_PAGES
}

/// Hidden files, those of tools, schemas, and what cannot be read are left out.
fn may_hold_records(document: &Document) -> bool {
    let path = document.path();
    let name = path.rsplit('/').next().unwrap_or(path);
    let hidden = path.split('/').any(|part| part.starts_with('.'));
    let broken = document.faults().iter().any(|fault| fault.kind.is_fatal());
    !(hidden
        || broken
        || TOOLS.contains(&name)
        || name.ends_with(".schema.json")
        || is_schema(document))
}

/// Whether a file is another one without white space: `sites.min.json` beside `sites.json`.
fn is_minified(path: &str, all: &BTreeSet<&str>) -> bool {
    let stem = path.strip_suffix(".min.json");
    stem.is_some_and(|stem| all.contains(format!("{stem}.json").as_str()))
}

/// Whether a document is a JSON Schema: it says so, or describes a type and what is in it.
fn is_schema(document: &Document) -> bool {
    let Some(root) = document.roots().first() else {
        return false;
    };
    let text = |name: &str| document.as_str(document.get(*root, name)?);
    let says = text("$schema").is_some_and(|says| says.contains("json-schema.org"));
    let describes = |kind: &str, parts: &str| {
        let parts = document.get(*root, parts);
        text("type") == Some(kind) && parts.is_some_and(|parts| document.members(parts).is_some())
    };
    let described = [
        ("object", "properties"),
        ("object", "patternProperties"),
        ("array", "items"),
    ];
    says || described.iter().any(|(kind, parts)| describes(kind, parts))
}

fn found(group: Group<'_>) -> Found {
    let pattern = Pattern::parse(&group.records).unwrap_or_default();
    let mut profile = Profile::default();
    let mut keys = Keys::default();
    for document in &group.documents {
        let roots = document.roots().iter();
        let records = roots.flat_map(|root| pattern.find(document, *root));
        profile.count(
            document,
            records.inspect(|record| keys.take(document, *record)),
        );
    }
    let id = identity::id(&profile);
    let keyed = keys.identify() && !id.is_some_and(identity::is_identifier);
    let label = identity::label(&profile).map(Identity::Field);
    let whole = group.records.is_empty();
    Found {
        named_by_id: whole
            && id.is_some_and(|id| {
                group
                    .documents
                    .iter()
                    .all(|document| is_named_by(document, id))
            }),
        label: label.or(keyed.then_some(Identity::Key)),
        id: if keyed {
            Some(Identity::Key)
        } else {
            id.map(Identity::Field)
        },
        name: group.name,
        files: group.files,
        exclude: group.exclude,
        records: group.records,
        profile,
    }
}

/// The keys that records stand under.
#[derive(Default)]
struct Keys {
    /// In lower case: ids that differ by no more are told to be the same.
    seen: BTreeSet<String>,
    /// Whether there is a record without a key, or two with the same one.
    fail: bool,
}

impl Keys {
    fn take(&mut self, document: &Document, record: NodeId) {
        let key = document.key_of(record).and_then(|key| document.as_str(key));
        let is_new = key.is_some_and(|key| self.seen.insert(key.to_lowercase()));
        self.fail |= !is_new;
    }

    /// Whether they tell every record from all others.
    fn identify(&self) -> bool {
        !self.fail && !self.seen.is_empty()
    }
}

/// Whether a file has the name of a field's value.
fn is_named_by(document: &Document, field: &str) -> bool {
    let file = document.path().rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let root = document.roots().first();
    let value = root.and_then(|root| document.as_str(document.get(*root, field)?));
    value == Some(stem)
}

/// A name that no collection has yet.
fn unique(name: String, taken: &mut BTreeMap<String, usize>) -> String {
    let count = taken.entry(name.clone()).or_default();
    *count += 1;
    match *count {
        1 => name,
        count => format!("{name}-{count}"),
    }
}
