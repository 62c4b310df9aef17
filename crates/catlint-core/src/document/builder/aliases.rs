//! Anchors, and what the aliases of them add.

use super::{Builder, Stop};
use crate::document::fault::Limit;
use crate::document::node::{NodeId, RawKind};
use crate::span::Span;

#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) node: NodeId,
    /// Nothing while the anchored collection is still open.
    size: Option<Size>,
}

/// What an alias adds, everything behind it expanded.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) nodes: u64,
    pub(super) bytes: u64,
    /// Levels of collections.
    pub(super) height: usize,
}

impl Builder<'_> {
    pub(in crate::document) fn alias(&mut self, span: Span, anchor: usize) -> Result<(), Stop> {
        let Some(target) = self.anchors.get(&anchor).copied() else {
            return Ok(());
        };
        let Some(size) = target.size else {
            return Err(self.stop(Limit::AliasCycle, span));
        };
        self.expand(size, span)?;
        let node = self.push(span, RawKind::Alias(self.document.resolve(target.node)))?;
        self.merge(node)
    }

    /// Counts what stands behind an alias as if it stood there.
    fn expand(&mut self, size: Size, span: Span) -> Result<(), Stop> {
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
        Ok(())
    }

    pub(super) fn anchor(&mut self, anchor: usize, node: NodeId, size: Option<Size>) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { node, size });
        }
    }
}
