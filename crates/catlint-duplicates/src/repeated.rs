//! A web address that one list of a record gives twice.
//!
//! Two products may have one home page and two contacts one site: an address is repeated only where
//! nothing else tells the two members of the list apart.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use catlint_core::document::{Document, NodeId};

use crate::fields::{FieldText, below, field_of, hash, scalars};

/// Lists whose members are links, whatever else is said of each.
const LISTS_OF_LINKS: &[&str] = &["link", "links", "urls", "web_pages", "websites"];
/// What may be said of a link without making another one of it.
const PARTS_PLAYED: &[&str] = &["category", "kind", "rel", "role", "type"];

/// The addresses in the lists of one record.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// Each address in its field.
    seen: HashSet<u64>,
    /// Where each stands first in its list.
    first: HashMap<Key, NodeId>,
    /// What each member of a list says as a whole.
    said: HashMap<NodeId, u64>,
}

/// An address in its field, the list that it stands in, and what its member says besides.
type Key = (u64, NodeId, u64);

impl Addresses {
    /// Whether the record has not had this address in this field before. O(1).
    pub(crate) fn is_new(&mut self, what: u64) -> bool {
        self.seen.insert(what)
    }

    /// Takes an address, given as a hash of it and its field, and gives the place where its list has
    /// it already. O(depth), and once for each member O(size of the member).
    pub(crate) fn take(
        &mut self,
        document: &Document,
        root: NodeId,
        what: u64,
        text: &FieldText<'_>,
    ) -> Option<NodeId> {
        let (list, member) = list_around(document, root, text.node)?;
        let said = self.said.entry(member);
        let said = *said.or_insert_with(|| said_by(document, list, member));
        let own = hash(&(field_of(document, member, text.node), text.value));
        let besides = said.wrapping_sub(own);
        match self.first.entry((what, list, besides)) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(entry) => {
                entry.insert(text.node);
                None
            }
        }
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
    let scalars = scalars(document, member).into_iter();
    let telling = scalars.filter(|scalar| !(links && plays(scalar.field)));
    telling.fold(0, |sum, scalar| {
        sum.wrapping_add(hash(&(scalar.field, scalar.value)))
    })
}
