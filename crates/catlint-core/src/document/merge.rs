//! The key `<<`, by which YAML 1.1 programs merge the members of another mapping in.
//!
//! YAML 1.2 has no such key, but whoever writes `<<: *defaults` means it, and nearly every program
//! that reads such a file does it. So the tree has the members where they are merged in, as aliases,
//! and not the key.

use std::collections::HashSet;

use super::node::{NodeId, RawKind};
use super::tree::Document;
use crate::span::Span;

/// The key.
pub(super) const KEY: &str = "<<";
/// What YAML 1.1 programs make of it.
pub(super) const READING: &str = "an instruction to merge another mapping in here";

/// What is merged into a mapping that is still open.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// A key `<<` whose value has not merged anything.
    waiting: Option<NodeId>,
    /// The keys `<<` that have done what they say.
    instructions: Vec<NodeId>,
    /// The keys and values that were merged in, those of the first `<<` first.
    pub(super) nodes: Vec<NodeId>,
}

impl Merged {
    /// Begins to wait for the value of a key `<<`; gives the one before if that merged nothing.
    pub(super) fn wait(&mut self, key: NodeId) -> Option<NodeId> {
        self.waiting.replace(key)
    }

    /// Whether a value stands behind the key that is waited with.
    pub(super) fn awaits(&self, value: NodeId) -> bool {
        let before = value.index().checked_sub(1);
        self.waiting.is_some_and(|key| before == Some(key.index()))
    }

    pub(super) fn done(&mut self) {
        self.instructions.extend(self.waiting.take());
    }

    /// The key `<<` that merged nothing, where the mapping closes.
    pub(super) fn idle(&self) -> Option<NodeId> {
        self.waiting
    }

    /// The members of a mapping without the keys `<<`, and of each key that was merged in only the
    /// first, and none where the mapping has the key itself; nothing where nothing was merged.
    /// O(members).
    pub(super) fn kept<'k>(
        &self,
        all: impl Fn() -> Vec<(NodeId, NodeId)>,
        text: impl Fn(NodeId) -> &'k str,
    ) -> Option<Vec<NodeId>> {
        if self.instructions.is_empty() {
            return None;
        }
        let foreign: HashSet<NodeId> = self.nodes.iter().copied().collect();
        let instructions: HashSet<NodeId> = self.instructions.iter().copied().collect();
        let all = all();
        let own = all.iter().filter(|(key, _)| !foreign.contains(key));
        let mut taken: HashSet<&str> = own.map(|(key, _)| text(*key)).collect();
        let kept = all.iter().filter(|(key, _)| match foreign.contains(key) {
            true => taken.insert(text(*key)),
            false => !instructions.contains(key),
        });
        Some(kept.flat_map(|(key, value)| [*key, *value]).collect())
    }
}

impl Document {
    /// The keys and values that a value brings where it is merged, and the span to show for them:
    /// of a mapping its members, of a list of mappings those of each. Nothing for all else.
    pub(super) fn mergeable(&self, value: NodeId) -> Option<(Span, Vec<NodeId>)> {
        let sources = match self.items(value) {
            Some(items) => items.collect(),
            None => vec![value],
        };
        let mut members = Vec::new();
        for source in sources {
            let pairs = self.members(source)?.flat_map(|(key, value)| [key, value]);
            members.extend(pairs.map(|node| self.resolve(node)));
        }
        // The nodes stay in the order of the text: none may begin before the last one.
        let span = self.nodes.last().map(|last| last.span);
        Some((span.unwrap_or_default(), members))
    }

    /// Makes nodes the children of a mapping: keys and values by turns. O(children).
    pub(super) fn chain(&mut self, mapping: NodeId, children: &[NodeId]) {
        let mut next = None;
        for (position, &child) in children.iter().enumerate().rev() {
            if let Some(data) = self.nodes.get_mut(child.index()) {
                data.next = next;
                data.position = u32::try_from(position).unwrap_or(u32::MAX);
            }
            next = Some(child);
        }
        let data = self.nodes.get_mut(mapping.index());
        if let Some(RawKind::Mapping { first, len }) = data.map(|data| &mut data.kind) {
            *first = next;
            *len = u32::try_from(children.len() / 2).unwrap_or(u32::MAX);
        }
    }
}
