//! The arena tree: every value with its span, in the order of the text.

use std::sync::OnceLock;

use super::fault::Fault;
use super::node::{NodeData, NodeId, RawKind, Style, TextRef};
use super::scalar::Number;
use super::syntax::Syntax;
use super::value::{Children, Kind, Members};
use super::wide::Wide;
use crate::source::Source;
use crate::span::Span;

/// One parsed text.
#[derive(Debug, Default)]
pub struct Document {
    pub(super) source: Source,
    pub(super) syntax: Syntax,
    pub(super) nodes: Vec<NodeData>,
    /// Scalar texts that differ from their source: escapes, folding, line joins.
    pub(super) decoded: String,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Span>,
    /// Where the text after the front matter begins.
    pub(super) body: Option<usize>,
    pub(super) faults: Vec<Fault>,
    /// Made when the first of the wide collections is searched.
    pub(super) wide: OnceLock<Wide>,
    pub(super) deepest: usize,
    pub(super) longest_key: usize,
}

impl Document {
    /// A document without a text, for a file that could not be read.
    #[must_use]
    pub fn absent(path: &str) -> Self {
        Self {
            source: Source::new(path, ""),
            ..Self::default()
        }
    }

    /// The text and its path.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The path relative to the catalogue's root.
    #[must_use]
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The syntax that the text was read as.
    #[must_use]
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The text after the front matter; nothing for a text without.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        self.text().get(self.body?..)
    }

    /// The root value of each YAML document in the text; one for JSON.
    #[must_use]
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// What is wrong with the text itself, in the order of the text.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The spans of the comments, from `#` to the end of the line.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The value of a node, with aliases followed.
    #[must_use]
    pub fn kind(&self, node: NodeId) -> Kind<'_> {
        match self.data(self.resolve(node)).kind {
            RawKind::Bool(value) => Kind::Bool(value),
            RawKind::Number(text) => Kind::Number(Number::new(self.text_of(text))),
            RawKind::String(text, _) => Kind::String(self.text_of(text)),
            RawKind::Sequence { first, len } => {
                Kind::Sequence(Children::new(&self.nodes, first, len))
            }
            RawKind::Mapping { first, len } => Kind::Mapping(Members::new(&self.nodes, first, len)),
            // An alias never refers to an alias: `resolve` has followed it.
            RawKind::Null | RawKind::Alias(_) => Kind::Null,
        }
    }

    /// The text of a string node; nothing for every other kind.
    #[must_use]
    pub fn as_str(&self, node: NodeId) -> Option<&str> {
        match self.data(self.resolve(node)).kind {
            RawKind::String(text, _) => Some(self.text_of(text)),
            _ => None,
        }
    }

    /// The members of a mapping; nothing for every other kind.
    #[must_use]
    pub fn members(&self, node: NodeId) -> Option<Members<'_>> {
        match self.data(self.resolve(node)).kind {
            RawKind::Mapping { first, len } => Some(Members::new(&self.nodes, first, len)),
            _ => None,
        }
    }

    /// The items of a sequence; nothing for every other kind.
    #[must_use]
    pub fn items(&self, node: NodeId) -> Option<Children<'_>> {
        match self.data(self.resolve(node)).kind {
            RawKind::Sequence { first, len } => Some(Children::new(&self.nodes, first, len)),
            _ => None,
        }
    }

    /// Every node, in the order of the text.
    pub(super) fn all_nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::at_index)
    }

    /// The node that an alias stands for; every other node stands for itself.
    #[must_use]
    pub fn resolve(&self, node: NodeId) -> NodeId {
        match self.data(node).kind {
            RawKind::Alias(target) => target,
            _ => node,
        }
    }

    /// How many nodes the text has, of all its YAML documents; aliases count as one.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// How many sequences and mappings stand in one another at most, those behind aliases counted.
    #[must_use]
    pub fn deepest(&self) -> usize {
        self.deepest
    }

    /// The bytes of its longest key.
    #[must_use]
    pub fn longest_key(&self) -> usize {
        self.longest_key
    }

    /// The span of a node as it is written; of an alias, the `*name`.
    #[must_use]
    pub fn span(&self, node: NodeId) -> Span {
        self.data(node).span
    }

    /// How a scalar is written; nothing for other nodes, truth values, numbers and nulls.
    #[must_use]
    pub fn style(&self, node: NodeId) -> Option<Style> {
        match self.data(node).kind {
            RawKind::String(_, style) => Some(style),
            _ => None,
        }
    }

    pub(super) fn data(&self, node: NodeId) -> &NodeData {
        const NOTHING: &NodeData = &NodeData {
            span: Span { start: 0, end: 0 },
            parent: None,
            next: None,
            position: 0,
            kind: RawKind::Null,
        };
        self.nodes.get(node.index()).unwrap_or(NOTHING)
    }

    fn text_of(&self, text: TextRef) -> &str {
        match text {
            TextRef::Source(span) => self.source.slice(span),
            TextRef::Decoded(span) => self.decoded.get(span.range()).unwrap_or_default(),
        }
    }
}
