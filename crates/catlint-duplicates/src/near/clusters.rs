//! Groups of pairs: one finding for everything that is probably one record.

use std::collections::BTreeSet;

use super::NearPair;
use crate::evidence::Evidence;
use crate::fields::hash;
use crate::profile::{Key, Profiles};

/// Records that are probably one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// The records, by their numbers in the collection, sorted.
    pub(crate) members: Vec<u32>,
    /// The pair that speaks most for it.
    pub(crate) best: (u32, u32),
}

/// Pairs across two groups that are tried before they are merged.
const TRIED: usize = 4096;

/// Joins the surest pairs first, and two groups only where no record of the one forbids any of the
/// other. So a chain of records that are alike one by one does not become a group of all of them
/// (complete linkage, but for pairs of which nothing is known). The same for every order of the pairs.
pub(crate) fn clusters(
    profiles: &Profiles<'_>,
    mut pairs: Vec<NearPair>,
    apart: &BTreeSet<(u32, u32)>,
) -> Vec<Cluster> {
    // Equal pairs go by the ids of their records: where those stand does not matter.
    pairs.sort_by_cached_key(|pair| {
        let (one, other) = (profiles.id(pair.one), profiles.id(pair.other));
        let ids = (one.min(other), one.max(other));
        (
            -pair.points,
            u32::MAX - pair.name,
            ids,
            pair.one,
            pair.other,
        )
    });
    let mut groups = Groups::default();
    for pair in &pairs {
        let (one, other) = (groups.of(pair.one), groups.of(pair.other));
        if one == other {
            continue;
        }
        if groups.may_merge(profiles, one, other, apart) {
            groups.merge(one, other, (pair.one, pair.other));
        }
    }
    groups.finish()
}

#[derive(Default)]
struct Groups {
    group_of: std::collections::HashMap<u32, usize>,
    clusters: Vec<Option<Cluster>>,
}

impl Groups {
    fn of(&mut self, record: u32) -> usize {
        *self.group_of.entry(record).or_insert_with(|| {
            self.clusters.push(Some(Cluster {
                members: vec![record],
                best: (record, record),
            }));
            self.clusters.len() - 1
        })
    }

    fn members(&self, group: usize) -> &[u32] {
        let cluster = self.clusters.get(group).and_then(Option::as_ref);
        cluster.map_or(&[], |cluster| &cluster.members)
    }

    fn may_merge(
        &self,
        profiles: &Profiles<'_>,
        one: usize,
        other: usize,
        apart: &BTreeSet<(u32, u32)>,
    ) -> bool {
        let others = self.members(other);
        let cross = self.members(one).iter();
        let mut cross = cross
            .flat_map(|one| {
                others
                    .iter()
                    .map(move |other| (*one.min(other), *one.max(other)))
            })
            .take(TRIED);
        cross.all(|(one, other)| {
            !apart.contains(&(one, other)) && !Evidence::of(profiles, one, other).forbids()
        })
    }

    fn merge(&mut self, one: usize, other: usize, pair: (u32, u32)) {
        let Some(taken) = self.clusters.get_mut(other).and_then(Option::take) else {
            return;
        };
        for member in &taken.members {
            self.group_of.insert(*member, one);
        }
        if let Some(Some(cluster)) = self.clusters.get_mut(one) {
            // The surest pair came first.
            let first = cluster.members.len() == 1;
            cluster.best = match (first, taken.members.len() > 1) {
                (true, true) => taken.best,
                (true, false) => pair,
                (false, _) => cluster.best,
            };
            cluster.members.extend(taken.members);
        }
    }

    fn finish(self) -> Vec<Cluster> {
        let mut clusters: Vec<Cluster> = self.clusters.into_iter().flatten().collect();
        clusters.retain(|cluster| cluster.members.len() > 1);
        for cluster in &mut clusters {
            cluster.members.sort_unstable();
        }
        clusters.sort_by(|one, other| one.members.cmp(&other.members));
        clusters
    }
}

/// The groups of many records with one name. They are sorted by what else they have, and only
/// neighbours are compared: a portal of a thousand annual reports is no million pairs.
pub(super) fn hot(profiles: &Profiles<'_>, members: &[u32]) -> Vec<Cluster> {
    let key = |member: u32| {
        let values = profiles.get(member).map(|profile| profile.values.iter());
        let told = values
            .into_iter()
            .flatten()
            .filter(|value| !matches!(value.key, Key::Words | Key::Link(_)));
        let mut keys: Vec<u64> = told.map(|value| hash(&(value.field, &value.key))).collect();
        keys.sort_unstable();
        keys
    };
    let mut sorted: Vec<(Vec<u64>, u32)> = members
        .iter()
        .map(|member| (key(*member), *member))
        .collect();
    sorted.sort_by(|one, other| {
        let ids = || profiles.id(one.1).cmp(profiles.id(other.1));
        one.0.cmp(&other.0).then_with(ids)
    });
    let alike = |one: &(Vec<u64>, u32), other: &(Vec<u64>, u32)| {
        Evidence::of(profiles, one.1, other.1).is_similar()
    };
    let runs = sorted.chunk_by(alike).filter(|run| run.len() > 1);
    let cluster = |run: &[(Vec<u64>, u32)]| {
        let mut members: Vec<u32> = run.iter().map(|(_, member)| *member).collect();
        members.sort_unstable();
        let first = members.first().copied().unwrap_or_default();
        let second = members.get(1).copied().unwrap_or_default();
        Cluster {
            members,
            best: (first, second),
        }
    };
    runs.map(cluster).collect()
}
