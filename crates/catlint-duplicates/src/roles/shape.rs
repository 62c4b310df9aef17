//! What stands in a field, over all records: enough to see what kind of value it is.

use std::collections::HashSet;

use crate::fields::hash;

/// Figures of one field.
#[derive(Debug, Default)]
pub(super) struct Shape {
    values: usize,
    addresses: usize,
    numbers: usize,
    years: usize,
    words: usize,
    distinct: HashSet<u64>,
    records: usize,
    last: Option<usize>,
}

impl Shape {
    pub(super) fn add(&mut self, record: usize, value: &str) {
        self.values += 1;
        self.addresses += usize::from(is_address(value));
        self.numbers += usize::from(is_number(value));
        self.years += usize::from(crate::profile::date(value).is_some());
        self.words += value.split_ascii_whitespace().count();
        self.distinct.insert(hash(&value));
        if self.last != Some(record) {
            self.records += 1;
            self.last = Some(record);
        }
    }

    fn most(&self, count: usize) -> bool {
        count * 5 >= self.values * 4
    }

    pub(super) fn are_addresses(&self) -> bool {
        self.most(self.addresses)
    }

    pub(super) fn are_numbers(&self) -> bool {
        self.most(self.numbers)
    }

    pub(super) fn are_years(&self) -> bool {
        self.most(self.years)
    }

    /// Whether most records have a value of their own.
    pub(super) fn is_varied(&self) -> bool {
        self.distinct.len() * 2 >= self.values
    }

    /// Whether a record has several values more often than not.
    pub(super) fn is_list(&self) -> bool {
        self.values * 2 > self.records * 3
    }

    /// Words of a value, on average.
    pub(super) fn length(&self) -> usize {
        self.words / self.values.max(1)
    }
}

fn is_address(value: &str) -> bool {
    let head = |most| value.get(..most).unwrap_or_default();
    head(7).eq_ignore_ascii_case("http://") || head(8).eq_ignore_ascii_case("https://")
}

/// Digits with a sign and a point: no need to know how much it is.
fn is_number(value: &str) -> bool {
    let value = value.trim().trim_start_matches(['-', '+']);
    let digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    let (whole, rest) = value.split_once(['.', ',']).unwrap_or((value, ""));
    !whole.is_empty() && digits(whole) && digits(rest)
}
