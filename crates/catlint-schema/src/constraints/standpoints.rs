//! Where constraints are looked at from.

use catlint_core::document::Pattern;
use catlint_core::selector::Standpoint;
use catlint_core::{Catalogue, CollectionId, Record};

/// The records of a collection, in the order of the catalogue.
pub(super) fn records_of(catalogue: &Catalogue, id: CollectionId) -> Vec<&Record> {
    let records = catalogue.records.iter();
    records.filter(|record| record.collection == id).collect()
}

/// Where a constraint is looked at from: the record, or each item of a list in it.
pub(super) fn standpoints<'a>(
    catalogue: &'a Catalogue,
    record: &Record,
    each: Option<&Pattern>,
) -> Vec<Standpoint<'a>> {
    let from = catalogue.standpoint(record);
    let Some(pattern) = each else {
        return vec![from];
    };
    let items = pattern.find(from.document, from.root).into_iter();
    items.map(|root| Standpoint { root, ..from }).collect()
}
