//! The pairs that a misspelling joins: two rare words one slip apart, one in each set.
//!
//! The prefixes know words as they are written. A pair that shares enough only with its neighbours is
//! found by the neighbours themselves: both words are rare, so there are few sets to try.

use std::collections::HashMap;

use super::bags::Bags;
use super::distinct::Distinct;
use super::overlap::overlap;
use super::{PerMille, SimilarPair};

/// Every pair of sets that has a pair of neighbours and reaches the threshold. O(words, and the pairs).
pub(super) fn join(
    bags: &Bags,
    distinct: &Distinct,
    threshold: PerMille,
    may: impl Fn(u32, u32) -> bool,
) -> Vec<SimilarPair> {
    let mut sets: HashMap<u32, Vec<u32>> = HashMap::new();
    for (one, other) in bags.spelling.pairs() {
        sets.entry(one).or_default();
        sets.entry(other).or_default();
    }
    for record in &distinct.firsts {
        for word in bags.of(*record) {
            if let Some(sets) = sets.get_mut(&word.rank()) {
                sets.push(*record);
            }
        }
    }
    let mut found = Vec::new();
    let of = |rank| sets.get(&rank).map_or(&[][..], Vec::as_slice);
    for (one, other) in bags.spelling.pairs() {
        for record in of(one) {
            let others = of(other).iter();
            let others = others.filter(|other| *other != record && may(*record, **other));
            for other in others {
                let overlap = overlap(bags, bags.of(*record), bags.of(*other));
                if overlap.reaches(threshold) {
                    found.push(SimilarPair {
                        first: *record.min(other),
                        second: *record.max(other),
                        overlap,
                    });
                }
            }
        }
    }
    found
}
