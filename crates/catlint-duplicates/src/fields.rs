//! The texts of a record, each with the field it stands in.

use std::hash::{Hash, Hasher};

use catlint_core::document::{Document, Kind, NodeId, Pointer, Segment};
use catlint_core::{Catalogue, Record};
use rustc_hash::FxHasher;

/// One value with a hash of the field it stands in: the keys above it, list positions left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldText<'a> {
    pub(crate) node: NodeId,
    pub(crate) field: u64,
    pub(crate) value: &'a str,
}

/// A value of any kind, as it is written.
pub(crate) type Scalar<'a> = FieldText<'a>;

/// All that a record says: texts, numbers and truth values, in the order of the document. What records
/// inside it say is theirs. O(size of the record + records inside × depth).
pub(crate) fn statements<'c>(catalogue: &'c Catalogue, record: &Record) -> Vec<FieldText<'c>> {
    let inside = catalogue.roots_inside(record);
    let document = catalogue.document(record.document);
    said(document, record.root, &inside)
}

/// All that is said below a node, but not at or below the nodes of a sorted list.
fn said<'a>(document: &'a Document, root: NodeId, without: &[NodeId]) -> Vec<FieldText<'a>> {
    let walk = Walk { document, without };
    let mut out = Vec::with_capacity(16);
    walk.collect(root, 0, &mut out);
    out
}

fn statement(document: &Document, node: NodeId) -> Option<&str> {
    match document.kind(node) {
        Kind::String(text) => Some(text),
        Kind::Number(number) => Some(number.text()),
        Kind::Bool(true) => Some("true"),
        Kind::Bool(false) => Some("false"),
        _ => None,
    }
}

/// The texts and numbers of a record, in the order of the document; those of records inside it are theirs.
pub(crate) fn scalars<'c>(catalogue: &'c Catalogue, record: &Record) -> Vec<Scalar<'c>> {
    let document = catalogue.document(record.document);
    telling(document, statements(catalogue, record))
}

/// The texts and numbers below a node, in the order of the document.
pub(crate) fn scalars_below(document: &Document, root: NodeId) -> Vec<Scalar<'_>> {
    telling(document, said(document, root, &[]))
}

/// Leaves out what is blank and what is true or false.
fn telling<'a>(document: &Document, mut said: Vec<FieldText<'a>>) -> Vec<Scalar<'a>> {
    said.retain(|scalar| counts(document, scalar));
    said
}

/// Whether what is said may tell of the thing: a truth value does not, and neither does a blank.
pub(crate) fn counts(document: &Document, said: &FieldText<'_>) -> bool {
    !said.value.trim().is_empty() && !matches!(document.kind(said.node), Kind::Bool(_))
}

/// A walk over what is said.
struct Walk<'a, 'w> {
    document: &'a Document,
    /// Where it does not go.
    without: &'w [NodeId],
}

impl<'a> Walk<'a, '_> {
    fn collect(&self, node: NodeId, field: u64, out: &mut Vec<FieldText<'a>>) {
        let document = self.document;
        // The parser limits the depth, so the recursion is shallow. Aliases are not followed: what
        // they stand for belongs to the field of its anchor.
        if document.resolve(node) != node || self.leaves_out(node) {
            return;
        }
        if let Some(members) = document.members(node) {
            for (key, value) in members {
                let key = document.as_str(key).unwrap_or_default();
                self.collect(value, below(field, key), out);
            }
        } else if let Some(items) = document.items(node) {
            items.for_each(|item| self.collect(item, field, out));
        } else if let Some(value) = statement(document, node) {
            out.push(FieldText { node, field, value });
        }
    }

    fn leaves_out(&self, node: NodeId) -> bool {
        !self.without.is_empty() && self.without.binary_search(&node).is_ok()
    }
}

/// The keys that lead to a node, without the positions in lists: `links.url`.
pub(crate) fn path(document: &Document, root: NodeId, node: NodeId) -> String {
    let pointer = document.pointer(root, node);
    keys(&pointer).collect::<Vec<_>>().join(".")
}

/// The path of a field that the config writes as a pointer: `/links/*/url` is `links.url`.
#[must_use]
pub fn field_path(pointer: &str) -> String {
    field_keys(pointer).collect::<Vec<_>>().join(".")
}

/// The field that the config writes as a pointer, as it is told from others: `/links/*/url`.
#[must_use]
pub fn field_number(pointer: &str) -> u64 {
    let keys = field_keys(pointer);
    keys.fold(0, |field, key| below(field, &key))
}

fn field_keys(pointer: &str) -> impl Iterator<Item = String> {
    let parts = pointer.split('/').filter(|part| !part.is_empty());
    let kept = parts.filter(|part| *part != "*" && !part.chars().all(|c| c.is_ascii_digit()));
    kept.map(|part| part.replace("~1", "/").replace("~0", "~"))
}

/// The field that a node stands in.
pub(crate) fn field_of(document: &Document, root: NodeId, node: NodeId) -> u64 {
    field_within(document, root, node).unwrap_or(0)
}

/// Nothing where the node does not stand below the root. The parser limits the depth, so the recursion is shallow.
fn field_within(document: &Document, root: NodeId, node: NodeId) -> Option<u64> {
    if node == root {
        return Some(0);
    }
    let above = field_within(document, root, document.parent(node)?)?;
    let key = match document.is_key(node) {
        true => Some(node),
        false => document.key_of(node),
    };
    Some(key.map_or(above, |key| {
        below(above, document.as_str(key).unwrap_or_default())
    }))
}

fn keys(pointer: &Pointer) -> impl Iterator<Item = &str> {
    let segments = pointer.segments().iter();
    segments.filter_map(|segment| match segment {
        Segment::Key(key) => Some(key.as_str()),
        Segment::Index(_) => None,
    })
}

/// The field of a key in a field.
pub(crate) fn below(field: u64, key: &str) -> u64 {
    hash(&(field, key))
}

/// The hash of a value; the same in every run. It says where to look: equality is tried afterwards,
/// so speed matters more than resistance to collisions.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
