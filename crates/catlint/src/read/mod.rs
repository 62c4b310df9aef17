//! Reads the files of the catalogue, in parallel, and finds the records in them.

pub(crate) mod broken;
pub(crate) mod discover;
pub(crate) mod file;
mod ignore_files;
pub(crate) mod inside;
pub(crate) mod lists;
pub(crate) mod nowhere;
pub(crate) mod patterns;
pub(crate) mod recordless;
mod records;
mod refused;
pub(crate) mod setup;
mod stray;
mod unfit;
mod unmatched;
mod walk;

use std::collections::BTreeMap;
use std::io;

use catlint_core::document::{Document, Syntax};
use catlint_core::{Catalogue, CollectionId, DocumentId, Record};
use rayon::prelude::*;

use crate::error::Error;
use crate::read::discover::Discovered;
use crate::read::file::read_file;
use crate::read::patterns::{matchers, wanting};
use crate::read::records::records;
use crate::rules::FileState;
use crate::settings::Settings;
use crate::surroundings::Surroundings;

/// The catalogue, and the files that are not as they should be.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) catalogue: Catalogue,
    pub(crate) states: Vec<(DocumentId, FileState)>,
    /// Files that were read.
    pub(crate) files: usize,
    /// Documents of the catalogue itself; the config and the schemas stand after them.
    pub(crate) documents: usize,
    /// The schemas among those, with the files that they refer to.
    pub(crate) schemas: setup::Schemas,
}

/// More than most files have.
const USUAL_BYTES: usize = 8 * 1024;

/// Reads every file; one that cannot be read becomes an empty document with its state. Documents
/// are sorted by path, so that everything after is in the same order in every run.
pub(crate) fn read(
    settings: &Settings,
    discovered: &Discovered,
    surroundings: &Surroundings,
) -> Reading {
    let paths = paths(discovered);
    let read = paths.par_iter().enumerate();
    let buffer = || Vec::with_capacity(USUAL_BYTES);
    let read = read.map_init(buffer, |buffer, (index, (path, found))| {
        let id = DocumentId(u32::try_from(index).unwrap_or(u32::MAX));
        let read = surroundings.attempt(
            || format!("{path} was not read"),
            || one(settings, id, path, *found, buffer),
        );
        read.unwrap_or_else(|| (Document::absent(path), (Vec::new(), None)))
    });
    let (mut documents, mut rest) = (Vec::new(), Vec::new());
    read.unzip_into_vecs(&mut documents, &mut rest);
    let mut reading = assemble(settings, documents, rest);
    reading.files = discovered.files.len();
    setup::append(settings, &mut reading);
    reading
}

/// The catalogue of documents that come from elsewhere than the disk, by path.
pub(crate) fn read_texts(
    settings: &Settings,
    texts: BTreeMap<&str, (Document, &[CollectionId])>,
) -> Catalogue {
    let ids = (0..).map(DocumentId);
    let found = texts
        .into_values()
        .zip(ids)
        .map(|((document, wanting), id)| {
            let records = records(&document, id, wanting, settings);
            (document, (records, None))
        });
    let (documents, rest) = found.unzip();
    assemble(settings, documents, rest).catalogue
}

/// Puts a new text in the place of a document's, with the records in it. Gives the old one back.
pub(crate) fn reread(
    settings: &Settings,
    catalogue: &mut Catalogue,
    id: DocumentId,
    new: Document,
) -> Result<Document, Error> {
    let wanting = wanting(new.path(), &matchers(settings)?);
    let found = records(&new, id, &wanting, settings);
    catalogue.records.retain(|record| record.document != id);
    catalogue.records.extend(found);
    catalogue
        .records
        .sort_by_key(|record| (record.document, record.root));
    let place = catalogue.documents.get_mut(id.0 as usize);
    Ok(place.map_or_else(Document::default, |place| std::mem::replace(place, new)))
}

fn assemble(settings: &Settings, documents: Vec<Document>, rest: Vec<Rest>) -> Reading {
    let collections = settings.collections.iter();
    let collections = collections.map(|settings| settings.collection.clone());
    let mut reading = Reading {
        documents: documents.len(),
        ..Reading::default()
    };
    reading.catalogue.collections = collections.collect();
    reading.catalogue.documents = documents;
    for (records, state) in rest {
        reading.catalogue.records.extend(records);
        reading.states.extend(state);
    }
    reading
}

