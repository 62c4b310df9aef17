//! Finds the entry that knows a finding.

use std::collections::HashMap;

use catlint_core::Identity;

/// Finds the entry for an identity: the same one, or one about more records.
pub(super) struct Index {
    same: HashMap<Identity, Vec<usize>>,
    by_record: HashMap<(String, String), Vec<usize>>,
}

impl Index {
    pub(super) fn of<'i>(identities: impl Iterator<Item = &'i Identity>) -> Self {
        let mut index = Self {
            same: HashMap::new(),
            by_record: HashMap::new(),
        };
        for (number, identity) in identities.enumerate() {
            index.same.entry(identity.clone()).or_default().push(number);
            if identity.records.len() < 2 {
                continue;
            }
            for record in &identity.records {
                let key = (identity.rule.clone(), record.clone());
                index.by_record.entry(key).or_default().push(number);
            }
        }
        index
    }

    /// The number of an entry; `open` gives the identity of one that may be taken.
    pub(super) fn find<'i>(
        &self,
        identity: &Identity,
        open: impl Fn(usize) -> Option<&'i Identity>,
    ) -> Option<usize> {
        let same = self.same.get(identity).into_iter().flatten();
        let several = identity.records.len() > 1;
        let first = identity.records.first().filter(|_| several);
        let key = first.map(|record| (identity.rule.clone(), record.clone()));
        let wider = key.and_then(|key| self.by_record.get(&key));
        let mut candidates = same.chain(wider.into_iter().flatten()).copied();
        candidates.find(|number| open(*number).is_some_and(|known| identity.is_within(known)))
    }
}
