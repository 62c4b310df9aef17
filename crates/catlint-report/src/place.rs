//! Places resolved for rendering.

use catlint_core::{Catalogue, Diagnostic, Place, Position};

/// Where a place begins and ends, as people and machines count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    pub(crate) start: Position,
    pub(crate) end: Position,
}

pub(crate) fn region(catalogue: &Catalogue, place: Place) -> Region {
    let span = catalogue.span(place);
    let source = catalogue.document(place.document()).source();
    Region {
        start: source.position(span.start),
        end: source.position(span.end),
    }
}

pub(crate) fn path(catalogue: &Catalogue, place: Place) -> &str {
    catalogue.document(place.document()).path()
}

/// What messages call the record of a place; nothing outside records.
pub(crate) fn label(catalogue: &Catalogue, place: Place) -> Option<&str> {
    catalogue
        .record_at(place)
        .map(|record| record.label.as_str())
}

/// The place in one piece: `path:line:column`.
pub(crate) fn shown(catalogue: &Catalogue, place: Place) -> String {
    let position = catalogue.position(place);
    let path = path(catalogue, place);
    format!("{path}:{}:{}", position.line, position.column)
}

/// The message with the record's name before it: whole in one line.
pub(crate) fn headline(catalogue: &Catalogue, diagnostic: &Diagnostic) -> String {
    match label(catalogue, diagnostic.primary.place) {
        Some(label) => format!("{label}: {}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}
