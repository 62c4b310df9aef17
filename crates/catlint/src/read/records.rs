//! Finds the records in a document.

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::{CollectionId, DocumentId, Pointer, Record, RecordId};

use crate::settings::{CollectionSettings, Settings};

/// Bytes of the longest id or label. Every finding of a record repeats them.
const LONGEST_NAME: usize = 1024;

/// The records that each collection which wants a document has in it, in the order of the text.
pub(crate) fn records(
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
    // A text as long as a page is no name.
    let text = |pointer: &Option<Pointer>| {
        let node = document.at(root, pointer.as_ref()?)?;
        match document.kind(node) {
            Kind::String(text) if text.len() > LONGEST_NAME => None,
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
    let mut above = std::iter::successors(Some(root), |node| document.parent(*node));
    let outer = above.by_ref().last();
    let outer = outer.and_then(|outer| document.roots().binary_search(&outer).ok());
    let pointer = outer
        .and_then(|number| document.roots().get(number))
        .map(|outer| document.pointer(*outer, root))
        .unwrap_or_default();
    let several = document.roots().len() > 1;
    match (pointer.is_root(), several) {
        (true, false) => file.to_owned(),
        (true, true) => {
            let number = outer.unwrap_or_default();
            format!("{file} (document {})", number + 1)
        }
        (false, _) => format!("{file} ({})", pointer.field()),
    }
}
