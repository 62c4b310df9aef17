//! Finds the records in a document.

use std::collections::BTreeSet;

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::selector::{Selector, Standpoint};
use catlint_core::{CollectionId, DocumentId, Record, RecordId};

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
        let own = settings.collections.get(collection.0 as usize);
        let Some(settings) = own.filter(|settings| !settings.recordless) else {
            continue;
        };
        for &root in document.roots() {
            let found = roots(document, root, &settings.records);
            // Most documents are one record: no room for more.
            records.reserve_exact(found.len());
            let found = found.into_iter().filter(|root| {
                let root = *root;
                let from = Standpoint { document, id, root };
                settings.only.is_empty() || settings.only.holds(from)
            });
            records.extend(found.map(|node| record(document, id, collection, settings, node)));
        }
    }
    records.sort_by_key(|record| record.root);
    records
}

/// The roots of the records below a node, each once, in the order of the text.
fn roots(document: &Document, root: NodeId, patterns: &[Pattern]) -> Vec<NodeId> {
    match patterns {
        [] => vec![root],
        [pattern] => pattern.find(document, root),
        patterns => {
            let found = patterns.iter();
            let found: BTreeSet<_> = found
                .flat_map(|pattern| pattern.find(document, root))
                .collect();
            found.into_iter().collect()
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
    let from = Standpoint { document, id, root };
    // A text as long as a page is no name.
    let text = |selector: &Option<Selector>| {
        let value = selector.as_ref()?.first(from)?;
        let text = value.written.trim();
        (!text.is_empty() && text.len() <= LONGEST_NAME).then(|| text.to_owned())
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
