//! The text of each item of a list, with what goes where it goes.

use super::{block, flow};
use crate::document::{Document, Kind, NodeId};
use crate::span::Span;

/// The text of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// The item, or the value of a member.
    pub(super) node: NodeId,
    /// Its text with the comments about it, without the break or comma behind it.
    pub(super) span: Span,
    /// Whether a comment before it may be about something else.
    pub(super) doubtful: bool,
}

/// The pieces of a list, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    /// Whether a comment below the last one may be about it.
    pub(super) doubtful_end: bool,
}

/// An item as the document has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) node: NodeId,
    /// From the key, where it has one, to the end of the value.
    pub(super) span: Span,
    pub(super) has_key: bool,
}

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
