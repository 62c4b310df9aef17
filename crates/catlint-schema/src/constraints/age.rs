//! Freshness: a date that must not be old.

use catlint_core::selector::{Predicate, Selector, Standpoint, Value};
use catlint_core::{Day, Severity};

use super::order::last_day;

/// A date that must not be old.
#[derive(Debug, Clone)]
pub struct Age {
    /// The date. Of several, the latest counts.
    pub field: Selector,
    /// How many days old it may be.
    pub days: u32,
    /// Records that it is asked of; of all without.
    pub when: Predicate,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}

/// A record whose date is too old.
#[derive(Debug)]
pub struct StaleRecord<'a> {
    /// What is asked.
    pub asked: &'a Age,
    /// The date.
    pub value: Value<'a>,
}

/// The latest date of a record, where it is too old. What is no date is left to the schema.
pub(super) fn judge<'a>(
    asked: &'a Age,
    from: Standpoint<'a>,
    today: Day,
) -> Option<StaleRecord<'a>> {
    let dated = asked.field.values(from).into_iter();
    let dated = dated.filter_map(|value| Some((last_day(&value.text)?, value)));
    let (latest, value) = dated.max_by_key(|(day, _)| *day)?;
    let asked_of = asked.when.is_empty() || asked.when.holds(from);
    let old = today.days_since(latest) > i64::from(asked.days);
    (asked_of && old).then_some(StaleRecord { asked, value })
}

/// Of several limits of one date that have passed, the widest: whoever asks for a note after half a
/// year and for a warning after a whole one wants to hear once of a date.
pub(super) fn gravest<'a>(stale: impl Iterator<Item = StaleRecord<'a>>) -> Vec<StaleRecord<'a>> {
    let mut kept: Vec<StaleRecord<'a>> = Vec::new();
    for one in stale {
        let place = one.value.place;
        match kept.iter_mut().find(|other| other.value.place == place) {
            Some(other) if other.asked.days < one.asked.days => *other = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept
}
