//! Reads the files of the catalogue, in parallel, and finds the records in them.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use catlint_core::document::{Document, Kind, Limits, NodeId};
use catlint_core::{Catalogue, CollectionId, DocumentId, Pointer, Record, RecordId};
use rayon::prelude::*;

use crate::discover::Discovered;
use crate::rules::FileState;
use crate::settings::{CollectionSettings, Settings};

/// The catalogue, and the files that are not as they should be.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) catalogue: Catalogue,
    pub(crate) states: Vec<(DocumentId, FileState)>,
    /// Files that were read.
    pub(crate) files: usize,
}

/// More than most files have.
const USUAL_BYTES: usize = 8 * 1024;

/// Reads every file; one that cannot be read becomes an empty document with its state. Documents
/// are sorted by path, so that everything after is in the same order in every run.
pub(crate) fn read(settings: &Settings, discovered: &Discovered) -> Reading {
    let paths = paths(discovered);
    let read = paths.par_iter().enumerate();
    let buffer = || Vec::with_capacity(USUAL_BYTES);
    let read = read.map_init(buffer, |buffer, (index, (path, found))| {
        let id = DocumentId(u32::try_from(index).unwrap_or(u32::MAX));
        one(settings, id, path, *found, buffer)
    });
    let (mut documents, mut rest) = (Vec::new(), Vec::new());
    read.unzip_into_vecs(&mut documents, &mut rest);
    let collections = settings.collections.iter();
    let collections = collections.map(|settings| settings.collection.clone());
    let mut reading = Reading {
        files: discovered.files.len(),
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

fn records(
    document: &Document,
    id: DocumentId,
    wanting: &[CollectionId],
    settings: &Settings,
) -> Vec<Record> {
    let mut records = Vec::new();
    for &collection in wanting {
        let Some(settings) = settings.collections.get(collection.0 as usize) else {
            continue;
        };
        for &root in document.roots() {
            let found = settings.records.find(document, root);
            // Most documents are one record: no room for more.
            records.reserve_exact(found.len());
            let found = found.into_iter();
            records.extend(found.map(|node| record(document, id, collection, settings, node)));
        }
    }
    records.sort_by_key(|record| record.root);
    records
}

fn record(
    document: &Document,
    id: DocumentId,
    collection: CollectionId,
    settings: &CollectionSettings,
    root: NodeId,
) -> Record {
    let text = |pointer: &Option<Pointer>| {
        let node = document.at(root, pointer.as_ref()?)?;
        match document.kind(node) {
            Kind::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Kind::Number(number) => Some(number.text().to_owned()),
            _ => None,
        }
    };
    let place = || place_name(document, root);
    let record_id = text(&settings.collection.id);
    let label = text(&settings.collection.label)
        .or_else(|| record_id.clone())
        .unwrap_or_else(place);
    Record {
        collection,
        document: id,
        root,
        id: RecordId(record_id.unwrap_or_else(place)),
        label,
    }
}

/// What a record without a name is called: its file, and its place in it.
fn place_name(document: &Document, root: NodeId) -> String {
    let file = document.path().rsplit('/').next().unwrap_or_default();
    let outer = document
        .roots()
        .iter()
        .find(|outer| document.contains(**outer, root));
    let pointer = outer
        .map(|outer| document.pointer(*outer, root))
        .unwrap_or_default();
    let several = document.roots().len() > 1;
    match (pointer.is_root(), several) {
        (true, false) => file.to_owned(),
        (true, true) => {
            let number = document
                .roots()
                .iter()
                .position(|outer| *outer == root)
                .unwrap_or_default();
            format!("{file} (document {})", number + 1)
        }
        (false, _) => format!("{file} ({})", pointer.field()),
    }
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
