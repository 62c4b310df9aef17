//! The index of prefixes. Of two sets that reach the threshold, each has so much in common with the other that
//! their rarest words cannot all differ: it is enough to index and to look up those.

use super::PerMille;
use super::bags::Bags;
use super::distinct::Distinct;
use super::word::index;

/// A word in the prefix of a set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    /// The set, by its position among the [`Distinct`] ones.
    pub(super) set: u32,
    /// The weight of what follows the word.
    pub(super) rest: u32,
}

/// Postings by word, each list in the order of the classes and then of the sets.
pub(super) struct PrefixIndex {
    ends: Vec<u32>,
    postings: Vec<Posting>,
}

impl PrefixIndex {
    pub(super) fn new(bags: &Bags, distinct: &Distinct, threshold: PerMille) -> Self {
        let mut counts = vec![0u32; bags.vocabulary() + 1];
        each(bags, distinct, threshold, |rank, _| {
            if let Some(count) = counts.get_mut(index(rank) + 1) {
                *count += 1;
            }
        });
        let mut sum = 0;
        for count in &mut counts {
            sum += *count;
            *count = sum;
        }
        let nothing = Posting { set: 0, rest: 0 };
        let mut postings = vec![nothing; index(sum)];
        each(bags, distinct, threshold, |rank, posting| {
            if let Some(next) = counts.get_mut(index(rank)) {
                if let Some(slot) = postings.get_mut(index(*next)) {
                    *slot = posting;
                }
                *next += 1;
            }
        });
        let mut prefixes = Self {
            ends: counts,
            postings,
        };
        if distinct.has_classes() {
            prefixes.sort(distinct);
        }
        prefixes
    }

    /// Puts the postings of one class together.
    fn sort(&mut self, distinct: &Distinct) {
        let mut start = 0;
        for end in &self.ends {
            let list = self.postings.get_mut(start..index(*end));
            let by_class = |posting: &Posting| (distinct.class(posting.set), posting.set);
            list.unwrap_or_default().sort_unstable_by_key(by_class);
            start = index(*end);
        }
    }

    fn list(&self, rank: u32) -> &[Posting] {
        let end = |rank: u32| self.ends.get(index(rank)).map_or(0, |end| index(*end));
        let start = rank.checked_sub(1).map_or(0, end);
        self.postings.get(start..end(rank)).unwrap_or_default()
    }

    /// Tells the postings of a word that a set of some class may meet, one class at a time.
    pub(super) fn each(
        &self,
        distinct: &Distinct,
        (rank, class): (u32, u32),
        mut tell: impl FnMut(&[Posting]),
    ) {
        let list = self.list(rank);
        let of = |posting: &Posting| distinct.class(posting.set);
        if !distinct.has_classes() {
            tell(list);
        } else if class == 0 {
            let classes = list.chunk_by(|one, other| of(one) == of(other));
            classes.for_each(tell);
        } else {
            let without = list.partition_point(|posting| of(posting) == 0);
            let from = list.partition_point(|posting| of(posting) < class);
            let to = list.partition_point(|posting| of(posting) <= class);
            tell(list.get(..without).unwrap_or_default());
            tell(list.get(from..to).unwrap_or_default());
        }
    }
}

/// Every word of an indexed prefix. Only heavier sets look it up, so what has to be shared is at least
/// 2t / (1 + t) of the weight: past that, nothing needs to be found.
fn each(bags: &Bags, distinct: &Distinct, threshold: PerMille, mut tell: impl FnMut(u32, Posting)) {
    let threshold = u64::from(threshold);
    let sets = distinct.firsts.iter().zip(&distinct.totals).zip(0u32..);
    for ((record, total), set) in sets {
        let mut rest = *total;
        for word in bags.of(*record) {
            if rest * (1000 + threshold) < 2 * threshold * total {
                break;
            }
            rest -= u64::from(bags.weight(*word));
            let posting = Posting {
                set,
                rest: u32::try_from(rest).unwrap_or(u32::MAX),
            };
            tell(word.rank(), posting);
        }
    }
}
