//! What stands in a field, over all records: enough to see what kind of value it is.

use crate::fields::hash;

/// Figures of one field.
#[derive(Debug, Default)]
pub(super) struct Shape {
    values: usize,
    addresses: usize,
    numbers: usize,
    years: usize,
    words: usize,
    /// The hash of each value.
    hashes: Vec<u64>,
    records: usize,
    last: Option<usize>,
}

impl Shape {
    pub(super) fn add(&mut self, record: usize, value: &str) {
        self.values += 1;
        self.addresses += usize::from(is_address(value));
        self.numbers += usize::from(is_number(value));
        self.years += usize::from(crate::profile::date(value).is_some());
        self.words += words(value);
        self.hashes.push(hash(&value));
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
        let mut distinct = self.hashes.clone();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.len() * 2 >= self.values
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

/// How many words a text has: each begins after white space. Prose is long: many bytes are looked at in one
/// step, so the sum of a step has the room of a byte.
fn words(value: &str) -> usize {
    const STEP: usize = 255;
    let space = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0x0C);
    let bytes = value.as_bytes();
    let Some((first, rest)) = bytes.split_first() else {
        return 0;
    };
    let steps = bytes.chunks(STEP).zip(rest.chunks(STEP));
    let begins = steps.map(|(before, own)| {
        let pairs = before.iter().zip(own);
        let sum = pairs.fold(0u8, |sum, (before, own)| {
            sum.wrapping_add(u8::from(space(*before) & !space(*own)))
        });
        usize::from(sum)
    });
    begins.sum::<usize>() + usize::from(!space(*first))
}

/// Digits with a sign and a point: no need to know how much it is.
fn is_number(value: &str) -> bool {
    let value = value.trim().trim_start_matches(['-', '+']);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let rest = value.get(digits..).unwrap_or_default();
    let behind = rest.strip_prefix(['.', ',']).unwrap_or(rest);
    digits > 0 && behind.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_number, words};

    #[test]
    fn words_and_numbers_are_told() {
        for (text, count) in [("", 0), (" a  bc\n", 2), ("é – ü", 3)] {
            assert_eq!(words(text), count, "{text:?}");
            assert_eq!(text.split_ascii_whitespace().count(), count);
        }
        for text in ["1", "-12.5", " 3,0 ", "+7", "1."] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", ".5", "1.2.3", "12a", "1 2", "a1"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
