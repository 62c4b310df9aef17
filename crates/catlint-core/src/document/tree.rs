//! The arena tree: every value with its span, in the order of the text.

use std::num::NonZeroU32;

use super::builder::Builder;
use super::fault::{Fault, FaultKind, Limit};
use super::limits::Limits;
use super::pointer::{Pointer, Segment};
use super::scalar::Number;
use super::{json, yaml};
use crate::source::Source;
use crate::span::Span;

/// The syntax that a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// YAML 1.2.
    Yaml,
    /// JSON (RFC 8259), read strictly.
    Json,
}

impl Syntax {
    /// The syntax that a path's extension promises: `.json` is JSON, all else YAML.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let json = path
            .rsplit_once('.')
            .is_some_and(|(_, end)| end.eq_ignore_ascii_case("json"));
        if json { Self::Json } else { Self::Yaml }
    }
}

/// A node of a [`Document`]; only meaningful together with the document that made it.
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
        self.0.get() as usize - 1
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

/// The value of a node, with aliases followed.
#[derive(Debug, Clone)]
pub enum Kind<'d> {
    /// The absence of a value.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number<'d>),
    /// A text.
    String(&'d str),
    /// A list.
    Sequence(Children<'d>),
    /// A mapping.
    Mapping(Members<'d>),
}

impl Kind<'_> {
    /// What people call this kind of value.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Kind::Null => "nothing",
            Kind::Bool(_) => "a truth value",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a text",
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a mapping",
        }
    }
}

/// One parsed text.
#[derive(Debug, Default)]
pub struct Document {
    source: Source,
    pub(super) nodes: Vec<NodeData>,
    /// Scalar texts that differ from their source: escapes, folding, line joins.
    pub(super) decoded: String,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Span>,
    pub(super) faults: Vec<Fault>,
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
    pub(super) is_key: bool,
    pub(super) kind: RawKind,
}

