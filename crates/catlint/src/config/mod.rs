//! The config file: found, read by our own parser, validated by our own fields audit.
//!
//! [`load`] gives [`Config`], the config as written; every default is decided in
//! [`crate::settings`].

mod read;
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use catlint_core::document::{Document, Limits};
use catlint_core::{
    Catalogue, Collection, CollectionId, DocumentId, Level, Record, RecordId, Severity,
};
use catlint_report::{Format, Options};
use catlint_schema::RecordSchema;

use crate::error::Error;

pub use read::{CollectionConfig, Config, HostConfig, IgnoredLink, LinksConfig, UniqueConfig};
pub use schema::schema;

/// The name of a config file.
pub const FILE_NAME: &str = "catlint.yaml";

/// A config with the place it was found at.
#[derive(Debug)]
pub struct Found {
    /// The config as written.
    pub config: Config,
    /// The directory it stands in: the catalogue's root.
    pub root: PathBuf,
    /// Its name and its text.
    pub text: (String, Vec<u8>),
}

/// Finds the nearest config, from a directory upwards to the root of its repository.
#[must_use]
pub fn find(start: &Path) -> Option<PathBuf> {
    for directory in start.ancestors() {
        let candidate = directory.join(FILE_NAME);
        if candidate.is_file() {
            return Some(candidate);
        }
        if directory.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Reads a config.
///
/// # Errors
/// Where it cannot be read, or has any finding at the level of an error.
pub fn load(path: &Path) -> Result<Found, Error> {
    let io = |source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let bytes = fs::read(path).map_err(io)?;
    let absolute = std::path::absolute(path).map_err(io)?;
    let root = absolute.parent().unwrap_or(&absolute).to_owned();
    let name = absolute
        .file_name()
        .map_or_else(|| FILE_NAME.into(), |name| name.to_string_lossy());
    let document = Document::parse(&name, bytes.clone(), &Limits::default());
    let catalogue = validate(document)?;
    let document = catalogue.document(DocumentId(0));
    let config = document
        .roots()
        .first()
        .map(|&root| read::config(document, root));
    Ok(Found {
        config: config.unwrap_or_default(),
        root,
        text: (name.into_owned(), bytes),
    })
}

/// What can be understood of a config that may have any fault: one of another revision.
#[must_use]
pub fn understood(name: &str, bytes: Vec<u8>) -> Config {
    let document = Document::parse(name, bytes, &Limits::default());
    let root = document.roots().first();
    root.map(|&root| read::config(&document, root))
        .unwrap_or_default()
}

/// The config as a catalogue of one record, audited like any other.
fn validate(document: Document) -> Result<Catalogue, Error> {
    let path = document.path().to_owned();
    let record = document.roots().first().map(|&root| Record {
        collection: CollectionId(0),
        document: DocumentId(0),
        root,
        id: RecordId(path.clone()),
        label: "the config".to_owned(),
    });
    let catalogue = Catalogue {
        documents: vec![document],
        collections: vec![Collection::default()],
        records: record.into_iter().collect(),
    };
    let schema = RecordSchema::from_value(schema()).map_err(|fault| Error::Schema {
        path: "of the config".to_owned(),
        position: None,
        reason: fault.message,
    })?;
    let mut diagnostics = catlint_core::rules::check_syntax(&catalogue, DocumentId(0));
    let records = catalogue.records.iter();
    diagnostics.extend(
        records.flat_map(|record| catlint_schema::audit_record(&catalogue, record, Some(&schema))),
    );
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    if diagnostics.is_empty() {
        return Ok(catalogue);
    }
    let report = catlint_core::report::Report {
        diagnostics,
        ..Default::default()
    };
    let mut text = Vec::new();
    let rendered = catlint_report::render(
        Format::Human,
        &catalogue,
        &report,
        &Options::default(),
        &mut text,
    );
    match rendered {
        Ok(()) => Err(Error::Config {
            path,
            diagnostics: String::from_utf8_lossy(&text).into_owned(),
        }),
        Err(source) => Err(Error::Io {
            action: "render",
            path: path.into(),
            source,
        }),
    }
}

/// The level of a name, as the config and the command line spell it.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == name)
}
