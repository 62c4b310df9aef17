//! What two records share, by weight.

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
}

/// What of a weight counts where one side misspells the word: four fifths.
pub(crate) fn reduced(weight: u32) -> u64 {
    u64::from(weight) * 4 / 5
}

/// The overlap of two records, misspellings and neighbours included. O(words), and the neighbours of
/// words that only one side has.
pub(crate) fn overlap(bags: &Bags, one: &[Word], other: &[Word]) -> Overlap {
    let mut counted = Overlap::default();
    let (mut own, mut its) = (Vec::new(), Vec::new());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let (a, b) = (**a, **b);
        match a.rank().cmp(&b.rank()) {
            std::cmp::Ordering::Less => {
                own.push(a);
                left.next();
            }
            std::cmp::Ordering::Greater => {
                its.push(b);
                right.next();
            }
            std::cmp::Ordering::Equal => {
                let weight = bags.weight(a);
                let slip = a.is_misspelt() != b.is_misspelt();
                counted.whole += u64::from(weight);
                counted.shared += if slip {
                    reduced(weight)
                } else {
                    u64::from(weight)
                };
                left.next();
                right.next();
            }
        }
    }
    own.extend(left.copied());
    its.extend(right.copied());
    neighbours(bags, &mut own, &mut its, &mut counted);
    let rest = own
        .iter()
        .chain(&its)
        .map(|word| u64::from(bags.weight(*word)));
    counted.whole += rest.sum::<u64>();
    counted
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
