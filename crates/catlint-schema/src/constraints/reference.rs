//! References: a value here must be found there.

use std::collections::{BTreeSet, HashSet};

use catlint_core::document::Pattern;
use catlint_core::selector::{Predicate, Selector, Standpoint, Value};
use catlint_core::{Catalogue, CollectionId, Place, Severity};

use super::facts::{ConstraintFacts, standpoints};
use super::targets::{Target, Targets};
use super::{Constraints, facts};

/// Values that must be found elsewhere.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The items that the values are seen from; the record itself without.
    pub each: Option<Pattern>,
    /// The values.
    pub fields: Vec<Selector>,
    /// Where they must be found.
    pub target: Target,
    /// What messages call what is referred to: the name of a collection, a file or a list.
    pub name: String,
    /// How many records must refer to each target.
    pub min_members: usize,
    /// Records, or items, whose references are not judged.
    pub unless: Predicate,
    /// The severity of what is found, where it is not the rules'.
    pub severity: Option<Severity>,
}

/// A reference by its collection and its number there.
pub(super) type Of = (CollectionId, usize);

/// A value that is not found where it should be.
#[derive(Debug)]
pub struct BrokenReference<'a> {
    /// The field it is a value of.
    pub field: &'a Selector,
    /// The value.
    pub value: Value<'a>,
    /// What is asked.
    pub asked: &'a Reference,
    /// The target that was probably meant.
    pub meant: Option<String>,
    /// A few targets, where nothing near was found.
    pub examples: Vec<String>,
    /// Where the targets are: a file or a directory.
    pub whereabouts: Option<String>,
    pub(super) of: Of,
}

/// A target that too few refer to.
#[derive(Debug)]
pub struct SmallTarget<'a> {
    /// Where it is.
    pub place: Place,
    /// What it is known by.
    pub written: String,
    /// Where it is referred to.
    pub members: Vec<Place>,
    /// What is asked.
    pub asked: &'a Reference,
    /// The collection that should refer to it.
    pub from: String,
    pub(super) keys: Vec<String>,
    pub(super) of: Of,
}

/// Every value that must be found, with its field.
pub(super) fn values<'a>(
    asked: &'a Reference,
    from: Standpoint<'a>,
) -> impl Iterator<Item = (&'a Selector, Value<'a>)> {
    asked.fields.iter().flat_map(move |field| {
        let values = field.values(from).into_iter();
        values.map(move |value| (field, value))
    })
}

/// Where findings stand that rest on a record which is gone: it was what is referred to, or it
/// referred to something. `gone` has the records that a change has edited or removed, as they were.
#[must_use]
pub fn caused(
    facts: &ConstraintFacts<'_>,
    constraints: &Constraints,
    gone: &Catalogue,
) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let asked = constraints.collections.iter().zip((0..).map(CollectionId));
    for (asked, id) in asked {
        for (number, asked) in asked.references.iter().enumerate() {
            let of = (id, number);
            let mentioned = mentioned(gone, id, asked);
            let broken = facts.broken.iter().filter(|broken| broken.of == of);
            let broken = broken.filter(|broken| mentioned.contains(broken.value.text.as_ref()));
            places.extend(broken.map(|broken| broken.value.place));
            let small = facts.small.iter().filter(|small| small.of == of);
            let small = small.filter(|small| small.keys.iter().any(|key| mentioned.contains(key)));
            places.extend(small.map(|small| small.place));
        }
    }
    places
}

/// Every key that a catalogue has at either end of a reference.
fn mentioned(catalogue: &Catalogue, holders: CollectionId, asked: &Reference) -> HashSet<String> {
    let targets = Targets::of(catalogue, &asked.target);
    let mut keys: HashSet<String> = targets.keys().map(ToOwned::to_owned).collect();
    for record in facts::records_of(catalogue, holders) {
        for from in standpoints(catalogue, record, asked.each.as_ref()) {
            keys.extend(values(asked, from).map(|(_, value)| value.text.into_owned()));
        }
    }
    keys
}
