//! Where something is: in which document, at which node or stretch of text.

use crate::document::NodeId;
use crate::span::Span;

/// A document of the catalogue; an index into
/// [`Catalogue::documents`](crate::Catalogue::documents).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// Which part of a node a label points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The value itself.
    Value,
    /// The key that the value stands under; the value where there is none.
    Key,
    /// The beginning of the value: a mapping's first key. For what is *not* there.
    Start,
}

/// Where something is. A rule names a node; the span is looked up late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A node of a document.
    Node {
        /// The document.
        document: DocumentId,
        /// The node.
        node: NodeId,
        /// The part of it.
        part: Part,
    },
    /// A stretch of text that is no node: syntax faults, part of a long text.
    Text {
        /// The document.
        document: DocumentId,
        /// The stretch.
        span: Span,
    },
}

impl Place {
    /// The value of a node.
    #[must_use]
    pub fn value(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Value,
        }
    }

    /// The key of a node.
    #[must_use]
    pub fn key(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Key,
        }
    }

    /// The beginning of a node.
    #[must_use]
    pub fn start(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Start,
        }
    }

    /// The same place in another document.
    #[must_use]
    pub fn within(self, document: DocumentId) -> Self {
        match self {
            Self::Node { node, part, .. } => Self::Node {
                document,
                node,
                part,
            },
            Self::Text { span, .. } => Self::Text { document, span },
        }
    }

    /// The document that the place is in.
    #[must_use]
    pub fn document(self) -> DocumentId {
        match self {
            Self::Node { document, .. } | Self::Text { document, .. } => document,
        }
    }
}
