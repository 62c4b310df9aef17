//! Builds the arena tree from a reader's events, and keeps the limits.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fault::{Fault, FaultKind, Limit};
use super::limits::Limits;
use super::merge::{self, Merged};
use super::node::{NodeData, NodeId, RawKind, Style, TextRef};
use super::scalar::{self, Scalar};
use super::tree::Document;
use crate::span::Span;

/// The reader must stop: a fatal fault has been recorded.
#[derive(Debug)]
pub(super) struct Stop;

/// Takes events in the order of the text and makes a [`Document`] of them.
pub(super) struct Builder<'t> {
    text: &'t str,
    limits: &'t Limits,
    document: Document,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Anchor>,
    alias_bytes: u64,
    total_nodes: u64,
}

/// A sequence or mapping that is still open.
struct Frame {
    node: NodeId,
    last: Option<NodeId>,
    children: u32,
    anchor: usize,
    /// Nodes and bytes before this collection, to know its own size when it closes.
    nodes_before: u64,
    bytes_before: u64,
    /// Levels below it so far, those behind aliases counted.
    height: usize,
    /// What was merged into it.
    merged: Merged,
}

#[derive(Clone, Copy)]
struct Anchor {
    node: NodeId,
    /// Nothing while the anchored collection is still open.
    size: Option<Size>,
}

/// What an alias adds, everything behind it expanded.
#[derive(Clone, Copy)]
struct Size {
    nodes: u64,
    bytes: u64,
    /// Levels of collections.
    height: usize,
}

