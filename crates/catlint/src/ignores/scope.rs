//! How far an ignore reaches.
//!
//! A comment behind something reaches as far as its line. One on a line of its own reaches over the
//! entry that begins below it, a field with its value or an item of a list, with all that is in it;
//! and where the first field of a record begins there, over the whole record.

use catlint_core::document::{Document, Kind, NodeId, Pattern, Segment};
use catlint_core::{Catalogue, CollectionId, Diagnostic, DocumentId, Part, Place, Pointer, Span};
use globset::GlobMatcher;

/// How far an ignore reaches.
#[derive(Debug)]
pub(super) enum Scope {
    /// Nowhere: nothing follows the comment.
    Nothing,
    /// What touches a line.
    Line(DocumentId, Span),
    /// What begins in a stretch of text.
    Text(DocumentId, Span),
    /// A record, or a field of it.
    Record(DocumentId, NodeId, Option<Pattern>),
    /// All that fits what the config says.
    Config(Box<ConfigScope>),
}

/// What the config says of the findings that it ignores.
#[derive(Debug, Default)]
pub(super) struct ConfigScope {
    pub(super) collection: Option<CollectionId>,
    pub(super) record: Option<String>,
    pub(super) path: Option<GlobMatcher>,
    pub(super) field: Option<Pattern>,
}

impl Scope {
    /// The document that it is in, unless it may be any.
    pub(super) fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Line(id, _) | Self::Text(id, _) | Self::Record(id, ..) => Some(*id),
            Self::Nothing | Self::Config(_) => None,
        }
    }

    /// Whether it reaches a place of a finding.
    pub(super) fn reaches(
        &self,
        catalogue: &Catalogue,
        finding: &Diagnostic,
        place: Place,
    ) -> bool {
        match self {
            Self::Nothing => false,
            Self::Line(document, line) => {
                let (from, to) = extent(catalogue, place);
                place.document() == *document && from <= line.end && to >= line.start
            }
            Self::Text(document, text) => {
                let start = catalogue.span(place).start;
                place.document() == *document && (text.start..=text.end).contains(&start)
            }
            Self::Record(document, root, field) => {
                let record = catalogue.record_at(place);
                record.is_some_and(|record| (record.document, record.root) == (*document, *root))
                    && fits(field.as_ref(), catalogue, finding, place)
            }
            Self::Config(scope) => scope.reaches(catalogue, finding, place),
        }
    }
}

impl ConfigScope {
    fn reaches(&self, catalogue: &Catalogue, finding: &Diagnostic, place: Place) -> bool {
        let record = catalogue.record_at(place);
        let id = record.map(|record| record.id.0.as_str());
        let path = catalogue.document(place.document()).path();
        let collection = record.map(|record| record.collection);
        (self.collection.is_none() || self.collection == collection)
            && self
                .record
                .as_deref()
                .is_none_or(|wanted| id == Some(wanted))
            && self.path.as_ref().is_none_or(|glob| glob.is_match(path))
            && fits(self.field.as_ref(), catalogue, finding, place)
    }
}

/// Whether a field is meant, be it one that is missing.
fn fits(
    field: Option<&Pattern>,
    catalogue: &Catalogue,
    finding: &Diagnostic,
    place: Place,
) -> bool {
    let Some(field) = field else {
        return true;
    };
    let mut segments = catalogue.pointer(place).segments().to_vec();
    let absent = finding.absent.iter().cloned().map(Segment::Key);
    segments.extend(absent);
    field.covers(&Pointer::new(segments))
}

/// From where to where a place is on the page: from its key, to the end of its value where that is
/// one text and not all that a list or mapping holds.
fn extent(catalogue: &Catalogue, place: Place) -> (u32, u32) {
    let span = catalogue.span(place);
    let Place::Node {
        node,
        part,
        document,
    } = place
    else {
        return (span.start, span.end);
    };
    let document = catalogue.document(document);
    let key = document.key_of(node).map(|key| document.span(key).start);
    // What is missing in a mapping is told where it begins, and not beside its key.
    let from = key.filter(|_| part != Part::Start).unwrap_or(span.start);
    let holds_more = matches!(document.kind(node), Kind::Sequence(_) | Kind::Mapping(_));
    let to = if holds_more { span.start } else { span.end };
    (from.min(span.start), to)
}

/// How far a comment reaches.
pub(super) fn of_comment(catalogue: &Catalogue, id: DocumentId, comment: Span) -> Scope {
    let document = catalogue.document(id);
    let source = document.source();
    let at = source.position(comment.start);
    let line = source.line_text(at.line);
    let before = line.chars().take(at.column.saturating_sub(1) as usize);
    if before.clone().any(|c| !c.is_whitespace()) {
        let width: usize = before.map(char::len_utf8).sum();
        let start = (comment.start as usize).saturating_sub(width);
        return Scope::Line(id, Span::new(start, start + line.len()));
    }
    below(catalogue, id, document, comment.end)
}

/// The entry that begins below an offset.
fn below(catalogue: &Catalogue, id: DocumentId, document: &Document, offset: u32) -> Scope {
    let is_record = |node: NodeId| {
        let record = catalogue.record_at(Place::value(id, node));
        record.is_some_and(|record| record.root == node)
    };
    let mut nodes = document.nodes_from(offset);
    let found = nodes.find_map(|node| {
        if is_record(node) {
            return Some(Scope::Record(id, node, None));
        }
        let span = entry(document, node)?;
        Some(Scope::Text(id, span))
    });
    found.unwrap_or(Scope::Nothing)
}

/// The stretch of an entry that begins with a node; nothing for a block that is more than its first
/// entry.
fn entry(document: &Document, node: NodeId) -> Option<Span> {
    let span = document.span(node);
    if document.is_key(node) {
        let value = value_of(document, node)?;
        let end = document.span(value).end;
        return Some(Span {
            start: span.start,
            end: end.max(span.end),
        });
    }
    let parent = document.parent(node);
    let is_item = parent.is_some_and(|parent| document.items(parent).is_some());
    let holds_more = matches!(document.kind(node), Kind::Sequence(_) | Kind::Mapping(_));
    let brackets = document.source().slice(span).starts_with(['[', '{']);
    (is_item || !holds_more || brackets).then_some(span)
}

fn value_of(document: &Document, key: NodeId) -> Option<NodeId> {
    let mut members = document.members(document.parent(key)?)?;
    members
        .find(|(name, _)| *name == key)
        .map(|(_, value)| value)
}
