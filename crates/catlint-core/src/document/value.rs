//! The value of a node, as the rest of the house sees it: with aliases followed.

use super::node::{NodeData, NodeId};
use super::scalar::Number;

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

/// The items of a sequence, in order.
#[derive(Debug, Clone)]
pub struct Children<'d> {
    nodes: &'d [NodeData],
    next: Option<NodeId>,
    len: u32,
}

impl<'d> Children<'d> {
    pub(super) fn new(nodes: &'d [NodeData], next: Option<NodeId>, len: u32) -> Self {
        Self { nodes, next, len }
    }
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.next?;
        self.next = self.nodes.get(node.index()).and_then(|data| data.next);
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
    pub(super) fn new(nodes: &'d [NodeData], first: Option<NodeId>, len: u32) -> Self {
        Self(Children::new(nodes, first, len.saturating_mul(2)))
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
