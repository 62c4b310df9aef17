//! What a parse can find wrong with a text.

use super::node::NodeId;
use crate::span::Span;

/// One fault of a text, as plain data; the syntax rules turn it into a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not YAML or not JSON; the reader stopped here.
    Syntax {
        /// The reader's reason, a lower-case fragment.
        reason: String,
    },
    /// The bytes are not UTF-8; `offset` is the first wrong byte.
    Encoding {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
    },
    /// The text holds no value at all.
    Empty,
    /// A key occurs twice in one mapping. Readers keep only one of the two values.
    DuplicateKey {
        /// The key node that came first.
        first: NodeId,
        /// The key node that repeats it.
        second: NodeId,
    },
    /// A plain scalar that a YAML 1.1 reader takes for another value.
    Ambiguous {
        /// The scalar, a value or a key.
        node: NodeId,
        /// What the YAML 1.1 reader makes of it, for people ("the truth value false").
        reading: &'static str,
    },
    /// A value that JSON, and so a JSON Schema, cannot hold: infinity, NaN, a number too large.
    NotJson {
        /// The scalar.
        node: NodeId,
    },
    /// A tag other than those of the YAML core schema. Nothing is built from a tag.
    UnknownTag {
        /// The tag as written.
        tag: String,
    },
    /// A mapping key that is itself a sequence or a mapping.
    ComplexKey,
    /// A limit was reached; the reader stopped here.
    Limit(Limit),
}

/// The limit that a text went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`Limits::bytes`](super::Limits::bytes)
    Bytes(usize),
    /// [`Limits::depth`](super::Limits::depth)
    Depth(usize),
    /// [`Limits::nodes`](super::Limits::nodes)
    Nodes(u64),
    /// [`Limits::alias_bytes`](super::Limits::alias_bytes)
    AliasBytes(u64),
    /// [`Limits::key_bytes`](super::Limits::key_bytes)
    KeyBytes(usize),
    /// [`Limits::documents`](super::Limits::documents)
    Documents(usize),
    /// An alias that refers to a node which contains it.
    AliasCycle,
}

impl FaultKind {
    /// Whether the reader stopped, so that the text's last document is missing.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(
            self,
            Self::Syntax { .. } | Self::Encoding { .. } | Self::Empty | Self::Limit(_)
        )
    }
}
