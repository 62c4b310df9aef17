//! Nodes: each is put behind the last, and tied to what it stands in.

use super::{Builder, Stop};
use crate::document::fault::Limit;
use crate::document::node::{NodeData, NodeId, RawKind};
use crate::span::Span;

impl Builder<'_> {
    /// Puts a node into the innermost collection, or makes a root of it.
    #[inline]
    pub(super) fn push(&mut self, span: Span, kind: RawKind) -> Result<NodeId, Stop> {
        if self.total_nodes >= self.limits.nodes {
            return Err(self.stop(Limit::Nodes(self.limits.nodes), span));
        }
        let id = NodeId::at_index(self.document.nodes.len());
        let frame = self.frames.last();
        self.document.nodes.push(NodeData {
            span,
            parent: frame.map(|frame| frame.node),
            next: None,
            position: frame.map_or(0, |frame| frame.children),
            kind,
        });
        self.tie(id);
        Ok(id)
    }

    /// Makes the last node the next child of the innermost collection.
    #[inline]
    fn tie(&mut self, id: NodeId) {
        let Some(frame) = self.frames.last_mut() else {
            self.document.roots.push(id);
            return;
        };
        frame.children = frame.children.saturating_add(1);
        let previous = frame.last.replace(id);
        let before = previous.unwrap_or(frame.node).index();
        if let Some(data) = self.document.nodes.get_mut(before) {
            link(data, previous.is_none(), id);
        }
    }

    /// One node more. The limit is looked at before each, so that the number stays far from its end.
    pub(super) fn count(&mut self) {
        self.total_nodes = self.total_nodes.saturating_add(1);
    }
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
