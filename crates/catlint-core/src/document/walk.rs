//! Ways through the tree: up to what a node stands in, down to what a pointer leads to.

use super::node::{NodeId, RawKind};
use super::pointer::{Pointer, Segment};
use super::tree::Document;

impl Document {
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

    /// The node that a pointer leads to, seen from `root`. O(length of the pointer).
    #[must_use]
    pub fn at(&self, root: NodeId, pointer: &Pointer) -> Option<NodeId> {
        pointer
            .segments()
            .iter()
            .try_fold(root, |node, segment| match segment {
                Segment::Key(key) => match self.items(node) {
                    Some(_) => self.item(node, key.parse().ok()?),
                    None => self.get(node, key),
                },
                Segment::Index(index) => match self.items(node) {
                    Some(_) => self.item(node, *index),
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
            segments.push(self.segment(current));
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
        std::iter::successors(Some(root), move |node| match self.data(*node).kind {
            RawKind::Sequence { first, .. } | RawKind::Mapping { first, .. } if first.is_some() => {
                first
            }
            _ => self.behind(root, *node),
        })
    }

    /// The node that follows one and all that stands below it, within `root`.
    fn behind(&self, root: NodeId, mut node: NodeId) -> Option<NodeId> {
        while node != root {
            let data = self.data(node);
            if data.next.is_some() {
                return data.next;
            }
            node = data.parent?;
        }
        None
    }

    /// Every node that begins at an offset or behind it, in the order of the text, parents first.
    /// O(log nodes) to the first.
    pub fn nodes_from(&self, offset: u32) -> impl Iterator<Item = NodeId> + '_ {
        let first = self.nodes.partition_point(|node| node.span.start < offset);
        (first..self.nodes.len()).map(NodeId::at_index)
    }

    /// Whether a node is the key of a mapping.
    #[must_use]
    pub fn is_key(&self, node: NodeId) -> bool {
        let data = self.data(node);
        let parent = data.parent.map(|parent| self.data(parent).kind);
        matches!(parent, Some(RawKind::Mapping { .. })) && data.position.is_multiple_of(2)
    }

    fn segment(&self, child: NodeId) -> Segment {
        let key = if self.is_key(child) {
            Some(child)
        } else {
            self.key_of(child)
        };
        match key {
            Some(key) => Segment::Key(self.as_str(key).unwrap_or_default().to_owned()),
            None => Segment::Index(self.data(child).position as usize),
        }
    }
}
