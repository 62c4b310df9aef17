//! What a config asks of the records of each collection.

use std::collections::BTreeSet;

use catlint_core::selector::Selector;
use catlint_core::{Catalogue, CollectionId, Day};

use super::age::Age;
use super::agreement::Agreement;
use super::comparison::Comparison;
use super::operand::Operand;
use super::reference::Reference;
use super::sorted::{Fresh, Sorted};
use super::targets::Target;

/// What is asked of the records of one collection.
#[derive(Debug, Clone, Default)]
pub struct CollectionConstraints {
    /// Values that must be found elsewhere.
    pub references: Vec<Reference>,
    /// Values that must stand in some relation.
    pub comparisons: Vec<Comparison>,
    /// Dates that must not be old.
    pub ages: Vec<Age>,
    /// Lists that must be sorted.
    pub sorted: Vec<Sorted>,
    /// Fields that must be the same in records that have another one in common.
    pub agreements: Vec<Agreement>,
}

impl CollectionConstraints {
    /// Every selector that looks at the records of the collection.
    pub fn selectors(&self) -> impl Iterator<Item = &Selector> {
        let references = self.references.iter().flat_map(|it| &it.fields);
        let comparisons = self.comparisons.iter().flat_map(|it| {
            let other = match &it.value {
                Operand::Selector(selector) => Some(selector),
                Operand::Today(_) | Operand::Literal(_) => None,
            };
            std::iter::once(&it.field).chain(other)
        });
        let ages = self.ages.iter().map(|it| &it.field);
        let sorted = self.sorted.iter().flat_map(|it| &it.by);
        let agreements = self.agreements.iter();
        let agreements = agreements.flat_map(|it| std::iter::once(&it.key).chain(&it.fields));
        let all = references.chain(comparisons).chain(ages);
        all.chain(sorted).chain(agreements)
    }

    /// Every selector of what records of a collection are known by to those of this one.
    pub fn targets(&self, collection: CollectionId) -> impl Iterator<Item = &Selector> {
        let references = self.references.iter();
        references.flat_map(move |reference| match &reference.target {
            Target::Records {
                collections,
                fields,
            } if collections.contains(&collection) => fields.as_slice(),
            Target::Records { .. } | Target::List { .. } => &[],
        })
    }
}

/// A change under test, as far as it matters to what is found.
#[derive(Debug, Clone, Copy)]
pub struct Change<'c> {
    /// The records that it has edited or removed, as they were.
    pub gone: &'c Catalogue,
    /// The records that it has added, edited or moved within their file.
    pub fresh: &'c Fresh,
}

/// What is asked of a catalogue.
#[derive(Debug, Clone)]
pub struct Constraints {
    /// Of each collection, by its index.
    pub collections: Vec<CollectionConstraints>,
    /// Collections of which a file could not be read: what refers to them is not judged.
    pub incomplete: BTreeSet<CollectionId>,
    /// The day of the run.
    pub today: Day,
}
