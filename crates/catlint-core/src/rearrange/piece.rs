//! The text of each item of a list, with what goes where it goes.

use crate::document::NodeId;
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
