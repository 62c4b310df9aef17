//! The catalogue in memory: documents, collections, records.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::fmt;

use crate::document::{Document, Kind, NodeId, Pointer};
use crate::place::{DocumentId, Part, Place};
use crate::selector::{Selector, Template};
use crate::span::{Position, Span};

/// A collection of the catalogue; an index into [`Catalogue::collections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionId(pub u32);

/// What identifies a record within its collection: the text of its id field, or else its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub String);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Records of one kind, described by one schema.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collection {
    /// Its name in the config.
    pub name: String,
    /// What identifies a record: a field, or the key that it stands under.
    pub id: Option<Selector>,
    /// What people know a record by.
    pub label: Option<Selector>,
    /// That within which names must differ: the same name in another country is no duplicate.
    pub partition: Option<Selector>,
    /// What a record's file must be named, without its extension: `{id}`, `{/country}-{/name}`.
    pub file_name: Option<Template>,
    /// Whether something is asked of a record that depends on the path of its file.
    pub by_path: bool,
}

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The collection it belongs to.
    pub collection: CollectionId,
    /// The document it is written in.
    pub document: DocumentId,
    /// Its root node there.
    pub root: NodeId,
    /// What identifies it.
    pub id: RecordId,
    /// What messages call it.
    pub label: String,
}

/// Everything that was read. Documents and records are sorted by path, then by place.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Every text: records first, then the config and the schemas, which hold no records.
    pub documents: Vec<Document>,
    /// The collections, in the order of the config.
    pub collections: Vec<Collection>,
    /// The records, sorted by document and place.
    pub records: Vec<Record>,
}

impl Catalogue {
    /// A document.
    ///
    /// # Panics
    /// Never, for an id that this catalogue gave.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the catalogue gives the ids out")]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// A collection.
    ///
    /// # Panics
    /// Never, for an id that this catalogue gave.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the catalogue gives the ids out")]
    pub fn collection(&self, id: CollectionId) -> &Collection {
        &self.collections[id.0 as usize]
    }

    /// Every document with its id.
    pub fn numbered_documents(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        let number = |index| DocumentId(u32::try_from(index).unwrap_or(u32::MAX));
        self.documents
            .iter()
            .enumerate()
            .map(move |(index, document)| (number(index), document))
    }

    /// The bytes that a place covers.
    #[must_use]
    pub fn span(&self, place: Place) -> Span {
        match place {
            Place::Text { span, .. } => span,
            Place::Node {
                document,
                node,
                part,
            } => {
                let document = self.document(document);
                document.span(match part {
                    Part::Value => node,
                    Part::Key => document.key_of(node).unwrap_or(node),
                    Part::Start => first_leaf(document, node),
                })
            }
        }
    }

    /// Line and column where a place begins.
    #[must_use]
    pub fn position(&self, place: Place) -> Position {
        let source = self.document(place.document()).source();
        source.position(self.span(place).start)
    }

    /// The record that a place stands in; of nested records, the innermost.
    /// O(depth × log records).
    #[must_use]
    pub fn record_at(&self, place: Place) -> Option<&Record> {
        let id = place.document();
        match place {
            Place::Node { node, .. } => {
                let document = self.document(id);
                let mut above = std::iter::successors(Some(node), |node| document.parent(*node));
                above.find_map(|root| self.record_with_root(id, root))
            }
            Place::Text { span, .. } => {
                let mut covering = self.records_in(id).iter().filter(|record| {
                    let whole = self.document(id).span(record.root);
                    whole.start <= span.start && span.start <= whole.end
                });
                covering.next_back()
            }
        }
    }

    /// The records of a document, in the order of the text.
    #[must_use]
    pub fn records_in(&self, id: DocumentId) -> &[Record] {
        let start = self.records.partition_point(|record| record.document < id);
        let end = self.records.partition_point(|record| record.document <= id);
        self.records.get(start..end).unwrap_or_default()
    }

    /// The roots of the records that stand inside another one, in the order of the text.
    /// O(log records + those inside × depth).
    #[must_use]
    pub fn roots_inside(&self, record: &Record) -> Vec<NodeId> {
        let document = self.document(record.document);
        let records = self.records_in(record.document);
        let after = records.partition_point(|other| other.root <= record.root);
        let after = records.get(after..).unwrap_or_default().iter();
        // Nodes are numbered in the order of the text: what is inside comes next.
        let inside = after.map(|other| other.root);
        inside
            .take_while(|root| document.contains(record.root, *root))
            .collect()
    }

    fn record_with_root(&self, id: DocumentId, root: NodeId) -> Option<&Record> {
        let key = |record: &Record| (record.document, record.root);
        let index = self.records.binary_search_by_key(&(id, root), key).ok()?;
        self.records.get(index)
    }

    /// The pointer of a place, seen from its record's root, or from its document's.
    #[must_use]
    pub fn pointer(&self, place: Place) -> Pointer {
        let Place::Node {
            document: id, node, ..
        } = place
        else {
            return Pointer::default();
        };
        let document = self.document(id);
        let root = match self.record_at(place) {
            Some(record) => Some(record.root),
            None => document
                .roots()
                .iter()
                .copied()
                .find(|root| document.contains(*root, node)),
        };
        root.map_or_else(Pointer::default, |root| document.pointer(root, node))
    }

    /// The text of a record's field; nothing where it is absent or no text or number.
    #[must_use]
    pub fn text_at(&self, record: &Record, pointer: &Pointer) -> Option<&str> {
        let document = self.document(record.document);
        match document.kind(document.at(record.root, pointer)?) {
            Kind::String(text) => Some(text),
            Kind::Number(number) => Some(number.text()),
            _ => None,
        }
    }
}

fn first_leaf(document: &Document, node: NodeId) -> NodeId {
    let first = document
        .members(node)
        .and_then(|mut members| members.next());
    first.map_or(node, |(key, _)| key)
}
