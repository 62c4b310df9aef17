//! What a config says of records beyond their schema: references between them, comparisons of
//! fields, freshness, order, fields that must agree.
//!
//! One file a check: what is asked for, and what is found, as plain data. [`gather`] makes the
//! [`ConstraintFacts`] of the whole catalogue, which the rules read.

mod age;
mod agreement;
mod comparison;
mod facts;
mod operand;
mod order;
mod reference;
mod sorted;
mod targets;

use std::collections::BTreeSet;

use catlint_core::selector::{Selector, Source};
use catlint_core::{CollectionId, Day};

pub use age::{Age, StaleRecord};
pub use agreement::{Agreement, Disagreement};
pub use comparison::{Comparison, FailedComparison, Operator};
pub(crate) use facts::shown;
pub use facts::{ConstraintFacts, gather};
pub use operand::Operand;
pub(crate) use operand::noun;
pub use order::Nature;
pub use reference::{BrokenReference, Reference, SmallTarget, caused};
pub use sorted::{Misplaced, Move, Sorted};
pub use targets::Target;

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
    /// Whether a comparison looks at the path of a record's file.
    #[must_use]
    pub fn by_path(&self) -> bool {
        let by_path = |selector: &Selector| match &selector.source {
            Source::Pseudo(pseudo) => pseudo.is_path(),
            Source::Field(_) => false,
        };
        self.comparisons.iter().any(|comparison| {
            let other = match &comparison.value {
                Operand::Selector(selector) => by_path(selector),
                Operand::Today(_) | Operand::Literal(_) => false,
            };
            other || by_path(&comparison.field)
        })
    }
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
