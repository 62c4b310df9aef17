//! Order: the items of a list must be sorted.

mod asked;
mod keys;
mod misplaced;
mod moves;

use std::collections::BTreeMap;

use catlint_core::document::{Kind, NodeId, Pattern};
use catlint_core::{Catalogue, DocumentId, Place, Record};

use keys::Keys;
use moves::moves;

pub use asked::Sorted;
pub use misplaced::{Fresh, Misplaced, Move};

/// Where the items stand that a change has put out of order.
pub(crate) fn caused<'a>(misplaced: &'a [Misplaced<'_>]) -> impl Iterator<Item = Place> + 'a {
    let fresh = misplaced.iter().filter(|misplaced| misplaced.fresh);
    let moves = fresh.flat_map(|misplaced| &misplaced.moves);
    moves.map(|one| one.value.place)
}

pub(super) fn gather<'a>(
    catalogue: &'a Catalogue,
    asked: &'a Sorted,
    records: &[&Record],
    fresh: Option<&Fresh>,
) -> Vec<Misplaced<'a>> {
    let lists = match &asked.list {
        None => beside_each_other(catalogue, records),
        Some(pattern) => inside(catalogue, records, pattern),
    };
    let found = lists.into_iter().flat_map(|list| {
        let keys = Keys::of(catalogue, asked, list.document, &list.items);
        let is_fresh = |item| fresh.is_some_and(|fresh| fresh.contains(&(list.document, item)));
        let moves = moves(&keys, is_fresh);
        let (new, old): (Vec<_>, Vec<_>) =
            moves.into_iter().partition(|one| is_fresh(one.shift.item));
        let parts = [(new, true), (old, false)].into_iter();
        let parts = parts.filter(|(moves, _)| !moves.is_empty());
        let misplaced = parts.map(move |(moves, fresh)| Misplaced {
            asked,
            document: list.document,
            list: list.node,
            items: list.items.len(),
            moves,
            fresh,
        });
        misplaced.collect::<Vec<_>>()
    });
    found.collect()
}

struct List {
    document: DocumentId,
    node: NodeId,
    items: Vec<NodeId>,
}

/// The records that stand in one list or mapping, by that.
fn beside_each_other(catalogue: &Catalogue, records: &[&Record]) -> Vec<List> {
    let mut lists: BTreeMap<(DocumentId, NodeId), Vec<NodeId>> = BTreeMap::new();
    for record in records {
        if let Some(parent) = catalogue.document(record.document).parent(record.root) {
            let list = lists.entry((record.document, parent)).or_default();
            list.push(record.root);
        }
    }
    let lists = lists.into_iter();
    let lists = lists.map(|((document, node), items)| List {
        document,
        node,
        items,
    });
    lists.collect()
}

/// The lists in records that a pattern finds.
fn inside(catalogue: &Catalogue, records: &[&Record], pattern: &Pattern) -> Vec<List> {
    let lists = records.iter().flat_map(|record| {
        let document = catalogue.document(record.document);
        let found = pattern.find(document, record.root).into_iter();
        found.map(|node| List {
            document: record.document,
            node,
            items: items(catalogue, record.document, node),
        })
    });
    lists.collect()
}

fn items(catalogue: &Catalogue, document: DocumentId, list: NodeId) -> Vec<NodeId> {
    match catalogue.document(document).kind(list) {
        Kind::Sequence(items) => items.collect(),
        Kind::Mapping(members) => members.map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}
