//! Looks up the prefix of each set and verifies what the filters let pass.

use rayon::prelude::*;

use super::bags::Bags;
use super::distinct::Distinct;
use super::overlap::reaching;
use super::prefix::{Posting, PrefixIndex};
use super::word::index;
use super::{PerMille, SimilarPair};

/// Sets that one task looks up at a time at most: enough to make the counters worth their room.
const CHUNK: usize = 4096;
/// And at least, so that the heaviest sets, which take longest, are shared out.
const LEAST: usize = 256;

/// The pairs that share enough words as they are written. Each set is looked up by itself, so it does
/// not matter how many threads do it.
pub(super) fn join(
    bags: &Bags,
    distinct: &Distinct,
    threshold: PerMille,
    may: impl Fn(u32, u32) -> bool + Sync,
) -> Vec<SimilarPair> {
    let prefixes = PrefixIndex::new(bags, distinct, threshold);
    let sets: Vec<u32> = (0..).take(distinct.firsts.len()).collect();
    let chunks = sets
        .par_chunks((sets.len() / 32).clamp(LEAST, CHUNK))
        .map(|chunk| {
            let mut probe = Probe {
                bags,
                distinct,
                prefixes: &prefixes,
                may: &may,
                threshold,
                shared: vec![0; sets.len()],
                touched: Vec::new(),
                found: Vec::new(),
            };
            chunk.iter().for_each(|set| probe.look_up(*set));
            probe.found
        });
    chunks.flatten_iter().collect()
}

struct Probe<'a, M> {
    bags: &'a Bags,
    distinct: &'a Distinct,
    prefixes: &'a PrefixIndex,
    may: &'a M,
    threshold: PerMille,
    /// What is known to be shared with each set; [`OUT`] where it cannot be enough.
    shared: Vec<u32>,
    touched: Vec<u32>,
    found: Vec<SimilarPair>,
}

const OUT: u32 = u32::MAX;

impl<M: Fn(u32, u32) -> bool> Probe<'_, M> {
    fn look_up(&mut self, set: u32) {
        let at = |sets: &[u32]| sets.get(index(set)).copied();
        let (Some(record), Some(&total)) = (
            at(&self.distinct.firsts),
            self.distinct.totals.get(index(set)),
        ) else {
            return;
        };
        // Lighter sets than this share too little whatever they have.
        let least = (u64::from(self.threshold) * total).div_ceil(1000);
        let class = self.distinct.class(set);
        let mut rest = total;
        for word in self.bags.of(record) {
            if rest < least {
                break;
            }
            let weight = self.bags.weight(*word);
            rest -= u64::from(weight);
            let prefixes = self.prefixes;
            prefixes.each(self.distinct, (word.rank(), class), |postings| {
                self.count(postings, weight, (set, total, least, rest));
            });
        }
        self.verify(record);
    }

    /// Counts a word for every lighter set that has it in its prefix.
    fn count(&mut self, postings: &[Posting], weight: u32, of: (u32, u64, u64, u64)) {
        let (set, total, least, rest) = of;
        let threshold = u64::from(self.threshold);
        let totals = &self.distinct.totals;
        let weight_of = |set: u32| totals.get(index(set)).copied().unwrap_or(0);
        let from = postings.partition_point(|posting| weight_of(posting.set) < least);
        let lighter = postings.get(from..).unwrap_or_default().iter();
        for posting in lighter.take_while(|posting| posting.set < set) {
            let Some(shared) = self.shared.get_mut(index(posting.set)) else {
                continue;
            };
            if *shared == OUT {
                continue;
            }
            if *shared == 0 {
                self.touched.push(posting.set);
            }
            *shared += weight;
            let most = u64::from(*shared) + rest.min(u64::from(posting.rest));
            let both = total + weight_of(posting.set);
            if most * (1000 + threshold) < threshold * both {
                *shared = OUT;
            }
        }
    }

    fn verify(&mut self, record: u32) {
        for set in std::mem::take(&mut self.touched) {
            let Some(shared) = self.shared.get_mut(index(set)) else {
                continue;
            };
            let passed = std::mem::take(shared) != OUT;
            let other = self.distinct.firsts.get(index(set)).copied();
            let Some(other) = other.filter(|other| passed && (self.may)(record, *other)) else {
                continue;
            };
            let (own, its) = (self.bags.of(record), self.bags.of(other));
            if let Some(overlap) = reaching(self.bags, own, its, self.threshold) {
                self.found.push(SimilarPair {
                    first: record.min(other),
                    second: record.max(other),
                    overlap,
                });
            }
        }
    }
}
