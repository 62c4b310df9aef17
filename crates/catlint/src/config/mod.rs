//! The config file: found, read by our own parser, validated by our own fields audit.
//!
//! [`load`] gives [`Config`], the config as written; every default is decided in
//! [`crate::settings`]. One file a section: what may be written there, how it is read, its schema.

mod audit;
mod codes;
mod collection;
mod compare;
mod duplicates;
mod explain;
mod fields;
mod hosts;
mod ignored;
mod ignores;
mod levels;
mod links;
mod max_age;
pub(crate) mod missing;
mod names;
mod parts;
mod predicate;
mod profiles;
mod reader;
mod references;
mod same_for;
mod schema;
mod senseless;
pub(crate) mod shared_names;
mod sorted;
mod unique;
mod written;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use catlint_core::document::{Document, Limits};
use catlint_core::{Diagnostic, DocumentId};

use crate::error::Error;
use crate::read::inside::read_inside;

use audit::validate;

pub use codes::CodesConfig;
pub use collection::CollectionConfig;
pub use compare::ComparisonConfig;
pub use duplicates::DuplicatesConfig;
pub use hosts::HostConfig;
pub use ignored::IgnoredLink;
pub use ignores::IgnoreConfig;
pub use levels::WrittenLevels;
pub use links::LinksConfig;
pub use max_age::AgeConfig;
pub use predicate::{ConditionConfig, PredicateConfig, TestConfig};
pub use profiles::ProfileConfig;
pub use references::ReferenceConfig;
pub use same_for::AgreementConfig;
pub use schema::schema;
pub use sorted::SortedConfig;
pub use unique::UniqueConfig;
pub use written::Config;

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
    /// What was found in it, none of it an error. It is the only document that they know.
    pub findings: Vec<Diagnostic>,
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

/// Reads a config. It may be a stranger's, and what is wrong with it is shown: a link that leads out
/// of its repository is not followed, and what is no regular file is not read.
///
/// # Errors
/// Where it cannot be read, or has any finding at the level of an error.
pub fn load(path: &Path) -> Result<Found, Error> {
    let io = |source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let absolute = std::path::absolute(path).map_err(io)?;
    let root = absolute.parent().unwrap_or(&absolute).to_owned();
    let file = absolute.file_name().unwrap_or(OsStr::new(FILE_NAME));
    let bytes = read_inside(&root, file, &Limits::default());
    let bytes = bytes.map_err(|reason| io(io::Error::other(reason)))?;
    let name = file.to_string_lossy();
    let document = Document::parse(&name, bytes.clone(), &Limits::default());
    let (catalogue, findings) = validate(document)?;
    let document = catalogue.document(DocumentId(0));
    let config = document
        .roots()
        .first()
        .map(|&root| written::read(document, root));
    Ok(Found {
        config: config.unwrap_or_default(),
        root,
        text: (name.into_owned(), bytes),
        findings,
    })
}

/// What can be understood of a config that may have any fault: one of another revision.
#[must_use]
pub fn understood(name: &str, bytes: Vec<u8>) -> Config {
    let document = Document::parse(name, bytes, &Limits::default());
    let root = document.roots().first();
    root.map(|&root| written::read(&document, root))
        .unwrap_or_default()
}
