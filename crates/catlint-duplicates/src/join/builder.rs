//! Takes the words of record after record and makes [`Bags`] of them.
#![expect(clippy::borrowed_box, reason = "the sets and maps hold boxes")]

use std::collections::HashMap;

use super::bags::Bags;
use super::misspelling::{self, Spelling};
use super::weight::{UNIT, weight};
use super::word::{Word, index};
use crate::words::is_function_word;

/// Words by number in the order in which they were met; ranks come at the end.
#[derive(Debug, Default)]
pub struct BagBuilder {
    numbers: HashMap<Box<str>, u32>,
    frequency: Vec<u32>,
    ends: Vec<u32>,
    members: Vec<u32>,
    filled: u32,
}

impl BagBuilder {
    /// Adds the next record; a word that it repeats counts once. O(words).
    pub fn push<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let start = self.members.len();
        for word in words {
            let number = self.number(word);
            self.members.push(number);
        }
        let mut last = None;
        let mut kept = start;
        self.members
            .get_mut(start..)
            .unwrap_or_default()
            .sort_unstable();
        for at in start..self.members.len() {
            let number = self.members.get(at).copied();
            if let Some(number) = number.filter(|_| number != last) {
                if let Some(count) = self.frequency.get_mut(index(number)) {
                    *count += 1;
                }
                if let Some(slot) = self.members.get_mut(kept) {
                    *slot = number;
                }
                kept += 1;
            }
            last = number;
        }
        self.members.truncate(kept);
        self.filled += u32::from(kept > start);
        self.ends
            .push(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        self.frequency.push(0);
        number
    }

    /// The bags, once every record is in. O(words log words) and the neighbourhoods of misspellings.
    #[must_use]
    pub fn finish(self) -> Bags {
        let mut spelt: Vec<(u32, Box<str>, u32)> = self
            .numbers
            .into_iter()
            .map(|(text, number)| {
                let frequency = self.frequency.get(index(number)).copied();
                (frequency.unwrap_or_default(), text, number)
            })
            .collect();
        // Rarest first, then by bytes: the order depends on nothing else.
        spelt.sort_unstable();
        let mut ranks = vec![0u32; spelt.len()];
        for ((_, _, number), rank) in spelt.iter().zip(0..) {
            if let Some(slot) = ranks.get_mut(index(*number)) {
                *slot = rank;
            }
        }
        let (texts, frequencies): (Vec<_>, Vec<_>) = spelt
            .into_iter()
            .map(|(frequency, text, _)| (text, frequency))
            .unzip();
        let spelling = misspelling::find(&texts, &frequencies);
        let weight = |(text, frequency): (&Box<str>, &u32)| match is_function_word(text) {
            true => UNIT,
            false => weight(*frequency, self.filled),
        };
        let weights = texts.iter().zip(&frequencies).map(weight).collect();
        let (ends, members) = rewrite(&self.ends, self.members, &ranks, &spelling);
        Bags::new(texts, frequencies, weights, (ends, members), spelling)
    }
}

/// The members by rank, sorted, each misspelling as what it stands for.
fn rewrite(
    ends: &[u32],
    mut members: Vec<u32>,
    ranks: &[u32],
    spelling: &Spelling,
) -> (Vec<u32>, Vec<Word>) {
    for member in &mut members {
        *member = ranks.get(index(*member)).copied().unwrap_or_default();
    }
    let mut words = Vec::with_capacity(members.len());
    let mut new_ends = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends {
        let own = members.get(start..index(*end)).unwrap_or_default();
        let first = words.len();
        words.extend(own.iter().map(|rank| spelling.word(*rank)));
        let mut own = words.split_off(first);
        own.sort_unstable();
        // A word and a misspelling of it in one record are one word.
        own.dedup_by_key(|word| word.rank());
        words.append(&mut own);
        new_ends.push(u32::try_from(words.len()).unwrap_or(u32::MAX));
        start = index(*end);
    }
    (new_ends, words)
}