/// The kinds of collection that a reader opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    Sequence,
    Mapping,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        let mut document = Document::default();
        // Measured on records of 0.9 kB: one node for about 35 bytes.
        document
            .nodes
            .reserve(text.len().div_ceil(32).saturating_add(8));
        Self {
            text,
            limits,
            document,
            frames: Vec::new(),
            anchors: HashMap::new(),
            alias_bytes: 0,
            total_nodes: 0,
        }
    }

    /// A scalar whose text may need the core schema to become a value.
    pub(super) fn scalar(
        &mut self,
        span: Span,
        value: &str,
        style: Style,
        resolve: bool,
        anchor: usize,
    ) -> Result<(), Stop> {
        let is_key = self.awaits_key();
        if is_key && value.len() > self.limits.key_bytes {
            let start = span.start as usize;
            return Err(self.stop(
                Limit::KeyBytes(self.limits.key_bytes),
                Span::new(start, start),
            ));
        }
        if is_key {
            self.document.longest_key = self.document.longest_key.max(value.len());
        }
        let text = self.keep(span, value, style);
        let read = match resolve && !is_key {
            true => scalar::resolve(value),
            false => Scalar::String,
        };
        let kind = match read {
            Scalar::Null => RawKind::Null,
            Scalar::Bool(value) => RawKind::Bool(value),
            Scalar::Number => RawKind::Number(text),
            Scalar::String | Scalar::NotJson => RawKind::String(text, style),
        };
        let node = self.push(span, kind)?;
        self.count();
        if matches!(read, Scalar::NotJson) {
            self.fault(FaultKind::NotJson { node }, span);
        }
        if resolve && is_key && value == merge::KEY {
            self.await_merge(node);
        }
        if resolve && let Some(reading) = scalar::yaml_1_1_reading(value, is_key) {
            self.fault(FaultKind::Ambiguous { node, reading }, span);
        }
        let size = Size {
            nodes: 1,
            bytes: value.len() as u64,
            height: 0,
        };
        self.anchor(anchor, node, Some(size));
        Ok(())
    }

    /// A value that needs no further reading: JSON's literals and numbers.
    pub(super) fn literal(&mut self, span: Span, value: Scalar) -> Result<(), Stop> {
        let text = TextRef::Source(span);
        let kind = match value {
            Scalar::Null => RawKind::Null,
            Scalar::Bool(value) => RawKind::Bool(value),
            Scalar::Number => RawKind::Number(text),
            Scalar::String | Scalar::NotJson => RawKind::String(text, Style::Plain),
        };
        let node = self.push(span, kind)?;
        self.count();
        if matches!(value, Scalar::NotJson) {
            self.fault(FaultKind::NotJson { node }, span);
        }
        Ok(())
    }

    pub(super) fn open(
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
        let raw = match kind {
            Collection::Sequence => RawKind::Sequence {
                first: None,
                len: 0,
            },
            Collection::Mapping => RawKind::Mapping {
                first: None,
                len: 0,
            },
        };
        let node = self.push(span, raw)?;
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
    pub(super) fn close(&mut self, end: Option<usize>) -> Result<(), Stop> {
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
        let last_end = frame
            .last
            .map_or(0, |last| self.document.data(last).span.end);
        let is_mapping = matches!(self.document.data(frame.node).kind, RawKind::Mapping { .. });
        if let Some(data) = self.document.nodes.get_mut(frame.node.index()) {
            let end = end.map_or(last_end, |end| Span::new(0, end).end);
            data.span.end = end.max(data.span.start);
            match &mut data.kind {
                RawKind::Sequence { len, .. } => *len = frame.children,
                RawKind::Mapping { len, .. } => *len = frame.children / 2,
                _ => {}
            }
        }
        if is_mapping {
            self.settle_merges(frame.node, &frame.merged);
            self.find_repeated_keys(frame.node);
        }
        self.collapse_complex_key(frame.node);
        self.merge(frame.node)
    }

    pub(super) fn alias(&mut self, span: Span, anchor: usize) -> Result<(), Stop> {
        let Some(target) = self.anchors.get(&anchor).copied() else {
            return Ok(());
        };
        let Some(size) = target.size else {
            return Err(self.stop(Limit::AliasCycle, span));
        };
        self.total_nodes = self.total_nodes.saturating_add(size.nodes);
        self.alias_bytes = self.alias_bytes.saturating_add(size.bytes);
        // Whoever walks the tree goes down through aliases too.
        let depth = self.frames.len().saturating_add(size.height);
        if depth > self.limits.depth {
            return Err(self.stop(Limit::Depth(self.limits.depth), span));
        }
        self.document.deepest = self.document.deepest.max(depth);
        self.rise(size.height);
        if self.alias_bytes > self.limits.alias_bytes {
            return Err(self.stop(Limit::AliasBytes(self.limits.alias_bytes), span));
        }
        let node = self.push(span, RawKind::Alias(self.document.resolve(target.node)))?;
        self.merge(node)
    }

    pub(super) fn comment(&mut self, span: Span) {
        self.document.comments.push(span);
    }

    /// Begins a YAML document: anchors do not reach across.
    pub(super) fn begin_document(&mut self, span: Span) -> Result<(), Stop> {
        self.anchors.clear();
        if self.document.roots.len() >= self.limits.documents {
            return Err(self.stop(Limit::Documents(self.limits.documents), span));
        }
        Ok(())
    }

    pub(super) fn fault(&mut self, kind: FaultKind, span: Span) {
        self.document.faults.push(Fault { kind, span });
    }

    /// Drops the YAML document that could not be read to its end.
    pub(super) fn abandon(&mut self) {
        if !self.frames.is_empty() {
            self.document.roots.pop();
        }
        self.frames.clear();
    }

    pub(super) fn finish(mut self) -> Document {
        if self.document.roots.is_empty()
            && self
                .document
                .faults
                .iter()
                .all(|fault| !fault.kind.is_fatal())
        {
            self.fault(FaultKind::Empty, Span::default());
        }
        self.document.faults.sort_by_key(|fault| fault.span);
        // Documents live as long as the run: what was reserved too much is given back.
        self.document.nodes.shrink_to_fit();
        self.document.decoded.shrink_to_fit();
        self.document
    }

    /// Takes in the members of a value that stands behind the key `<<`.
    fn merge(&mut self, value: NodeId) -> Result<(), Stop> {
        let merged = self.frames.last().map(|frame| &frame.merged);
        if !merged.is_some_and(|merged| merged.awaits(value)) {
            return Ok(());
        }
        let Some((span, members)) = self.document.mergeable(value) else {
            return Ok(());
        };
        for member in members {
            let node = self.push(span, RawKind::Alias(member))?;
            if let Some(frame) = self.frames.last_mut() {
                frame.merged.nodes.push(node);
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.merged.done();
        }
        Ok(())
    }

    /// A plain `<<` as a key: what stands behind it is merged in, unless it is no mapping.
    fn await_merge(&mut self, key: NodeId) {
        let frame = self.frames.last_mut();
        if let Some(idle) = frame.and_then(|frame| frame.merged.wait(key)) {
            self.idle_merge(idle);
        }
    }

    fn settle_merges(&mut self, mapping: NodeId, merged: &Merged) {
        let members = || {
            self.document
                .members(mapping)
                .into_iter()
                .flatten()
                .collect()
        };
        if let Some(kept) = merged.kept(members, |key| self.key_text(key)) {
            self.document.chain(mapping, &kept);
        }
        if let Some(idle) = merged.idle() {
            self.idle_merge(idle);
        }
    }

    fn idle_merge(&mut self, node: NodeId) {
        let reading = merge::READING;
        let span = self.document.span(node);
        self.fault(FaultKind::Ambiguous { node, reading }, span);
    }

    fn stop(&mut self, limit: Limit, span: Span) -> Stop {
        self.fault(FaultKind::Limit(limit), span);
        Stop
    }

    /// The innermost collection has something so high in it.
    fn rise(&mut self, height: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.height = frame.height.max(height);
        }
    }

    /// One node more. The limit is looked at before each, so that the number stays far from its end.
    fn count(&mut self) {
        self.total_nodes = self.total_nodes.saturating_add(1);
    }

    fn awaits_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| {
            frame.children % 2 == 0
                && matches!(self.document.data(frame.node).kind, RawKind::Mapping { .. })
        })
    }

    fn push(&mut self, span: Span, kind: RawKind) -> Result<NodeId, Stop> {
        if self.total_nodes >= self.limits.nodes {
            return Err(self.stop(Limit::Nodes(self.limits.nodes), span));
        }
        let id = NodeId::at_index(self.document.nodes.len());
        let parent = self.frames.last().map(|frame| frame.node);
        let position = self.frames.last().map_or(0, |frame| frame.children);
        self.document.nodes.push(NodeData {
            span,
            parent,
            next: None,
            position,
            kind,
        });
        match self.frames.last_mut() {
            None => self.document.roots.push(id),
            Some(frame) => {
                frame.children = frame.children.saturating_add(1);
                let previous = frame.last.replace(id);
                let before = previous.unwrap_or(frame.node).index();
                if let Some(data) = self.document.nodes.get_mut(before) {
                    link(data, previous.is_none(), id);
                }
            }
        }
        Ok(id)
    }

    fn keep(&mut self, span: Span, value: &str, style: Style) -> TextRef {
        let inner = match style {
            Style::SingleQuoted | Style::DoubleQuoted if span.len() >= 2 => Span {
                start: span.start.saturating_add(1),
                end: span.end.saturating_sub(1),
            },
            _ => span,
        };
        if self.text.get(inner.range()) == Some(value) {
            return TextRef::Source(inner);
        }
        let start = self.document.decoded.len();
        self.document.decoded.push_str(value);
        TextRef::Decoded(Span::new(start, self.document.decoded.len()))
    }

    fn anchor(&mut self, anchor: usize, node: NodeId, size: Option<Size>) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node, size });
        }
    }

    /// A key must be one node. A sequence or mapping used as a key becomes an empty text.
    fn collapse_complex_key(&mut self, node: NodeId) {
        let awaited_key = self.frames.last().is_some_and(|frame| {
            frame.children % 2 == 1
                && matches!(self.document.data(frame.node).kind, RawKind::Mapping { .. })
        });
        if !awaited_key {
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

    fn find_repeated_keys(&mut self, mapping: NodeId) {
        let keys = self.keys(mapping);
        let repeated: Vec<(NodeId, NodeId)> = if keys.len() <= 16 {
            repeated_few(&keys, |key| self.key_text(key))
        } else {
            repeated_many(&keys, |key| self.key_text(key))
        };
        for (first, second) in repeated {
            let span = self.document.data(second).span;
            self.fault(FaultKind::DuplicateKey { first, second }, span);
        }
    }

    fn keys(&self, mapping: NodeId) -> Vec<NodeId> {
        let members = self.document.members(mapping).into_iter().flatten();
        members.map(|(key, _)| key).collect()
    }

    fn key_text(&self, key: NodeId) -> &str {
        match self.document.data(self.document.resolve(key)).kind {
            RawKind::String(TextRef::Source(span), _) => self.text.get(span.range()),
            RawKind::String(TextRef::Decoded(span), _) => self.document.decoded.get(span.range()),
            _ => None,
        }
        .unwrap_or_default()
    }
}

/// Repeated keys with their first occurrence, by comparing each pair: O(keys²), no allocation.
fn repeated_few<'k>(keys: &[NodeId], text: impl Fn(NodeId) -> &'k str) -> Vec<(NodeId, NodeId)> {
    let mut found = Vec::new();
    for (index, &second) in keys.iter().enumerate() {
        let mut earlier = keys.iter().take(index);
        if let Some(&first) = earlier.find(|first| text(**first) == text(second)) {
            found.push((first, second));
        }
    }
    found
}

/// The same by hashing: O(keys).
fn repeated_many<'k>(keys: &[NodeId], text: impl Fn(NodeId) -> &'k str) -> Vec<(NodeId, NodeId)> {
    let mut seen: HashMap<&str, NodeId> = HashMap::with_capacity(keys.len());
    let mut found = Vec::new();
    for &second in keys {
        match seen.entry(text(second)) {
            Entry::Occupied(first) => found.push((*first.get(), second)),
            Entry::Vacant(vacant) => {
                vacant.insert(second);
            }
        }
    }
    found
}

fn link(data: &mut NodeData, is_parent: bool, child: NodeId) {
    if !is_parent {
        data.next = Some(child);
        return;
    }
    if let RawKind::Sequence { first, .. } | RawKind::Mapping { first, .. } = &mut data.kind {
        *first = Some(child);
    }
}
