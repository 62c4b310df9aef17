//! What a record is told by: how it is written.

use std::collections::BTreeSet;

use catlint_core::document::Document;
use catlint_core::{Catalogue, CollectionId, Record, Span};

/// All that the judgement of a record by itself depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Spelling {
    collection: CollectionId,
    /// The file's name or path, where the config asks something of it.
    file: Option<String>,
    /// The key that the record stands under.
    key: Option<String>,
    /// Its text, then those of the anchors outside it that it refers to.
    texts: Vec<String>,
}

impl Spelling {
    pub(super) fn of(catalogue: &Catalogue, record: &Record) -> Self {
        let document = catalogue.document(record.document);
        let collection = catalogue.collection(record.collection);
        let file = match (collection.by_path, collection.file_name.is_some()) {
            (true, _) => Some(document.path()),
            (false, true) => document.path().rsplit('/').next(),
            (false, false) => None,
        };
        let key = document.key_of(record.root);
        let mut texts = vec![flush(document, document.span(record.root))];
        let mut open = vec![record.root];
        let mut seen = BTreeSet::new();
        while let Some(root) = open.pop() {
            for node in document.descendants(root) {
                let target = document.resolve(node);
                if target != node && !document.contains(record.root, target) && seen.insert(target)
                {
                    texts.push(flush(document, document.span(target)));
                    open.push(target);
                }
            }
        }
        Self {
            collection: record.collection,
            file: file.map(ToOwned::to_owned),
            key: key
                .and_then(|key| document.as_str(key))
                .map(ToOwned::to_owned),
            texts,
        }
    }
}

/// A text as it would stand at the left edge, without its line ends: an item of a list that becomes
/// a file of its own is still the same.
fn flush(document: &Document, span: Span) -> String {
    let source = document.source();
    let edge = source.position(span.start).column.saturating_sub(1) as usize;
    let mut lines = source.slice(span).trim_end().lines();
    let mut text = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let indent = line.len() - line.trim_start_matches(' ').len();
        text.push('\n');
        text.push_str(line.get(edge.min(indent)..).unwrap_or_default());
    }
    text
}
