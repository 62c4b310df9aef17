//! "These two are distinct": what records and the config say, and whether it was of use.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::Catalogue;

use crate::statement::{Statement, statements};

use crate::facts::Group;
use crate::near::Near;
use crate::settings::DuplicateSettings;

/// Every statement, by the pairs of records that it keeps apart.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    statements: Vec<Statement>,
    by_pair: BTreeMap<(usize, usize), Vec<usize>>,
    used: BTreeSet<usize>,
}

impl Distinct {
    /// Reads the records and the settings. O(records).
    pub(crate) fn new(catalogue: &Catalogue, settings: &DuplicateSettings) -> Self {
        let statements = statements(catalogue, settings);
        let mut by_pair: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (number, statement) in statements.iter().enumerate() {
            for pair in &statement.pairs {
                by_pair.entry(*pair).or_default().push(number);
            }
        }
        Self {
            statements,
            by_pair,
            used: BTreeSet::new(),
        }
    }

    /// Takes apart the groups in which somebody says that two records are distinct: each record goes
    /// to the first part that holds none of the records it is distinct from.
    pub(crate) fn part<'a>(&mut self, tier: Vec<Group<'a>>) -> Vec<Group<'a>> {
        if self.by_pair.is_empty() {
            return tier;
        }
        let parts = tier.into_iter().flat_map(|group| self.part_one(group));
        parts.collect()
    }

    fn part_one<'a>(&mut self, group: Group<'a>) -> Vec<Group<'a>> {
        let mut parts: Vec<Group<'a>> = Vec::new();
        for claim in &group.claims {
            let mut free = None;
            for (number, part) in parts.iter().enumerate() {
                let mut others = part.claims.iter();
                let apart = others.any(|other| self.use_pair(claim.record, other.record));
                if !apart && free.is_none() {
                    free = Some(number);
                }
            }
            match free.and_then(|number| parts.get_mut(number)) {
                Some(part) => part.claims.push(*claim),
                None => parts.push(Group {
                    tier: group.tier.clone(),
                    claims: vec![*claim],
                }),
            }
        }
        parts.retain(|part| part.claims.len() > 1);
        parts
    }

    /// Whether two records are said to be distinct; whoever says it was of use.
    fn use_pair(&mut self, one: usize, other: usize) -> bool {
        let pair = (one.min(other), one.max(other));
        let said = self.by_pair.get(&pair);
        self.used.extend(said.into_iter().flatten());
        said.is_some()
    }

    /// The pairs of one collection that are apart, by their numbers in it. A statement about two that the
    /// evidence would join is of use.
    pub(crate) fn within(&mut self, near: &Near<'_>, number: usize) -> BTreeSet<(u32, u32)> {
        let mut apart = BTreeSet::new();
        let pairs: Vec<_> = self.by_pair.keys().copied().collect();
        for (one, other) in pairs {
            let located = near.numbered(one).zip(near.numbered(other));
            let Some(((collection, a), (its, b))) = located else {
                continue;
            };
            if collection != number || its != number {
                continue;
            }
            apart.insert((a.min(b), a.max(b)));
            if near.similar(number, a, b) {
                self.use_pair(one, other);
            }
        }
        apart
    }

    /// The statements that were of no use, in their order.
    pub(crate) fn stale(self) -> Vec<Statement> {
        let Self {
            statements, used, ..
        } = self;
        let numbered = statements.into_iter().enumerate();
        numbered
            .filter(|(number, _)| !used.contains(number))
            .map(|(_, statement)| statement)
            .collect()
    }
}
