//! Reads the files of the catalogue, in parallel, and finds the records in them.

use std::collections::BTreeMap;
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
pub(crate) struct Reading {
    pub(crate) catalogue: Catalogue,
    pub(crate) states: Vec<(DocumentId, FileState)>,
    /// Files that were read.
    pub(crate) files: usize,
    /// Documents of the catalogue itself; the config stands after them.
    pub(crate) documents: usize,
}

/// Reads every file; one that cannot be read becomes an empty document with its state. Documents
/// are sorted by path, so that everything after is in the same order in every run.
pub(crate) fn read(settings: &Settings, discovered: Discovered) -> Reading {
    let Discovered { files, others } = discovered;
    let read = files.par_iter().map(|(path, collections)| {
        let document = match read_file(&settings.root.join(path), &settings.limits) {
            Ok(bytes) => Ok(Document::parse(path, bytes, &settings.limits)),
            Err(error) => Err(FileState::Unreadable {
                reason: reason(&error),
            }),
        };
        (path.as_str(), (document, collections.as_slice()))
    });
    let mut all: BTreeMap<&str, (Result<Document, FileState>, &[CollectionId])> =
        read.collect::<Vec<_>>().into_iter().collect();
    let count = all.len();
    all.extend(
        others
            .iter()
            .map(|(path, state)| (path.as_str(), (Err(state.clone()), &[][..]))),
    );
    let mut reading = assemble(settings, all);
    reading.files = count;
    reading.documents = reading.catalogue.documents.len();
    append_config(settings, &mut reading.catalogue);
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

/// The catalogue of documents that have been read, by path.
pub(crate) fn assemble(
    settings: &Settings,
    all: BTreeMap<&str, (Result<Document, FileState>, &[CollectionId])>,
) -> Reading {
    let collections = settings
        .collections
        .iter()
        .map(|collection| collection.collection.clone());
    let mut catalogue = Catalogue {
        collections: collections.collect(),
        ..Catalogue::default()
    };
    let mut states = Vec::new();
    for (path, (document, wanting)) in all {
        let id = DocumentId(u32::try_from(catalogue.documents.len()).unwrap_or(u32::MAX));
        let document = document.unwrap_or_else(|state| {
            states.push((id, state));
            Document::absent(path)
        });
        for collection in wanting {
            if let Some(settings) = settings.collections.get(collection.0 as usize) {
                records(&document, id, *collection, settings, &mut catalogue.records);
            }
        }
        catalogue.documents.push(document);
    }
    catalogue
        .records
        .sort_by_key(|record| (record.document, record.root));
    Reading {
        catalogue,
        states,
        files: 0,
        documents: 0,
    }
}

fn records(
    document: &Document,
    id: DocumentId,
    collection: CollectionId,
    settings: &CollectionSettings,
    records: &mut Vec<Record>,
) {
    for &root in document.roots() {
        for node in settings.records.find(document, root) {
            records.push(record(document, id, collection, settings, node));
        }
    }
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

/// Reads a regular file up to the limit and one byte more, so that the parser sees it is too long.
pub(crate) fn read_file(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let most = u64::try_from(limits.bytes)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let size = usize::try_from(meta.len().min(most)).unwrap_or(limits.bytes);
    let mut bytes = Vec::with_capacity(size + 1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "there is no permission to read it".to_owned(),
        io::ErrorKind::NotFound => "it went away while it was read".to_owned(),
        _ => error.to_string(),
    }
}
