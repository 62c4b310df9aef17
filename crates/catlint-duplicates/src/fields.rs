//! The texts of a record, each with the field it stands in.

use std::hash::{Hash, Hasher};

use catlint_core::document::{Document, NodeId};
use rustc_hash::FxHasher;

/// One text with a hash of the field it stands in: the keys above it, list positions left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldText<'a> {
    pub(crate) node: NodeId,
    pub(crate) field: u64,
    pub(crate) value: &'a str,
}

/// The texts below a node, in the order of the document.
pub(crate) fn texts(document: &Document, root: NodeId) -> Vec<FieldText<'_>> {
    let mut out = Vec::new();
    collect(document, root, 0, &mut out);
    out
}

fn collect<'a>(document: &'a Document, node: NodeId, field: u64, out: &mut Vec<FieldText<'a>>) {
    // The parser limits the depth, so the recursion is shallow. Aliases are not followed: what
    // they stand for belongs to the field of its anchor.
    if document.resolve(node) != node {
        return;
    }
    if let Some(members) = document.members(node) {
        for (key, value) in members {
            let key = document.as_str(key).unwrap_or_default();
            collect(document, value, below(field, key), out);
        }
    } else if let Some(items) = document.items(node) {
        items.for_each(|item| collect(document, item, field, out));
    } else if let Some(value) = document.as_str(node) {
        out.push(FieldText { node, field, value });
    }
}

fn below(field: u64, key: &str) -> u64 {
    hash(&(field, key))
}

/// The hash of a value; the same in every run. It says where to look: equality is tried afterwards,
/// so speed matters more than resistance to collisions.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
