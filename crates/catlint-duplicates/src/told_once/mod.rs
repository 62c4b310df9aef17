//! A habit of a catalogue is told once for a field. It is put together of findings, so that each of them is what
//! it is whichever records a run is about.

mod merged;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::{Catalogue, CollectionId, Diagnostic};

use crate::habits::{MANY, field_at, formula};
use crate::rules::SHARED_URL;
use merged::merged;

/// What may be a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Habit {
    /// Addresses that records share.
    Sharing,
    /// Texts on a formula.
    Formula,
}

impl Habit {
    fn of(diagnostic: &Diagnostic) -> Option<Self> {
        let help = diagnostic.help.as_deref().unwrap_or_default();
        match () {
            () if diagnostic.rule == SHARED_URL => Some(Self::Sharing),
            () if help.starts_with(formula::HELP) => Some(Self::Formula),
            () => None,
        }
    }

    /// Findings of one field from which on they are told once.
    fn least(self) -> usize {
        match self {
            Self::Sharing => MANY,
            Self::Formula => 2,
        }
    }
}

/// A habit in one field of a collection.
type Family = (Habit, CollectionId, String);

/// Puts the findings of a habit into that of them which is about the most records. Every place stands in it:
/// whoever narrows a report must not miss one. Keeps the order. O(findings × depth).
#[must_use]
pub fn told_once(catalogue: &Catalogue, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let families = families(catalogue, &found);
    let mut told = BTreeMap::new();
    for ((habit, _, field), numbers) in &families {
        let all = numbers.iter().filter_map(|number| found.get(*number));
        let all: Vec<_> = all.collect();
        if let Some(first) = numbers.first() {
            told.insert(*first, merged(catalogue, *habit, field, &all));
        }
    }
    let silent: BTreeSet<usize> = families.into_values().flatten().collect();
    let found = found.into_iter().enumerate();
    let kept = found.filter_map(|(number, diagnostic)| match silent.contains(&number) {
        true => told.remove(&number).flatten(),
        false => Some(diagnostic),
    });
    kept.collect()
}

/// The findings of each habit, by their numbers.
fn families(catalogue: &Catalogue, found: &[Diagnostic]) -> BTreeMap<Family, Vec<usize>> {
    let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (number, diagnostic) in found.iter().enumerate() {
        let place = diagnostic.primary.place;
        if let Some((habit, record)) = Habit::of(diagnostic).zip(catalogue.record_at(place)) {
            let family = (habit, record.collection, field_at(catalogue, place));
            families.entry(family).or_default().push(number);
        }
    }
    families.retain(|(habit, ..), numbers| numbers.len() >= habit.least());
    families
}
