//! Which findings rest on records that a change has edited or removed.

use std::collections::{BTreeSet, HashSet};

use catlint_core::{Catalogue, CollectionId, Place};

use super::asked::Constraints;
use super::facts::ConstraintFacts;
use super::reference::{Reference, values};
use super::standpoints::{records_of, standpoints};
use super::targets::Targets;

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
    for record in records_of(catalogue, holders) {
        for from in standpoints(catalogue, record, asked.each.as_ref()) {
            keys.extend(values(asked, from).map(|(_, value)| value.text.into_owned()));
        }
    }
    keys
}
