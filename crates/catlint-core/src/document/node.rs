//! Nodes as the arena keeps them: each with its number, its span and its neighbours.

use std::num::NonZeroU32;

use crate::span::Span;

/// A node of a [`Document`](super::Document); only meaningful together with the document that made
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// A number that no other node of the document has.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// The node at an index of the arena. Numbers begin with 1, so that an absent node takes no
    /// room; the limits of a parse keep them far below the last.
    pub(super) fn at_index(index: usize) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Self(NonZeroU32::MIN.saturating_add(index))
    }

    pub(super) fn index(self) -> usize {
        (self.0.get() as usize).saturating_sub(1)
    }
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// Between `'`.
    SingleQuoted,
    /// Between `"`.
    DoubleQuoted,
    /// A `|` block.
    Literal,
    /// A `>` block.
    Folded,
}

/// Where a scalar's text is kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum TextRef {
    Source(Span),
    Decoded(Span),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum RawKind {
    Null,
    Bool(bool),
    Number(TextRef),
    String(TextRef, Style),
    Sequence { first: Option<NodeId>, len: u32 },
    Mapping { first: Option<NodeId>, len: u32 },
    Alias(NodeId),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct NodeData {
    pub(super) span: Span,
    pub(super) parent: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    /// How many nodes stand before it in its sequence or mapping; keys and values both count.
    pub(super) position: u32,
    pub(super) kind: RawKind,
}
