//! Where in the catalogue, as it is now, a written place is.

use std::collections::HashMap;

use catlint_core::{Catalogue, Document, DocumentId, NodeId, Part, Place, Pointer, Position, Span};

use super::written::{At, WrittenSpan};

/// A place that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// It is where the report has it.
    There(Place),
    /// The field is still there, elsewhere in the text.
    Moved(Place),
    /// The text has changed: the record, or the beginning of the file.
    Lost(Place),
}

impl Found {
    pub(super) fn place(self) -> Place {
        match self {
            Self::There(place) | Self::Moved(place) | Self::Lost(place) => place,
        }
    }
}

/// Looks places up. What it needs to know of a document it learns when it first meets it.
pub(super) struct Locator<'c> {
    catalogue: &'c Catalogue,
    documents: HashMap<&'c str, DocumentId>,
    /// The roots of the records of a document, by id.
    records: HashMap<DocumentId, HashMap<&'c str, Vec<NodeId>>>,
    /// The nodes of a document, by span.
    spans: HashMap<DocumentId, HashMap<Span, Vec<NodeId>>>,
}

impl<'c> Locator<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let documents = catalogue.numbered_documents();
        Self {
            catalogue,
            documents: documents
                .map(|(id, document)| (document.path(), id))
                .collect(),
            records: HashMap::new(),
            spans: HashMap::new(),
        }
    }

    /// The document of a path.
    pub(super) fn document(&self, path: &str) -> Option<DocumentId> {
        self.documents.get(path).copied()
    }

    /// The place; nothing where the catalogue has no such file.
    pub(super) fn find(&mut self, at: At<'_>) -> Option<Found> {
        let id = self.document(at.path)?;
        let roots = self.roots(id, at.record);
        let nodes = self.nodes(id, &roots, at.pointer);
        let found = self
            .exact(id, &nodes, at)
            .or_else(|| self.by_span(id, at))
            .map(Found::There)
            .or_else(|| self.moved(id, &nodes, at).map(Found::Moved));
        Some(found.unwrap_or_else(|| Found::Lost(self.lost(id, &roots, at))))
    }

    /// The nodes from which the pointer is seen: the record's, or those of the whole document.
    fn roots(&mut self, id: DocumentId, record: Option<&str>) -> Vec<NodeId> {
        let Some(record) = record else {
            return self.catalogue.document(id).roots().to_vec();
        };
        let catalogue = self.catalogue;
        let records = self.records.entry(id).or_insert_with(|| {
            let mut by_id: HashMap<&str, Vec<NodeId>> = HashMap::new();
            for record in catalogue.records_in(id) {
                by_id.entry(&record.id.0).or_default().push(record.root);
            }
            by_id
        });
        records.get(record).cloned().unwrap_or_default()
    }

    fn nodes(&self, id: DocumentId, roots: &[NodeId], pointer: &str) -> Vec<NodeId> {
        let Some(pointer) = Pointer::parse(pointer) else {
            return Vec::new();
        };
        let document = self.catalogue.document(id);
        let nodes = roots.iter().filter_map(|root| document.at(*root, &pointer));
        nodes.collect()
    }

    /// The part of one of the nodes, or the stretch of text, that stands exactly there.
    fn exact(&self, id: DocumentId, nodes: &[NodeId], at: At<'_>) -> Option<Place> {
        let text = Place::Text {
            document: id,
            span: span(at.span),
        };
        parts(id, nodes)
            .chain(std::iter::once(text))
            .find(|place| self.is(*place, at))
    }

    /// A node that no pointer leads to: the first of two equal keys, a key that is no text.
    fn by_span(&mut self, id: DocumentId, at: At<'_>) -> Option<Place> {
        let document = self.catalogue.document(id);
        let spans = self
            .spans
            .entry(id)
            .or_insert_with(|| nodes_by_span(document));
        let nodes = spans.get(&span(at.span))?.clone();
        let mut places = nodes.iter().map(|node| Place::value(id, *node));
        places.find(|place| self.is(*place, at))
    }

    /// The part of a node that is as long as what was written; the value where none is.
    fn moved(&self, id: DocumentId, nodes: &[NodeId], at: At<'_>) -> Option<Place> {
        let length = at.span.end.offset.checked_sub(at.span.start.offset)? as usize;
        let alike = |place: &Place| self.catalogue.span(*place).len() == length;
        let alike = parts(id, nodes).find(alike);
        // Of a stretch of text the report has no pointer: only the record may still be there.
        let whole = at.pointer.is_empty();
        let value = nodes.first().map(|node| Place::value(id, *node));
        alike.or(value.filter(|_| !whole))
    }

    fn lost(&self, id: DocumentId, roots: &[NodeId], at: At<'_>) -> Place {
        let root = roots.first().filter(|_| at.record.is_some());
        let start = Place::Text {
            document: id,
            span: Span::default(),
        };
        root.map_or(start, |root| Place::start(id, *root))
    }

    /// Whether a place is written as that one would be.
    fn is(&self, place: Place, at: At<'_>) -> bool {
        let catalogue = self.catalogue;
        let source = catalogue.document(place.document()).source();
        let here = catalogue.span(place);
        let stands = |offset, position| source.position(offset) == position;
        here == span(at.span)
            && stands(here.start, Position::from(at.span.start))
            && stands(here.end, Position::from(at.span.end))
            && catalogue
                .record_at(place)
                .map(|record| record.id.0.as_str())
                == at.record
            && catalogue.pointer(place).to_string() == at.pointer
    }
}

fn parts(document: DocumentId, nodes: &[NodeId]) -> impl Iterator<Item = Place> + '_ {
    let part = move |node: &NodeId| {
        let node = *node;
        [Part::Value, Part::Key, Part::Start].map(|part| Place::Node {
            document,
            node,
            part,
        })
    };
    nodes.iter().flat_map(part)
}

fn nodes_by_span(document: &Document) -> HashMap<Span, Vec<NodeId>> {
    let mut nodes: HashMap<Span, Vec<NodeId>> = HashMap::new();
    for root in document.roots() {
        for node in document.descendants(*root) {
            nodes.entry(document.span(node)).or_default().push(node);
        }
    }
    nodes
}

fn span(written: WrittenSpan) -> Span {
    Span {
        start: written.start.offset,
        // A written span may be anything; one of ours never ends before it begins.
        end: written.end.offset.max(written.start.offset),
    }
}
