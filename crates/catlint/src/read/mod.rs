//! Reads the files of the catalogue, in parallel, and finds the records in them.

pub(crate) mod discover;
pub(crate) mod inside;
mod records;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, CollectionId, DocumentId, Record};
use rayon::prelude::*;

use crate::error::Error;
use crate::read::discover::{Discovered, matchers, wanting};
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
    /// Documents of the catalogue itself; the config stands after them.
    pub(crate) documents: usize,
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
    append_config(settings, &mut reading.catalogue);
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
        let unreadable = |state: &FileState| matches!(state, FileState::Unreadable { .. });
        let broken = |document: &Document| {
            let mut faults = document.faults().iter();
            faults.any(|fault| fault.kind.is_fatal())
        };
        !self.states.iter().any(|(_, state)| unreadable(state))
            && !self.catalogue.documents.iter().any(broken)
    }
}

/// The config is a text that findings are about, unless a collection has it already.
fn append_config(settings: &Settings, catalogue: &mut Catalogue) {
    if let (Some((name, text)), None) =
        (&settings.config_text, config_document(settings, catalogue))
    {
        let document = Document::parse(name, text.clone(), &settings.limits);
        catalogue.documents.push(document);
    }
}

/// The config among the documents.
pub(crate) fn config_document(settings: &Settings, catalogue: &Catalogue) -> Option<DocumentId> {
    let (name, _) = settings.config_text.as_ref()?;
    let mut documents = catalogue.numbered_documents();
    documents
        .find(|(_, document)| document.path() == name)
        .map(|(id, _)| id)
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
            let document = Document::parse(path, bytes, &settings.limits);
            let records = records(&document, id, wanting, settings);
            (document, (records, None))
        }
        Err(error) => absent(FileState::Unreadable {
            reason: reason(&error),
        }),
    }
}

/// Reads a file that the config names, whole or not at all.
pub(crate) fn read_whole(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    read_file(path, limits, &mut Vec::new())
}

/// Reads a file up to the limit and one byte more, so that the parser sees it is too long. The
/// buffer grows to the longest file and is used again for the next: no file is asked for its size,
/// and none keeps more memory than its text has.
fn read_file(path: &Path, limits: &Limits, buffer: &mut Vec<u8>) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limits.bytes)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    buffer.clear();
    File::open(path)?.take(most).read_to_end(buffer)?;
    Ok(buffer.clone())
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "there is no permission to read it".to_owned(),
        io::ErrorKind::NotFound => "it went away while it was read".to_owned(),
        _ => error.to_string(),
    }
}
