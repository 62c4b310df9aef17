//! The words of every record as sorted numbers, the rarest first.

use super::misspelling::Spelling;
use super::word::{Word, index};

/// The words of every record. Lists stand end to end in one vector: a million names take the room of
/// their words and of one number each.
#[derive(Debug, Default)]
pub struct Bags {
    texts: Vec<Box<str>>,
    frequencies: Vec<u32>,
    weights: Vec<u32>,
    ends: Vec<u32>,
    words: Vec<Word>,
    pub(super) spelling: Spelling,
}

impl Bags {
    pub(super) fn new(
        texts: Vec<Box<str>>,
        frequencies: Vec<u32>,
        weights: Vec<u32>,
        (ends, words): (Vec<u32>, Vec<Word>),
        spelling: Spelling,
    ) -> Self {
        Self {
            texts,
            frequencies,
            weights,
            ends,
            words,
            spelling,
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The words of a record, the rarest first.
    #[must_use]
    pub fn of(&self, record: u32) -> &[Word] {
        let before = record.checked_sub(1);
        let start = before.and_then(|before| self.ends.get(index(before)));
        let end = self.ends.get(index(record)).map_or(0, |end| index(*end));
        self.words
            .get(start.map_or(0, |start| index(*start))..end)
            .unwrap_or_default()
    }

    /// Every word, the rarest first.
    pub(crate) fn words(&self) -> impl Iterator<Item = Word> {
        (0u32..)
            .take(self.texts.len())
            .map(|rank| Word::new(rank, false))
    }

    /// The weight of a word.
    #[must_use]
    pub fn weight(&self, word: Word) -> u32 {
        at(&self.weights, word.rank())
    }

    /// The weight of a whole record.
    #[must_use]
    pub fn total(&self, record: u32) -> u64 {
        let words = self.of(record).iter();
        words.map(|word| u64::from(self.weight(*word))).sum()
    }

    /// In how many records a word stands, spelt properly.
    #[must_use]
    pub fn frequency(&self, word: Word) -> u32 {
        at(&self.frequencies, word.rank())
    }

    /// The word, spelt properly.
    #[must_use]
    pub fn text(&self, word: Word) -> &str {
        self.texts.get(index(word.rank())).map_or("", |text| text)
    }

    /// How many different words there are.
    pub(super) fn vocabulary(&self) -> usize {
        self.texts.len()
    }
}

fn at(numbers: &[u32], rank: u32) -> u32 {
    numbers.get(index(rank)).copied().unwrap_or_default()
}
