//! Records with one and the same set of words count once in a join.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::bags::Bags;
use super::word::index;

/// The different sets, told by the first record that has each, lightest first.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    /// First records, by (weight, record).
    pub(crate) firsts: Vec<u32>,
    /// The weight of each, in the same order.
    pub(crate) totals: Vec<u64>,
    /// For every record, the first one with its set.
    pub(crate) first_of: Vec<u32>,
}

impl Distinct {
    /// Reads the bags. O(words).
    pub(crate) fn new(bags: &Bags) -> Self {
        let mut seen: HashMap<u64, Vec<u32>> = HashMap::new();
        let mut first_of = Vec::with_capacity(index(bags.len()));
        let mut sorted = Vec::new();
        for record in 0..bags.len() {
            let words = bags.of(record);
            if words.is_empty() {
                first_of.push(record);
                continue;
            }
            let mut hasher = FxHasher::default();
            words.hash(&mut hasher);
            let alike = seen.entry(hasher.finish()).or_default();
            let known = alike.iter().find(|first| bags.of(**first) == words);
            match known {
                Some(first) => first_of.push(*first),
                None => {
                    alike.push(record);
                    first_of.push(record);
                    sorted.push((bags.total(record), record));
                }
            }
        }
        sorted.sort_unstable();
        let (totals, firsts) = sorted.into_iter().unzip();
        Self {
            firsts,
            totals,
            first_of,
        }
    }

    /// Records with one set, where there are two or more, by the first of each.
    pub(crate) fn equal(&self) -> Vec<Vec<u32>> {
        let mut members: Vec<(u32, u32)> = self.first_of.iter().copied().zip(0..).collect();
        members.sort_unstable();
        members
            .chunk_by(|one, other| one.0 == other.0)
            .filter(|run| run.len() > 1)
            .map(|run| run.iter().map(|(_, record)| *record).collect())
            .collect()
    }
}
