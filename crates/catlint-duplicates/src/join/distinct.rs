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
    /// The class of each set, in the same order: 0 where it has none, and where several records have
    /// the set. Empty where no set has one.
    classes: Vec<u32>,
    /// Whether several records have the set of which a record is the first.
    shared: Vec<bool>,
}

impl Distinct {
    /// Reads the bags. O(words). `class_of` tells the class of a record, 0 for none.
    pub(crate) fn new(bags: &Bags, class_of: impl Fn(u32) -> u32) -> Self {
        let mut seen: HashMap<u64, Vec<u32>> = HashMap::new();
        let mut first_of = Vec::with_capacity(index(bags.len()));
        let mut shared = vec![false; index(bags.len())];
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
                Some(first) => {
                    first_of.push(*first);
                    let first = shared.get_mut(index(*first));
                    first.into_iter().for_each(|shared| *shared = true);
                }
                None => {
                    alike.push(record);
                    first_of.push(record);
                    sorted.push((bags.total(record), record));
                }
            }
        }
        sorted.sort_unstable();
        let (totals, firsts): (_, Vec<u32>) = sorted.into_iter().unzip();
        let class = |first: &u32| match shared.get(index(*first)) {
            Some(false) => class_of(*first),
            _ => 0,
        };
        let mut classes: Vec<u32> = firsts.iter().map(class).collect();
        if classes.iter().all(|class| *class == 0) {
            classes = Vec::new();
        }
        Self {
            firsts,
            totals,
            first_of,
            classes,
            shared,
        }
    }

    /// Whether any set has a class.
    pub(super) fn has_classes(&self) -> bool {
        !self.classes.is_empty()
    }

    /// The class of a set, by its position.
    pub(super) fn class(&self, set: u32) -> u32 {
        self.classes.get(index(set)).copied().unwrap_or(0)
    }

    /// Whether other records have the set of a record that is the first with it.
    pub(super) fn is_shared(&self, record: u32) -> bool {
        self.shared.get(index(record)).is_some_and(|shared| *shared)
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
