//! The statements themselves: one for each id in a record's field, one for each item of the config.

use std::collections::HashMap;

use catlint_core::document::{NodeId, Pointer};
use catlint_core::{Catalogue, CollectionId, Document, Place, Record};

use crate::settings::{Distinction, DuplicateSettings};

/// Somebody says that records are distinct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// Where it is said.
    pub(crate) place: Place,
    /// The ids that are named.
    pub(crate) ids: Vec<String>,
    /// Those of them that no record has.
    pub(crate) unknown: Vec<String>,
    /// The pairs of records that it keeps apart, the lesser first.
    pub(crate) pairs: Vec<(usize, usize)>,
}

/// Records by id.
type Ids<'c> = HashMap<&'c str, Vec<usize>>;

pub(crate) fn statements(catalogue: &Catalogue, settings: &DuplicateSettings) -> Vec<Statement> {
    let said = catalogue.records.iter().enumerate();
    let said: Vec<_> = said
        .flat_map(|(number, record)| {
            let field = settings.of(record.collection).distinct_from.as_ref();
            let nodes = field
                .into_iter()
                .flat_map(|field| named(catalogue, record, field));
            nodes.map(move |node| (number, node)).collect::<Vec<_>>()
        })
        .collect();
    if said.is_empty() && settings.distinct.is_empty() {
        return Vec::new();
    }
    let mut ids = Ids::new();
    for (number, record) in catalogue.records.iter().enumerate() {
        ids.entry(&record.id.0).or_default().push(number);
    }
    let own = said
        .into_iter()
        .filter_map(|(number, node)| of_record(catalogue, &ids, number, node));
    let config = settings.distinct.iter();
    let config = config.filter_map(|distinction| of_config(catalogue, settings, &ids, distinction));
    own.chain(config).collect()
}

/// The nodes of the ids that a record's field names: one, or a list.
fn named(catalogue: &Catalogue, record: &Record, field: &Pointer) -> Vec<NodeId> {
    let document = catalogue.document(record.document);
    let Some(node) = document.at(record.root, field) else {
        return Vec::new();
    };
    match document.items(node) {
        Some(items) => items.collect(),
        None => vec![node],
    }
}

fn of_record(
    catalogue: &Catalogue,
    ids: &Ids<'_>,
    number: usize,
    node: NodeId,
) -> Option<Statement> {
    let record = catalogue.records.get(number)?;
    let document = catalogue.document(record.document);
    let id = document.as_str(node)?.trim().to_owned();
    let others = within(catalogue, ids, &id, record.collection);
    let others: Vec<usize> = others.filter(|other| *other != number).collect();
    Some(Statement {
        place: Place::value(record.document, node),
        unknown: others.is_empty().then(|| id.clone()).into_iter().collect(),
        pairs: others
            .into_iter()
            .map(|other| (number.min(other), number.max(other)))
            .collect(),
        ids: vec![record.id.0.clone(), id],
    })
}

/// The records of a collection that have an id.
fn within<'i>(
    catalogue: &'i Catalogue,
    ids: &'i Ids<'_>,
    id: &str,
    collection: CollectionId,
) -> impl Iterator<Item = usize> + 'i {
    let found = ids.get(id).into_iter().flatten().copied();
    found.filter(move |number| {
        let record = catalogue.records.get(*number);
        record.is_some_and(|record| record.collection == collection)
    })
}

fn of_config(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    ids: &Ids<'_>,
    distinction: &Distinction,
) -> Option<Statement> {
    let id = settings.config?;
    let document: &Document = catalogue.document(id);
    let root = document.roots().first()?;
    let place = Place::value(id, document.at(*root, &distinction.pointer)?);
    let known = |id: &&String| ids.contains_key(id.as_str());
    let unknown = distinction.records.iter().filter(|id| !known(id)).cloned();
    let mut pairs = Vec::new();
    for (position, one) in distinction.records.iter().enumerate() {
        for other in distinction.records.iter().skip(position + 1) {
            pairs.extend(between(catalogue, ids, one, other));
        }
    }
    Some(Statement {
        place,
        unknown: unknown.collect(),
        pairs,
        ids: distinction.records.clone(),
    })
}

/// The pairs of records of one collection that have two ids.
fn between(catalogue: &Catalogue, ids: &Ids<'_>, one: &str, other: &str) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for number in ids.get(one).into_iter().flatten() {
        let Some(record) = catalogue.records.get(*number) else {
            continue;
        };
        let others = within(catalogue, ids, other, record.collection);
        let others = others.filter(|other| other != number);
        pairs.extend(others.map(|other| (other.min(*number), other.max(*number))));
    }
    pairs
}
