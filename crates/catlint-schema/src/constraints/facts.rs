//! What the rules about constraints read.

use catlint_core::document::Pattern;
use catlint_core::selector::{Selector, Source, Standpoint, Value};
use catlint_core::{Catalogue, CollectionId, Record};

use super::age::StaleRecord;
use super::agreement::Disagreement;
use super::comparison::FailedComparison;
use super::operand::noun;
use super::reference::{BrokenReference, SmallTarget};
use super::sorted::{Fresh, Misplaced};
use super::{Constraints, age, agreement, comparison, follow, sorted};

/// What does not hold in a catalogue.
#[derive(Debug)]
pub struct ConstraintFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// References to what is not there.
    pub broken: Vec<BrokenReference<'a>>,
    /// Targets that too few refer to.
    pub small: Vec<SmallTarget<'a>>,
    /// Comparisons that do not hold.
    pub failed: Vec<FailedComparison<'a>>,
    /// Records that nobody has looked at for too long.
    pub stale: Vec<StaleRecord<'a>>,
    /// Items that are out of order.
    pub misplaced: Vec<Misplaced<'a>>,
    /// Values that differ where they should not.
    pub disagreements: Vec<Disagreement<'a>>,
}

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
            facts.stale.extend(stale);
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

/// The records of a collection, in the order of the catalogue.
pub(super) fn records_of(catalogue: &Catalogue, id: CollectionId) -> Vec<&Record> {
    let records = catalogue.records.iter();
    records.filter(|record| record.collection == id).collect()
}

impl ConstraintFacts<'_> {
    /// What people call a value of a selector: "`links[0].url`", "the key".
    pub(crate) fn name_of(&self, selector: &Selector, value: &Value<'_>) -> String {
        let field = self.catalogue.pointer(value.place).field();
        match selector.source {
            Source::Field(_) if !field.is_empty() => format!("`{field}`"),
            _ => noun(selector),
        }
    }
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

/// A value for a message: in backticks, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    if line.len() == text.trim().len() && line.chars().count() <= LONGEST {
        return format!("`{line}`");
    }
    let head: String = line.chars().take(LONGEST).collect();
    format!("`{head}…`")
}
