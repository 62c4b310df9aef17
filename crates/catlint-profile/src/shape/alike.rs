//! Mappings from names to records.

use std::collections::BTreeMap;

use catlint_core::document::{Document, NodeId};

/// Mappings from names to records share at least this many of ten of their fields with the first.
const SHARED: usize = 5;
/// Entries from which on it is enough that nearly all have one of the fields that half of them have.
pub(super) const MANY: usize = 10;

/// Whether a value is a mapping of many mappings that are alike.
pub(super) fn is_large(document: &Document, node: NodeId) -> bool {
    let entries = document.members(node).map_or(0, Iterator::count);
    entries >= MANY && is_table(document, node)
}

/// Whether a value is a mapping of mappings that are alike.
pub(super) fn is_table(document: &Document, node: NodeId) -> bool {
    let members = document.members(node);
    let values: Vec<NodeId> = members
        .map(|members| members.map(|(_, value)| value).collect())
        .unwrap_or_default();
    are_alike(document, &values)
}

/// Whether values are mappings that share most of their fields with the first; of many, whether
/// nearly all have one of the fields that are usual among them. O(fields of all).
pub(super) fn are_alike(document: &Document, values: &[NodeId]) -> bool {
    let names = |node: &NodeId| -> Option<Vec<&str>> {
        let members = document.members(*node)?;
        Some(
            members
                .filter_map(|(key, _)| document.as_str(key))
                .collect(),
        )
    };
    let all: Option<Vec<Vec<&str>>> = values.iter().map(names).collect();
    all.is_some_and(|all| share_most(&all) || share_usual(&all))
}

/// Whether nearly all share most of their names with the first.
pub(super) fn share_most(all: &[Vec<&str>]) -> bool {
    let Some((first, rest)) = all.split_first() else {
        return false;
    };
    let alike = |names: &&Vec<&str>| {
        let shared = names.iter().filter(|name| first.contains(name)).count();
        let longer = names.len().max(first.len());
        longer > 0 && shared * 10 >= longer * SHARED
    };
    !rest.is_empty() && are_nearly_all(rest.iter().filter(alike).count(), rest.len())
}

fn share_usual(all: &[Vec<&str>]) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in all.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let is_usual = |name: &&str| counts.get(name).is_some_and(|count| count * 2 >= all.len());
    let usual = all.iter().filter(|names| names.iter().any(is_usual));
    all.len() >= MANY && are_nearly_all(usual.count(), all.len())
}

/// Nine of ten.
pub(super) fn are_nearly_all(some: usize, all: usize) -> bool {
    some * 10 >= all * 9
}
