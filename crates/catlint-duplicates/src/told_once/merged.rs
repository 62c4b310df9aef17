//! One finding of many.

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Diagnostic, Label};

use super::Habit;
use crate::habits::or_settle;

/// One finding of all those of a field: the one that is about the most records, of those the first.
pub(super) fn merged(
    catalogue: &Catalogue,
    habit: Habit,
    field: &str,
    all: &[&Diagnostic],
) -> Option<Diagnostic> {
    let largest = all.iter().rev().max_by_key(|it| it.related.len())?;
    let mut one = (*largest).clone();
    let there = one.related.first().map(|label| label.message.clone());
    let mut places = BTreeSet::from([one.primary.place]);
    places.extend(one.related.iter().map(|label| label.place));
    for label in all
        .iter()
        .flat_map(|it| std::iter::once(&it.primary).chain(&it.related))
    {
        if places.insert(label.place) {
            one.related.push(Label {
                place: label.place,
                message: there.clone().unwrap_or_default(),
            });
        }
    }
    let records = places
        .iter()
        .filter_map(|place| catalogue.record_at(*place));
    let records: BTreeSet<_> = records
        .map(|record| (record.document, record.root))
        .collect();
    generalise(&mut one, habit, field, (records.len(), all.len()));
    Some(one)
}

fn generalise(
    one: &mut Diagnostic,
    habit: Habit,
    field: &str,
    (records, findings): (usize, usize),
) {
    let more = match habit {
        Habit::Sharing => {
            let help = "leave them if the records only share their sources";
            one.help = Some(or_settle(help, one.rule, field));
            format!("; in all, {records} records share {findings} addresses in `{field}`")
        }
        Habit::Formula => format!("; {records} records follow such a formula there"),
    };
    one.message.push_str(&more);
}
