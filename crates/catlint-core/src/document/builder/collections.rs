//! Sequences and mappings, from where they open to where they close.

use super::aliases::Size;
use super::{Builder, Stop};
use crate::document::fault::{FaultKind, Limit};
use crate::document::merge::Merged;
use crate::document::node::{NodeId, RawKind, Style, TextRef};
use crate::span::Span;

/// The kinds of collection that a reader opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Collection {
    Sequence,
    Mapping,
}

impl Collection {
    fn empty(self) -> RawKind {
        let (first, len) = (None, 0);
        match self {
            Self::Sequence => RawKind::Sequence { first, len },
            Self::Mapping => RawKind::Mapping { first, len },
        }
    }
}

/// A sequence or mapping that is still open.
pub(super) struct Frame {
    pub(super) node: NodeId,
    pub(super) last: Option<NodeId>,
    pub(super) children: u32,
    anchor: usize,
    /// Nodes and bytes before this collection, to know its own size when it closes.
    nodes_before: u64,
    bytes_before: u64,
    /// Levels below it so far, those behind aliases counted.
    height: usize,
    /// What was merged into it.
    pub(super) merged: Merged,
}

impl Builder<'_> {
    pub(in crate::document) fn open(
        &mut self,
        kind: Collection,
        start: usize,
        anchor: usize,
    ) -> Result<(), Stop> {
        let span = Span::new(start, start);
        if self.frames.len() >= self.limits.depth {
            return Err(self.stop(Limit::Depth(self.limits.depth), span));
        }
        let (nodes_before, bytes_before) = (self.total_nodes, self.alias_bytes);
        let node = self.push(span, kind.empty())?;
        self.count();
        self.anchor(anchor, node, None);
        self.frames.push(Frame {
            node,
            last: None,
            children: 0,
            anchor,
            nodes_before,
            bytes_before,
            height: 0,
            merged: Merged::default(),
        });
        self.document.deepest = self.document.deepest.max(self.frames.len());
        Ok(())
    }

    /// Closes the innermost collection; `end` is given where the text has a closing bracket.
    ///
    /// # Errors
    /// Where it is merged into another one that becomes too large.
    pub(in crate::document) fn close(&mut self, end: Option<usize>) -> Result<(), Stop> {
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        let size = Size {
            nodes: self.total_nodes.saturating_sub(frame.nodes_before),
            bytes: self.alias_bytes.saturating_sub(frame.bytes_before),
            height: frame.height.saturating_add(1),
        };
        self.rise(size.height);
        self.anchor(frame.anchor, frame.node, Some(size));
        let is_mapping = self.is_mapping(frame.node);
        self.complete(&frame, end);
        if is_mapping {
            self.settle_merges(frame.node, &frame.merged);
            self.find_repeated_keys(frame.node);
        }
        self.collapse_complex_key(frame.node);
        self.merge(frame.node)
    }

    /// Writes down where a collection ends and how much is in it.
    #[inline]
    fn complete(&mut self, frame: &Frame, end: Option<usize>) {
        let last = frame.last.map(|last| self.document.data(last).span.end);
        let end = end.map_or(last.unwrap_or(0), |end| Span::new(0, end).end);
        if let Some(data) = self.document.nodes.get_mut(frame.node.index()) {
            data.span.end = end.max(data.span.start);
            match &mut data.kind {
                RawKind::Sequence { len, .. } => *len = frame.children,
                RawKind::Mapping { len, .. } => *len = frame.children / 2,
                _ => {}
            }
        }
    }

    /// The innermost collection has something so high in it.
    pub(super) fn rise(&mut self, height: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.height = frame.height.max(height);
        }
    }

    /// Whether what comes next is a key.
    pub(super) fn awaits_key(&self) -> bool {
        self.is_in_mapping(0)
    }

    /// Whether the innermost collection is a mapping, and its number of children odd or even.
    #[inline]
    fn is_in_mapping(&self, odd: u32) -> bool {
        let frame = self.frames.last();
        frame.is_some_and(|frame| frame.children % 2 == odd && self.is_mapping(frame.node))
    }

    fn is_mapping(&self, node: NodeId) -> bool {
        matches!(self.document.data(node).kind, RawKind::Mapping { .. })
    }

    /// A key must be one node. A sequence or mapping used as a key becomes an empty text.
    fn collapse_complex_key(&mut self, node: NodeId) {
        if !self.is_in_mapping(1) {
            return;
        }
        self.document.nodes.truncate(node.index().saturating_add(1));
        self.anchors.retain(|_, anchor| anchor.node < node);
        let span = self.document.data(node).span;
        if let Some(data) = self.document.nodes.get_mut(node.index()) {
            data.kind = RawKind::String(TextRef::Decoded(Span::default()), Style::Plain);
        }
        self.fault(FaultKind::ComplexKey, span);
    }
}
