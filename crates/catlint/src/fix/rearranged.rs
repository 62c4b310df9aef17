//! Items of a list that a fix has moved: which was which.

use std::collections::HashMap;
use std::fmt::Write;

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::{Edit, Span};

use super::text::near;

/// An item of a sequence, or a member of a mapping.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child {
    pub(super) key: Option<NodeId>,
    pub(super) value: NodeId,
}

/// What stands directly in a node.
pub(super) fn children(document: &Document, node: NodeId) -> Vec<Child> {
    match document.kind(node) {
        Kind::Sequence(items) => items.map(|value| Child { key: None, value }).collect(),
        Kind::Mapping(members) => members
            .map(|(key, value)| Child {
                key: Some(key),
                value,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether an edit takes out or puts in whole items: it covers one and more than that.
pub(super) fn is_rearranged(document: &Document, children: &[Child], edits: &[&Edit]) -> bool {
    children.iter().any(|child| {
        let own = whole(document, *child);
        let covers = |edit: &Edit| {
            let span = edit.span;
            span != own && span.start <= own.start && own.end <= span.end
        };
        near(edits, own).any(covers)
    })
}

fn whole(document: &Document, child: Child) -> Span {
    let value = document.span(child.value);
    let start = child
        .key
        .map_or(value.start, |key| document.span(key).start);
    Span {
        start,
        end: value.end.max(start),
    }
}

/// Each old child with the new one that says the same; nothing where one has none. O(nodes in them).
pub(super) fn paired(
    old: &Document,
    old_children: &[Child],
    new: &Document,
    new_children: &[Child],
) -> Option<Vec<(Child, Child)>> {
    let mut known: HashMap<String, Vec<Child>> = HashMap::new();
    // The first of several that are equal is taken first.
    for child in new_children.iter().rev() {
        known.entry(spelling(new, *child)).or_default().push(*child);
    }
    let pairs = old_children.iter().map(|child| {
        let same = known.get_mut(&spelling(old, *child))?.pop()?;
        Some((*child, same))
    });
    pairs.collect()
}

fn spelling(document: &Document, child: Child) -> String {
    let mut text = String::new();
    if let Some(key) = child.key {
        spell(document, key, &mut text);
    }
    spell(document, child.value, &mut text);
    text
}

/// Writes a value so that no two different ones are written alike. What aliases stand for is
/// compared elsewhere. Writing to a text cannot fail.
fn spell(document: &Document, node: NodeId, text: &mut String) {
    if document.resolve(node) != node {
        text.push('*');
        return;
    }
    match document.kind(node) {
        Kind::Null => text.push('~'),
        Kind::Bool(value) => text.push(if value { '+' } else { '-' }),
        Kind::Number(number) => {
            let _ = write!(text, "#{:?}", number.text());
        }
        Kind::String(value) => {
            let _ = write!(text, "{value:?}");
        }
        Kind::Sequence(_) | Kind::Mapping(_) => {
            let children = children(document, node);
            let keyed = children.iter().any(|child| child.key.is_some());
            let _ = write!(text, "{}{}", if keyed { '{' } else { '[' }, children.len());
            for child in children {
                if let Some(key) = child.key {
                    spell(document, key, text);
                }
                spell(document, child.value, text);
            }
        }
    }
}
