//! The records that nobody has touched for longest, by a field with a date.

use catlint_core::{Catalogue, Day, Pointer, Record};

/// Records by the day of a date field.
#[derive(Debug, Clone, Default)]
pub struct Dated<'c> {
    /// Those with a date, the oldest first.
    pub dated: Vec<(Day, &'c Record)>,
    /// How many have none.
    pub undated: usize,
}

/// Sorts records by a date field. A date is the first ten characters of a text, or a year alone,
/// which stands for its first day. O(records × log records).
#[must_use]
pub fn by_date<'c>(
    catalogue: &'c Catalogue,
    records: impl IntoIterator<Item = &'c Record>,
    field: &Pointer,
) -> Dated<'c> {
    let mut sorted = Dated::default();
    for record in records {
        match catalogue.text_at(record, field).and_then(day) {
            Some(day) => sorted.dated.push((day, record)),
            None => sorted.undated += 1,
        }
    }
    // Stable: records of one day stay in the order of the catalogue.
    sorted.dated.sort_by_key(|(day, _)| *day);
    sorted
}

fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let whole = text.get(..10).unwrap_or(text).parse().ok();
    let year = || format!("{text}-01-01").parse().ok();
    whole.or_else(|| (text.len() == 4).then(year).flatten())
}
