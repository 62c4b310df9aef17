//! Words that are one slip apart, found in the vocabulary: the records need not be compared for it.
//!
//! A rare word beside one that many records have is its misspelling, and is taken for it. Of two
//! rare words neither is known to be right: they are neighbours, and records that have one each may
//! be similar. Two words that several records have are two words: Stamford and Stanford.

use std::hash::{Hash, Hasher};

use catlint_core::text::slip::one_slip;
use rustc_hash::FxHasher;

use super::word::{Word, index};
use crate::words::are_opposed;

/// Shorter words are too often other words: `tale` and `take`.
const SHORTEST: usize = 5;
/// A word of no more records than this may be a slip.
const SLIP: u32 = 2;
/// A word of so many times more records is what was meant.
const ESTABLISHED: u32 = 4;
/// Words of more records are no neighbours of each other: each stands for itself.
const RARE: u32 = 7;

/// What is known of the spelling of each word, by rank.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    /// What each word is taken for: itself, or the word that it misspells.
    meant: Vec<u32>,
    /// Neighbours, both ways, sorted.
    neighbours: Vec<(u32, u32)>,
    /// Whether each word has any.
    has: Vec<bool>,
}

impl Spelling {
    /// A word of a record as it is compared.
    pub(super) fn word(&self, rank: u32) -> Word {
        let meant = self.meant.get(index(rank)).copied().unwrap_or(rank);
        Word::new(meant, meant != rank)
    }

    /// Whether a word has neighbours.
    pub(super) fn has_neighbours(&self, rank: u32) -> bool {
        self.has.get(index(rank)).is_some_and(|has| *has)
    }

    /// The neighbours of a word.
    pub(crate) fn neighbours(&self, rank: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.neighbours.partition_point(|(word, _)| *word < rank);
        let from = self.neighbours.get(start..).unwrap_or_default().iter();
        from.take_while(move |(word, _)| *word == rank)
            .map(|(_, other)| *other)
    }

    /// Every pair of neighbours once, the lesser first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let all = self.neighbours.iter().copied();
        all.filter(|(one, other)| one < other)
    }
}

/// Reads the vocabulary, sorted by rank. Candidates come from a deletion neighbourhood (Mor and
/// Fraenkel 1982): two words one slip apart have a word in common among themselves and what is left of
/// them without one letter. O(letters log letters).
pub(super) fn find(texts: &[Box<str>], frequencies: &[u32]) -> Spelling {
    let frequency = |rank: u32| frequencies.get(index(rank)).copied().unwrap_or_default();
    let mut spelling = Spelling {
        meant: (0..).take(texts.len()).collect(),
        neighbours: Vec::new(),
        has: vec![false; texts.len()],
    };
    // The best word for each slip: the one of most records, then the first by rank.
    let mut best: Vec<(u32, u32)> = vec![(0, 0); texts.len()];
    for (one, other) in slips(texts, frequencies) {
        // Ranks go by frequency: `one` is the rarer.
        let (rare, known) = (frequency(one), frequency(other));
        if rare <= SLIP && known >= ESTABLISHED * rare.max(2) {
            let better = best.get_mut(index(one)).filter(|best| known > best.0);
            if let Some(best) = better {
                *best = (known, other);
            }
        } else if known <= RARE {
            spelling.neighbours.extend([(one, other), (other, one)]);
        }
    }
    for (meant, (known, other)) in spelling.meant.iter_mut().zip(best) {
        if known > 0 {
            *meant = other;
        }
    }
    // What is taken for another word has no neighbours of its own.
    let Spelling {
        meant,
        neighbours,
        has,
    } = &mut spelling;
    let own = |rank: u32| meant.get(index(rank)) == Some(&rank);
    neighbours.retain(|(one, other)| own(*one) && own(*other));
    neighbours.sort_unstable();
    for (word, _) in neighbours {
        if let Some(has) = has.get_mut(index(*word)) {
            *has = true;
        }
    }
    spelling
}

/// Every pair of words one slip apart of which one is rare, the lesser rank first, sorted.
fn slips(texts: &[Box<str>], frequencies: &[u32]) -> Vec<(u32, u32)> {
    let mut remains = remains(texts);
    remains.sort_unstable();
    let rare = |rank: u32| frequencies.get(index(rank)).is_some_and(|of| *of <= RARE);
    let text = |rank: u32| texts.get(index(rank)).map_or("", |text| text);
    let mut pairs = Vec::new();
    for run in remains.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, one)) in run.iter().enumerate() {
            // Sorted by rank, and so by frequency: from the first word that is not rare on, none is.
            if !rare(*one) {
                break;
            }
            let others = run.get(position + 1..).unwrap_or_default().iter();
            let slip = |own: &str, its: &str| one_slip(own, its) && !are_opposed(own, its);
            let others = others.filter(|(_, other)| slip(text(*one), text(*other)));
            pairs.extend(others.map(|(_, other)| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Letters of the longest word that is looked at: the work for one grows with their square.
const LONGEST: usize = 100;

/// The hashes of each word and of all that is left of it without one letter.
fn remains(texts: &[Box<str>]) -> Vec<(u32, u32)> {
    let mut remains = Vec::new();
    let mut letters = Vec::new();
    for (text, rank) in texts.iter().zip(0u32..) {
        letters.clear();
        letters.extend(text.chars());
        let is_word = (SHORTEST..=LONGEST).contains(&letters.len());
        if !is_word || letters.iter().any(|letter| letter.is_numeric()) {
            continue;
        }
        let whole = letters.len();
        remains.extend((0..=whole).map(|left_out| {
            let mut hasher = FxHasher::default();
            let rest = letters.iter().enumerate();
            rest.filter(|(position, _)| *position != left_out)
                .for_each(|(_, letter)| letter.hash(&mut hasher));
            let hash = (hasher.finish() >> 32) as u32;
            (hash, rank)
        }));
    }
    remains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_taken_for_what_is_known_and_rare_words_stay_neighbours() {
        let texts = [
            "octobot", "octobox", "programe", "stamford", "stanford", "programm",
        ];
        let texts = texts.map(Box::<str>::from);
        let spelling = find(&texts, &[1, 1, 1, 8, 8, 9]);
        assert_eq!(spelling.word(2), Word::new(5, true));
        assert_eq!(spelling.pairs().collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(spelling.neighbours(1).collect::<Vec<_>>(), [0]);
    }
}
