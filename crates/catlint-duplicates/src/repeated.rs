//! A web address that one list of a record gives twice.
//!
//! Two products may have one home page and two contacts one site: an address is repeated only where
//! nothing else tells the two members of the list apart.

use std::collections::HashMap;

use catlint_core::document::{Document, NodeId};

use crate::fields::{FieldText, below, field_of, hash, scalars_below};

/// Lists whose members are links, whatever else is said of each.
const LISTS_OF_LINKS: &[&str] = &["link", "links", "urls", "web_pages", "websites"];
/// What may be said of a link without making another one of it.
const PARTS_PLAYED: &[&str] = &["category", "kind", "rel", "role", "type"];

/// The addresses of one record, in the order of the text. They are sorted once all are known: most records
/// have a few, for which a table would cost more than it saves.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// Each address in its field, as a hash of both.
    seen: Vec<(u64, NodeId)>,
    listed: Vec<(Key, NodeId)>,
    /// What each member of a list says as a whole, where it is more than an address.
    said: HashMap<NodeId, u64>,
}

/// An address in its field, the list that it stands in, and what its member says besides.
type Key = (u64, NodeId, u64);

impl Addresses {
    /// Adds an address, given as a hash of it and its field. O(depth), and once for each member of a list
    /// O(size of the member).
    pub(crate) fn add(
        &mut self,
        document: &Document,
        root: NodeId,
        what: u64,
        text: &FieldText<'_>,
    ) {
        self.seen.push((what, text.node));
        let Some((list, member)) = list_around(document, root, text.node) else {
            return;
        };
        let besides = match member == text.node {
            true => 0,
            false => {
                let said = self.said.entry(member);
                let said = *said.or_insert_with(|| said_by(document, list, member));
                let own = hash(&(field_of(document, member, text.node), text.value));
                said.wrapping_sub(own)
            }
        };
        self.listed.push(((what, list, besides), text.node));
    }

    /// Each address once, where it stands first. O(n log n).
    pub(crate) fn different(&self) -> Vec<(u64, NodeId)> {
        let mut seen = self.seen.clone();
        seen.sort_unstable();
        seen.dedup_by_key(|(what, _)| *what);
        seen
    }

    /// The addresses that their list has already: where each stands first, and where again, in the order of
    /// the text. O(n log n).
    pub(crate) fn repeated(mut self) -> Vec<(NodeId, NodeId)> {
        self.listed.sort_unstable();
        let runs = self.listed.chunk_by(|one, other| one.0 == other.0);
        let pairs = runs.flat_map(|run| {
            let first = run.first().map(|(_, node)| *node);
            let again = run.iter().skip(1);
            again.filter_map(move |(_, node)| Some((first?, *node)))
        });
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable_by_key(|(_, again)| *again);
        pairs
    }
}

/// The nearest list above a value, and the member of it that holds the value.
fn list_around(document: &Document, root: NodeId, node: NodeId) -> Option<(NodeId, NodeId)> {
    let mut member = node;
    while member != root {
        let parent = document.parent(member)?;
        if document.items(parent).is_some() {
            return Some((parent, member));
        }
        member = parent;
    }
    None
}

/// A sum of what a member says, so that the order of its fields does not matter.
fn said_by(document: &Document, list: NodeId, member: NodeId) -> u64 {
    let name = document.key_of(list).and_then(|key| document.as_str(key));
    let links = name.is_some_and(|name| LISTS_OF_LINKS.contains(&name.to_lowercase().as_str()));
    let plays = |field: u64| PARTS_PLAYED.iter().any(|key| below(0, key) == field);
    let scalars = scalars_below(document, member).into_iter();
    let telling = scalars.filter(|scalar| !(links && plays(scalar.field)));
    telling.fold(0, |sum, scalar| {
        sum.wrapping_add(hash(&(scalar.field, scalar.value)))
    })
}
