//! Order: the items of a list must be sorted.

use std::collections::BTreeMap;

use catlint_core::document::{Kind, NodeId, Pattern};
use catlint_core::selector::{Selector, Standpoint, Value};
use catlint_core::{Catalogue, DocumentId, Record, Severity};

use super::longest::longest_sorted;
use super::sort_key::{key, order};

/// Lists that must be sorted.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// The lists, seen from the record. Without, the records themselves, as they stand beside each
    /// other in a file.
    pub list: Option<Pattern>,
    /// What they are sorted by. Without, the items of a list themselves, or the keys of a mapping.
    pub by: Vec<Selector>,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}

/// Items that are out of order in one list.
#[derive(Debug)]
pub struct Misplaced<'a> {
    /// What is asked.
    pub asked: &'a Sorted,
    /// How many items the list has.
    pub items: usize,
    /// Each of them, in the order of the text.
    pub moves: Vec<Move<'a>>,
}

/// One item, and where it belongs.
#[derive(Debug)]
pub struct Move<'a> {
    /// What it is sorted by.
    pub value: Value<'a>,
    /// The item that it belongs before; the end of the list where there is none.
    pub before: Option<Value<'a>>,
}

pub(super) fn gather<'a>(
    catalogue: &'a Catalogue,
    asked: &'a Sorted,
    records: &[&Record],
) -> Vec<Misplaced<'a>> {
    let lists = match &asked.list {
        None => beside_each_other(catalogue, records),
        Some(pattern) => {
            let lists = records.iter().flat_map(|record| {
                let document = catalogue.document(record.document);
                let found = pattern.find(document, record.root).into_iter();
                found.map(|list| (record.document, items(catalogue, record.document, list)))
            });
            lists.collect()
        }
    };
    let found = lists.into_iter().filter_map(|(document, items)| {
        let moves = misplaced(catalogue, asked, document, &items);
        (!moves.is_empty()).then_some(Misplaced {
            asked,
            items: items.len(),
            moves,
        })
    });
    found.collect()
}

type List = (DocumentId, Vec<NodeId>);

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
    lists
        .map(|((document, _), items)| (document, items))
        .collect()
}

fn items(catalogue: &Catalogue, document: DocumentId, list: NodeId) -> Vec<NodeId> {
    match catalogue.document(document).kind(list) {
        Kind::Sequence(items) => items.collect(),
        Kind::Mapping(members) => members.map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The items that have to be moved: those outside of a longest sequence that is in order.
fn misplaced<'a>(
    catalogue: &'a Catalogue,
    asked: &Sorted,
    document: DocumentId,
    items: &[NodeId],
) -> Vec<Move<'a>> {
    let id = document;
    let document = catalogue.document(id);
    let standpoints = items.iter();
    let standpoints = standpoints.map(|&root| Standpoint { document, id, root });
    let keys = standpoints.filter_map(|from| key(&asked.by, from));
    let keys: Vec<Vec<Value<'a>>> = keys.collect();
    let order = |one: &[Value<'_>], other: &[Value<'_>]| {
        let order = order(one, other);
        if asked.descending {
            order.reverse()
        } else {
            order
        }
    };
    if keys.is_sorted_by(|one, other| order(one, other).is_le()) {
        return Vec::new();
    }
    let kept = longest_sorted(&keys, order);
    let (stay, move_): (Vec<_>, Vec<_>) = keys
        .iter()
        .enumerate()
        .partition(|(index, _)| kept.binary_search(index).is_ok());
    let moves = move_.into_iter().filter_map(|(_, key)| {
        let next = stay.partition_point(|(_, other)| order(other, key).is_le());
        let before = stay.get(next).and_then(|(_, other)| other.first());
        Some(Move {
            value: key.first()?.clone(),
            before: before.cloned(),
        })
    });
    moves.collect()
}
