//! Keys that one mapping has twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Builder;
use crate::document::fault::FaultKind;
use crate::document::node::{NodeId, RawKind, TextRef};

/// Mappings with more keys than this are hashed.
const FEW: usize = 16;

impl Builder<'_> {
    pub(super) fn find_repeated_keys(&mut self, mapping: NodeId) {
        let keys = self.keys(mapping);
        let repeated: Vec<(NodeId, NodeId)> = if keys.len() <= FEW {
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

    pub(super) fn key_text(&self, key: NodeId) -> &str {
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
