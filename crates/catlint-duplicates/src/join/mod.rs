//! An exact self-join of weighted sets of words: every pair whose weighted Jaccard similarity
//! reaches a threshold, and no other, without looking at every pair.
//!
//! [`BagBuilder`] takes the words of each record; [`Bags`] has them as sorted numbers with integer
//! weights; [`pairs`] joins. The family is that of AllPairs (Bayardo, Ma and Srikant 2007) and PPJoin
//! (Xiao, Wang, Lin and Yu 2008): prefix, length and position filters, then a merge. Misspellings are
//! found in the vocabulary, not in the records: see `misspelling`.

mod against;
mod bags;
mod builder;
mod distinct;
mod misspelling;
mod overlap;
mod prefix;
mod probe;
mod slips;
mod weight;
mod word;

pub use bags::Bags;
pub use builder::BagBuilder;
pub use overlap::Overlap;
pub use weight::weight;
pub use word::Word;

pub(crate) use against::Against;
pub(crate) use distinct::Distinct;
pub(crate) use overlap::reduced;
pub(crate) use weight::UNIT;

use rayon::prelude::*;

/// A threshold in thousandths: 450 is 0.45.
pub type PerMille = u32;

/// Two sets that are similar, by the numbers of their first records, the lesser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimilarPair {
    /// The record that came first.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// What they share, of what.
    pub overlap: Overlap,
}

/// Sets that are equal, and pairs of different sets that are similar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// Records with one and the same set, where there are two or more, in their order. Empty sets
    /// are equal to nothing.
    pub equal: Vec<Vec<u32>>,
    /// Pairs of sets, each told by the first record that has it, sorted.
    pub pairs: Vec<SimilarPair>,
}

/// Joins the bags with themselves. Equal sets count as one, so a name that all records share costs
/// no more than a name of one. O(n²) at worst, in practice the postings of rare words.
#[must_use]
pub fn pairs(bags: &Bags, threshold: PerMille) -> Joined {
    pairs_within(bags, threshold, |_| 0, |_, _| true)
}

/// As [`pairs`], but for what cannot be one whatever it shares. Where each of two sets has a single
/// record, the pair is left out before it is weighed if both are of a class and not of one (0 is no
/// class), or if `may` denies it.
#[must_use]
pub fn pairs_within(
    bags: &Bags,
    threshold: PerMille,
    class_of: impl Fn(u32) -> u32,
    may: impl Fn(u32, u32) -> bool + Sync,
) -> Joined {
    let distinct = Distinct::new(bags, class_of);
    let shared = |record| distinct.is_shared(record);
    let may = |one, other| shared(one) || shared(other) || may(one, other);
    let mut found = probe::join(bags, &distinct, threshold, may);
    found.extend(slips::join(bags, &distinct, threshold, may));
    found.par_sort_unstable();
    found.dedup();
    Joined {
        equal: distinct.equal(),
        pairs: found,
    }
}
