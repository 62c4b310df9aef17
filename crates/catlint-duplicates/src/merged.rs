//! Which records an earlier tier has joined, so that a later one does not say it again.

use std::collections::HashSet;

use crate::facts::Group;

/// Records that an earlier tier has joined, as the first record of each group: a union-find.
pub(crate) struct Merged {
    first: Vec<usize>,
}

impl Merged {
    pub(crate) fn new(records: usize) -> Self {
        Self {
            first: (0..records).collect(),
        }
    }

    /// Takes the groups that say something new, and joins their records.
    pub(crate) fn keep<'a>(&mut self, tier: Vec<Group<'a>>, groups: &mut Vec<Group<'a>>) {
        let mut fresh = Vec::new();
        self.keep_apart(tier, &mut fresh);
        for group in &fresh {
            let roots = group.claims.iter().map(|claim| self.root(claim.record));
            let root = roots.min().unwrap_or(0);
            for claim in &group.claims {
                let from = self.root(claim.record);
                if let Some(slot) = self.first.get_mut(from) {
                    *slot = root;
                }
            }
        }
        groups.extend(fresh);
    }

    /// Takes the groups that say something new, and joins nothing.
    pub(crate) fn keep_apart<'a>(&self, tier: Vec<Group<'a>>, groups: &mut Vec<Group<'a>>) {
        for mut group in tier {
            let mut seen = HashSet::new();
            let claims = &mut group.claims;
            claims.retain(|claim| seen.insert(self.root(claim.record)));
            if group.claims.len() > 1 {
                groups.push(group);
            }
        }
    }

    fn root(&self, record: usize) -> usize {
        let mut root = record;
        while let Some(&next) = self.first.get(root).filter(|next| **next != root) {
            root = next;
        }
        root
    }
}
