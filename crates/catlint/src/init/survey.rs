//! The files of a directory that hold records, read and counted.

use std::collections::BTreeMap;
use std::path::Path;

use catlint_core::document::{Document, Pattern};
use catlint_profile::{Profile, identity};

use super::groups::{Group, groups};
use crate::cli::CheckArgs;
use crate::error::Error;
use crate::read;
use crate::read::discover::discover;
use crate::settings::Settings;

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

/// What will be a collection.
pub(super) struct Found {
    /// Its name.
    pub(super) name: String,
    /// The globs of its files.
    pub(super) files: Vec<String>,
    /// Where the records are in a file; empty where a file is one.
    pub(super) records: String,
    /// The records, counted.
    pub(super) profile: Profile,
    /// The field that identifies a record.
    pub(super) id: Option<&'static str>,
    /// The field that people know it by.
    pub(super) label: Option<&'static str>,
    /// Whether every file has the name of its record's id.
    pub(super) named_by_id: bool,
}

impl Found {
    /// How many records there are, in words.
    pub(super) fn count(&self) -> String {
        match self.profile.records() {
            1 => "1 record".to_owned(),
            count => format!("{count} records"),
        }
    }

    /// Where its schema is written.
    pub(super) fn schema_path(&self) -> String {
        format!("schema/{}.schema.json", self.name)
    }
}

/// Finds what will be collections. Nothing where there are no records.
pub(super) fn survey(directory: &Path) -> Result<Vec<Found>, Error> {
    let settings = Settings::without_config(
        directory,
        &CheckArgs {
            allow_empty: true,
            ..CheckArgs::default()
        },
    )?;
    let reading = read::read(&settings, &discover(&settings)?);
    let documents = reading
        .catalogue
        .documents
        .iter()
        .filter(|document| may_hold_records(document));
    let mut taken = BTreeMap::new();
    let found = groups(documents)
        .into_iter()
        .map(|group| found(group, &mut taken));
    Ok(found.filter(|found| found.profile.records() > 0).collect())
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

/// Whether a document says that it is a JSON Schema.
fn is_schema(document: &Document) -> bool {
    let root = document.roots().first();
    let says = root.and_then(|root| document.as_str(document.get(*root, "$schema")?));
    says.is_some_and(|says| says.contains("json-schema.org"))
}

fn found(group: Group<'_>, taken: &mut BTreeMap<String, usize>) -> Found {
    let pattern = Pattern::parse(&group.records).unwrap_or_default();
    let mut profile = Profile::default();
    for document in &group.documents {
        let roots = document.roots().iter();
        let records = roots.flat_map(|root| pattern.find(document, *root));
        profile.count(document, records);
    }
    let id = identity::id(&profile);
    let whole = group.records.is_empty();
    Found {
        named_by_id: whole
            && id.is_some_and(|id| {
                group
                    .documents
                    .iter()
                    .all(|document| is_named_by(document, id))
            }),
        label: identity::label(&profile),
        id,
        name: unique(group.name, taken),
        files: group.files,
        records: group.records,
        profile,
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
