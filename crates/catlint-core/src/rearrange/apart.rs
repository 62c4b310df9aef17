//! Takes a list apart into its pieces.

use super::piece::{Item, Pieces};
use super::{block, flow};
use crate::document::{Document, Kind, NodeId};
use crate::span::Span;

/// Takes a list apart; nothing where that cannot be done.
pub(super) fn pieces(document: &Document, list: NodeId) -> Option<Pieces> {
    let items = items(document, list)?;
    let start = document.span(list).start as usize;
    match document.text().get(start..)?.starts_with(['[', '{']) {
        true => flow::pieces(document, list, &items),
        false => block::pieces(document, &items),
    }
}

fn items(document: &Document, list: NodeId) -> Option<Vec<Item>> {
    if document.resolve(list) != list {
        return None;
    }
    let items = match document.kind(list) {
        Kind::Sequence(items) => items
            .map(|node| Item {
                node,
                span: document.span(node),
                has_key: false,
            })
            .collect(),
        Kind::Mapping(members) => members
            .map(|(key, node)| Item {
                node,
                span: around(document.span(key), document.span(node)),
                has_key: true,
            })
            .collect(),
        _ => return None,
    };
    Some(items)
}

fn around(one: Span, other: Span) -> Span {
    Span {
        start: one.start,
        end: one.end.max(other.end),
    }
}