impl Document {
    /// Reads a text. Never fails; see [`Document::faults`]. O(length of the text).
    #[must_use]
    pub fn parse(path: &str, bytes: Vec<u8>, limits: &Limits) -> Self {
        let (text, encoding) = decode(bytes);
        let mut document = Self {
            source: Source::new(path, text),
            ..Self::default()
        };
        if let Some(fault) = encoding.or_else(|| too_long(document.text(), limits)) {
            document.faults.push(fault);
            return document;
        }
        let source = std::mem::take(&mut document.source);
        let mut builder = Builder::new(source.text(), limits);
        match Syntax::of_path(path) {
            Syntax::Yaml => yaml::read(source.text(), limits, &mut builder),
            Syntax::Json => json::read(source.text(), &mut builder),
        }
        document = builder.finish();
        document.source = source;
        document
    }

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
            RawKind::Sequence { first, len } => Kind::Sequence(Children::new(self, first, len)),
            RawKind::Mapping { first, len } => Kind::Mapping(Members::new(self, first, len)),
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
            RawKind::Mapping { first, len } => Some(Members::new(self, first, len)),
            _ => None,
        }
    }

    /// The items of a sequence; nothing for every other kind.
    #[must_use]
    pub fn items(&self, node: NodeId) -> Option<Children<'_>> {
        match self.data(self.resolve(node)).kind {
            RawKind::Sequence { first, len } => Some(Children::new(self, first, len)),
            _ => None,
        }
    }

    /// The value of a mapping's key. O(members). Of a repeated key, the last value, as most
    /// readers have it.
    #[must_use]
    pub fn get(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        let members = self.members(mapping)?;
        members
            .filter(|(name, _)| self.as_str(*name) == Some(key))
            .map(|(_, value)| value)
            .last()
    }

    /// The node that an alias stands for; every other node stands for itself.
    #[must_use]
    pub fn resolve(&self, node: NodeId) -> NodeId {
        match self.data(node).kind {
            RawKind::Alias(target) => target,
            _ => node,
        }
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

    /// The sequence or mapping that a node stands in.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.data(node).parent
    }

    /// The key node of a mapping's value.
    #[must_use]
    pub fn key_of(&self, value: NodeId) -> Option<NodeId> {
        let parent = self.parent(value)?;
        let RawKind::Mapping { .. } = self.data(parent).kind else {
            return None;
        };
        // The builder writes a key as exactly one node, right before its value.
        let key = NodeId::at_index(value.index().checked_sub(1)?);
        (!self.is_key(value) && self.is_key(key)).then_some(key)
    }

    /// The node that a pointer leads to, seen from `root`. O(length of the pointer × siblings).
    #[must_use]
    pub fn at(&self, root: NodeId, pointer: &Pointer) -> Option<NodeId> {
        pointer
            .segments()
            .iter()
            .try_fold(root, |node, segment| match segment {
                Segment::Key(key) => match self.items(node) {
                    Some(mut items) => items.nth(key.parse().ok()?),
                    None => self.get(node, key),
                },
                Segment::Index(index) => match self.items(node) {
                    Some(mut items) => items.nth(*index),
                    None => self.get(node, &index.to_string()),
                },
            })
    }

    /// The pointer from `root` down to `node`; empty where `root` is not above it.
    #[must_use]
    pub fn pointer(&self, root: NodeId, node: NodeId) -> Pointer {
        let mut segments = Vec::new();
        let mut current = node;
        while current != root {
            let Some(parent) = self.parent(current) else {
                return Pointer::default();
            };
            segments.push(self.segment(parent, current));
            current = parent;
        }
        segments.reverse();
        Pointer::new(segments)
    }

    /// Whether `node` is `root` or stands below it.
    #[must_use]
    pub fn contains(&self, root: NodeId, node: NodeId) -> bool {
        let mut current = Some(node);
        while let Some(here) = current {
            if here == root {
                return true;
            }
            current = self.parent(here);
        }
        false
    }

    /// Every node from `root` down, parents first, aliases not followed.
    pub fn descendants(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut stack = vec![root];
        std::iter::from_fn(move || {
            let node = stack.pop()?;
            let data = self.data(node);
            if node != root {
                stack.extend(data.next);
            }
            if let RawKind::Sequence { first, .. } | RawKind::Mapping { first, .. } = data.kind {
                stack.extend(first);
            }
            Some(node)
        })
    }

    /// Whether a node is the key of a mapping.
    #[must_use]
    pub fn is_key(&self, node: NodeId) -> bool {
        self.data(node).is_key
    }

    fn segment(&self, parent: NodeId, child: NodeId) -> Segment {
        let key = if self.is_key(child) {
            Some(child)
        } else {
            self.key_of(child)
        };
        match key {
            Some(key) => Segment::Key(self.as_str(key).unwrap_or_default().to_owned()),
            None => {
                let mut items = self.items(parent).into_iter().flatten();
                Segment::Index(items.position(|item| item == child).unwrap_or_default())
            }
        }
    }

    pub(super) fn data(&self, node: NodeId) -> &NodeData {
        const NOTHING: &NodeData = &NodeData {
            span: Span { start: 0, end: 0 },
            parent: None,
            next: None,
            is_key: false,
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

/// The items of a sequence, in order.
#[derive(Debug, Clone)]
pub struct Children<'d> {
    document: &'d Document,
    next: Option<NodeId>,
    len: u32,
}

impl<'d> Children<'d> {
    fn new(document: &'d Document, next: Option<NodeId>, len: u32) -> Self {
        Self {
            document,
            next,
            len,
        }
    }
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.next?;
        self.next = self.document.data(node).next;
        self.len = self.len.saturating_sub(1);
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len as usize, Some(self.len as usize))
    }
}

impl ExactSizeIterator for Children<'_> {}

/// The members of a mapping, in order: key node and value node.
#[derive(Debug, Clone)]
pub struct Members<'d>(Children<'d>);

impl<'d> Members<'d> {
    fn new(document: &'d Document, first: Option<NodeId>, len: u32) -> Self {
        Self(Children::new(document, first, len.saturating_mul(2)))
    }
}

impl Iterator for Members<'_> {
    type Item = (NodeId, NodeId);

    fn next(&mut self) -> Option<(NodeId, NodeId)> {
        let key = self.0.next()?;
        Some((key, self.0.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.0.len() / 2;
        (len, Some(len))
    }
}

impl ExactSizeIterator for Members<'_> {}

/// The bytes as text; of bytes that are not UTF-8, a text to show, and the fault.
fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let fault = Fault {
                kind: FaultKind::Encoding { offset },
                span: Span::new(offset, offset),
            };
            (text, Some(fault))
        }
    }
}

fn too_long(text: &str, limits: &Limits) -> Option<Fault> {
    (text.len() > limits.bytes).then(|| Fault {
        kind: FaultKind::Limit(Limit::Bytes(limits.bytes)),
        span: Span::default(),
    })
}
