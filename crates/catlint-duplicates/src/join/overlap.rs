//! What two records share, by weight.

use std::cmp::Ordering;

use super::PerMille;
use super::bags::Bags;
use super::word::Word;

/// How much two records share, of how much: weights, and their fraction is the similarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Overlap {
    /// The weight of what both have.
    pub shared: u64,
    /// The weight of what either has.
    pub whole: u64,
}

impl Overlap {
    /// Whether the similarity reaches a threshold.
    #[must_use]
    pub fn reaches(self, threshold: PerMille) -> bool {
        self.whole > 0 && 1000 * self.shared >= u64::from(threshold) * self.whole
    }

    /// The similarity in thousandths, rounded down.
    #[must_use]
    pub fn per_mille(self) -> PerMille {
        let value = (1000 * self.shared).checked_div(self.whole);
        value.and_then(|value| value.try_into().ok()).unwrap_or(0)
    }

    /// Counts a word that both have, one of them perhaps misspelt.
    fn take(&mut self, bags: &Bags, one: Word, other: Word) {
        let weight = bags.weight(one);
        self.whole += u64::from(weight);
        self.shared += match one.is_misspelt() == other.is_misspelt() {
            true => u64::from(weight),
            false => reduced(weight),
        };
    }
}

/// What of a weight counts where one side misspells the word: four fifths.
pub(crate) fn reduced(weight: u32) -> u64 {
    u64::from(weight) * 4 / 5
}

/// The [`overlap`] of two records where it reaches the threshold. Most pairs do not: they are told by
/// a merge that keeps nothing. O(words), and as `overlap` for the others.
pub(super) fn reaching(
    bags: &Bags,
    one: &[Word],
    other: &[Word],
    threshold: PerMille,
) -> Option<Overlap> {
    let most = at_most(bags, one, other);
    let found = Some(most.overlap()).filter(|most| most.reaches(threshold))?;
    match most.is_exact() {
        true => Some(found),
        false => Some(overlap(bags, one, other)).filter(|found| found.reaches(threshold)),
    }
}

/// What two records share at most: exact where no neighbours can join.
#[derive(Default)]
struct AtMost {
    /// What they have in common, of everything.
    common: Overlap,
    /// The weight of the words with neighbours that only the one has, and only the other.
    near: [u64; 2],
}

impl AtMost {
    fn is_exact(&self) -> bool {
        self.near.contains(&0)
    }

    /// As if the lesser side found neighbours for all of its words: of two that are joined, the lesser
    /// weight stays in the whole.
    fn overlap(&self) -> Overlap {
        let [own, its] = if self.is_exact() { [0; 2] } else { self.near };
        let joined = own.min(its);
        Overlap {
            shared: self.common.shared + joined,
            whole: self.common.whole - own - its + joined,
        }
    }
}

fn at_most(bags: &Bags, one: &[Word], other: &[Word]) -> AtMost {
    let mut common = Overlap::default();
    let [mut own, mut its] = [0; 2];
    let near = |word: Word, weight: u64| match bags.spelling.has_neighbours(word.rank()) {
        true => weight,
        false => 0,
    };
    merge(one, other, |found| match found {
        Merged::Both(a, b) => common.take(bags, a, b),
        Merged::One(word) | Merged::Other(word) => {
            let weight = u64::from(bags.weight(word));
            common.whole += weight;
            match found {
                Merged::One(_) => own += near(word, weight),
                _ => its += near(word, weight),
            }
        }
    });
    AtMost {
        common,
        near: [own, its],
    }
}

/// The overlap of two records, misspellings and neighbours included. O(words), and the neighbours of
/// words that only one side has.
pub(crate) fn overlap(bags: &Bags, one: &[Word], other: &[Word]) -> Overlap {
    let mut counted = Overlap::default();
    let (mut own, mut its) = (Vec::new(), Vec::new());
    merge(one, other, |found| match found {
        Merged::One(word) => own.push(word),
        Merged::Other(word) => its.push(word),
        Merged::Both(a, b) => counted.take(bags, a, b),
    });
    neighbours(bags, &mut own, &mut its, &mut counted);
    let rest = own
        .iter()
        .chain(&its)
        .map(|word| u64::from(bags.weight(*word)));
    counted.whole += rest.sum::<u64>();
    counted
}

/// Where a word stands.
enum Merged {
    One(Word),
    Other(Word),
    Both(Word, Word),
}

/// Tells the words of two records in their order.
#[inline]
fn merge(one: &[Word], other: &[Word], mut tell: impl FnMut(Merged)) {
    let (mut left, mut right) = (
        one.iter().copied().peekable(),
        other.iter().copied().peekable(),
    );
    while let (Some(a), Some(b)) = (left.peek().copied(), right.peek().copied()) {
        match a.rank().cmp(&b.rank()) {
            Ordering::Less => {
                left.next();
                tell(Merged::One(a));
            }
            Ordering::Greater => {
                right.next();
                tell(Merged::Other(b));
            }
            Ordering::Equal => {
                left.next();
                right.next();
                tell(Merged::Both(a, b));
            }
        }
    }
    left.for_each(|word| tell(Merged::One(word)));
    right.for_each(|word| tell(Merged::Other(word)));
}

/// Joins neighbours, each word with one other at most, the rarest first: the order is that of the
/// pair, not of who asks. What is joined leaves the lists.
fn neighbours(bags: &Bags, own: &mut Vec<Word>, its: &mut Vec<Word>, counted: &mut Overlap) {
    let mut edges = Vec::new();
    for word in own.iter() {
        for other in bags.spelling.neighbours(word.rank()) {
            if its.iter().any(|its| its.rank() == other) {
                edges.push((word.rank().min(other), word.rank().max(other), word.rank()));
            }
        }
    }
    edges.sort_unstable();
    for (low, high, mine) in edges {
        let other = if mine == low { high } else { low };
        let at = |words: &[Word], rank| words.iter().position(|word| word.rank() == rank);
        if let (Some(a), Some(b)) = (at(own, mine), at(its, other)) {
            let (a, b) = (own.remove(a), its.remove(b));
            let weight = bags.weight(a).min(bags.weight(b));
            counted.shared += reduced(weight);
            counted.whole += u64::from(weight);
        }
    }
}