impl Reading {
    /// Whether no file is missing or broken, so that what it does not cite is cited nowhere.
    pub(crate) fn is_whole(&self) -> bool {
        self.broken().is_empty()
    }

    /// The document of a path, if there was something to read there. O(documents).
    pub(crate) fn readable(&self, path: &str) -> Option<&Document> {
        let is_absent = |id| {
            let mut states = self.states.iter();
            states.any(|(other, state)| *other == id && state.is_absent())
        };
        let documents = self.catalogue.numbered_documents();
        let mut named = documents.filter(|(_, document)| document.path() == path);
        let (_, document) = named.find(|(id, _)| !is_absent(*id))?;
        Some(document)
    }

    /// Paths of the files that could not be read, or not to their end.
    pub(crate) fn broken(&self) -> Vec<&str> {
        let unreadable = self.states.iter().filter_map(|(id, state)| match state {
            FileState::Unreadable { .. } | FileState::Closed { .. } => {
                Some(self.catalogue.document(*id))
            }
            FileState::Stray { .. } | FileState::Recordless { .. } => None,
        });
        let broken = |document: &&Document| {
            let mut faults = document.faults().iter();
            faults.any(|fault| fault.kind.is_fatal())
        };
        let broken = self.catalogue.documents.iter().filter(broken);
        unreadable.chain(broken).map(Document::path).collect()
    }
}

/// What stands at a path: a file of some collections, or what is no file to read.
#[derive(Clone, Copy)]
enum FoundAt<'d> {
    File(&'d [CollectionId]),
    Other(&'d FileState),
}

/// Everything that was discovered, sorted by path.
fn paths(discovered: &Discovered) -> Vec<(&str, FoundAt<'_>)> {
    let files = discovered.files.iter();
    let files = files.map(|(path, wanting)| (path.as_str(), FoundAt::File(wanting)));
    let others = discovered.others.iter();
    let others = others.map(|(path, state)| (path.as_str(), FoundAt::Other(state)));
    let mut paths: Vec<_> = files.chain(others).collect();
    paths.par_sort_unstable_by_key(|(path, _)| *path);
    paths
}

/// The records of a document, in the order of the text, and its state where it has none.
type Rest = (Vec<Record>, Option<(DocumentId, FileState)>);

fn one(
    settings: &Settings,
    id: DocumentId,
    path: &str,
    found: FoundAt<'_>,
    buffer: &mut Vec<u8>,
) -> (Document, Rest) {
    let absent = |state| (Document::absent(path), (Vec::new(), Some((id, state))));
    let wanting = match found {
        FoundAt::File(wanting) => wanting,
        FoundAt::Other(state) => return absent(state.clone()),
    };
    match read_file(&settings.root.join(path), &settings.limits, buffer) {
        Ok(bytes) => {
            let document = parse(settings, path, bytes, wanting);
            let records = records(&document, id, wanting, settings);
            let state = match records.is_empty() {
                true => recordless::state(&document, wanting, settings),
                false => None,
            };
            (document, (records, state.map(|state| (id, state))))
        }
        Err(error) => absent(FileState::Unreadable {
            reason: reason(path, &error),
            link: false,
        }),
    }
}

/// Parses a file in the syntax that its collections say, or else its extension.
pub(crate) fn parse(
    settings: &Settings,
    path: &str,
    bytes: Vec<u8>,
    wanting: &[CollectionId],
) -> Document {
    let collections = wanting.iter();
    let mut formats = collections
        .filter_map(|id| settings.collections.get(id.0 as usize))
        .filter_map(|collection| collection.format);
    let syntax = formats.next().unwrap_or_else(|| Syntax::of_path(path));
    Document::parse_as(syntax, path, bytes, &settings.limits)
}

fn reason(path: &str, error: &io::Error) -> String {
    match error.kind() {
        // The mark stands for bytes that no report could write down.
        io::ErrorKind::NotFound if path.contains('\u{fffd}') => "its name is not UTF-8".to_owned(),
        io::ErrorKind::PermissionDenied => "there is no permission to read it".to_owned(),
        io::ErrorKind::NotFound => "it went away while it was read".to_owned(),
        _ => error.to_string(),
    }
}
