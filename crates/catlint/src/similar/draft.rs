//! The file of what is about to be added.

use std::io;
use std::path::Path;

use catlint_core::document::Document;
use catlint_core::{Catalogue, CollectionId, DocumentId, Record, RecordId};

use crate::error::Error;
use crate::read::broken::broken;
use crate::read::file::read_whole;
use crate::settings::Settings;

/// The record of a draft: one of the catalogue if the file lies there, or else one more behind the
/// last.
///
/// # Errors
/// Where the file cannot be read, is broken or larger than a file of the catalogue may be, or holds no
/// record.
pub(super) fn take(
    settings: &Settings,
    catalogue: &mut Catalogue,
    path: &Path,
) -> Result<usize, Error> {
    let io = |source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let whole = std::fs::canonicalize(path).map_err(io)?;
    let inside = whole.strip_prefix(&settings.root).unwrap_or(&whole);
    let name = inside.to_string_lossy().replace('\\', "/");
    match number(catalogue, &name) {
        Some(number) => Ok(number),
        None => {
            let document = read(settings, path, &name).map_err(io)?;
            append(catalogue, document, name).map_err(io)
        }
    }
}

/// The number of the record that a file of the catalogue begins with. O(records).
fn number(catalogue: &Catalogue, path: &str) -> Option<usize> {
    let mut records = catalogue.records.iter();
    records.position(|record| catalogue.document(record.document).path() == path)
}

fn read(settings: &Settings, path: &Path, name: &str) -> io::Result<Document> {
    let bytes = read_whole(path, &settings.limits)?;
    let document = Document::parse(name, bytes, &settings.limits);
    match broken(&document) {
        None => Ok(document),
        Some(reason) => Err(io::Error::other(reason)),
    }
}

fn append(catalogue: &mut Catalogue, document: Document, name: String) -> io::Result<usize> {
    let roots = document.roots().first().copied();
    let root = roots.ok_or_else(|| io::Error::other("there is no record in it"))?;
    let count = u32::try_from(catalogue.documents.len()).unwrap_or(u32::MAX);
    catalogue.documents.push(document);
    catalogue.records.push(Record {
        collection: CollectionId(0),
        document: DocumentId(count),
        root,
        id: RecordId(name.clone()),
        label: name,
    });
    Ok(catalogue.records.len() - 1)
}
