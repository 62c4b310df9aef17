//! Finds what does not hold in a catalogue.

use catlint_core::{Catalogue, CollectionId};

use super::asked::Constraints;
use super::facts::ConstraintFacts;
use super::sorted::Fresh;
use super::standpoints::{records_of, standpoints};
use super::{age, agreement, comparison, follow, sorted};

/// Finds what does not hold. `fresh` are the records that the change under test has added, edited or
/// moved. O(values × log values).
#[must_use]
pub fn gather<'a>(
    catalogue: &'a Catalogue,
    constraints: &'a Constraints,
    fresh: Option<&Fresh>,
) -> ConstraintFacts<'a> {
    let mut facts = ConstraintFacts {
        catalogue,
        broken: Vec::new(),
        small: Vec::new(),
        failed: Vec::new(),
        stale: Vec::new(),
        misplaced: Vec::new(),
        disagreements: Vec::new(),
    };
    let today = constraints.today;
    for (asked, id) in constraints.collections.iter().zip((0..).map(CollectionId)) {
        let records = records_of(catalogue, id);
        for (number, asked) in asked.references.iter().enumerate() {
            let of = (id, number);
            follow::gather(catalogue, constraints, asked, of, &records, &mut facts);
        }
        for record in &records {
            for asked in &asked.comparisons {
                let places = standpoints(catalogue, record, asked.each.as_ref()).into_iter();
                let failed = places.filter_map(|from| comparison::judge(asked, from, today));
                facts.failed.extend(failed);
            }
            let from = catalogue.standpoint(record);
            let ages = asked.ages.iter();
            let stale = ages.filter_map(|asked| age::judge(asked, from, today));
            facts.stale.extend(age::gravest(stale));
        }
        for asked in &asked.sorted {
            facts
                .misplaced
                .extend(sorted::gather(catalogue, asked, &records, fresh));
        }
        for asked in &asked.agreements {
            facts
                .disagreements
                .extend(agreement::gather(catalogue, asked, &records));
        }
    }
    facts
}
