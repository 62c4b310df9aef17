//! The pairs worth a look: those whose names are similar, and those that share something rare.

use super::HOT;
use crate::evidence::table::{AGREES, WEAK};
use crate::fields::hash;
use crate::join::{self, Joined};
use crate::profile::{Holder, Key, NameProfile, Profile, Profiles};
use crate::roles::Role;
use rayon::prelude::*;

/// Pairs, and large groups of one name.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// The pairs, sorted, the lesser first.
    pub(super) pairs: Vec<(u32, u32)>,
    /// More than [`HOT`] records with the same words as their name.
    pub(super) hot: Vec<Vec<u32>>,
}

/// A value of more records than this joins nobody.
pub(super) const SHARED: usize = 10;
/// Pairs between two groups of equal names that are looked at.
const CROSS: usize = 1024;

/// Every pair worth a look. O(n log n), and the joins.
pub(super) fn find(profiles: &Profiles<'_>) -> Candidates {
    let mut found = Candidates::default();
    let may = |one, other| !profiles.sets_apart(one, other);
    let class = |record| profiles.class(record);
    let named = join::pairs_within(&profiles.names, WEAK, class, may);
    found.expand(&named, true);
    let placed = join::pairs_within(&profiles.places, AGREES, class, may);
    found.expand(&telling(profiles, placed), false);
    found.pairs.extend(sharing(profiles));
    found.pairs.sort_unstable();
    found.pairs.dedup();
    found
}

/// Every pair of some records.
pub(super) fn all_pairs(members: &[u32]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (position, one) in members.iter().enumerate() {
        let others = members.get(position + 1..).unwrap_or_default();
        pairs.extend(
            others
                .iter()
                .map(|other| (*one.min(other), *one.max(other))),
        );
    }
    pairs
}

impl Candidates {
    /// Takes what a join has found, for every record of each set.
    fn expand(&mut self, joined: &Joined, names: bool) {
        for members in &joined.equal {
            match members.len() > HOT {
                false => self.pairs.extend(all_pairs(members)),
                true if names => self.hot.push(members.clone()),
                true => {}
            }
        }
        let members = |first: &u32| {
            let at = joined.equal.binary_search_by_key(first, |members| {
                members.first().copied().unwrap_or_default()
            });
            let members = at.ok().and_then(|at| joined.equal.get(at));
            members.map_or_else(|| vec![*first], Clone::clone)
        };
        for pair in &joined.pairs {
            let (one, other) = (members(&pair.first), members(&pair.second));
            let cross = one
                .iter()
                .flat_map(|one| other.iter().map(move |other| (*one, *other)));
            let cross = cross.take(CROSS);
            self.pairs
                .extend(cross.map(|(one, other)| (one.min(other), one.max(other))));
        }
    }
}

/// Leaves out the pairs that share only what everybody has: a town, a state.
fn telling(profiles: &Profiles<'_>, mut joined: Joined) -> Joined {
    let tells = |record: u32| profiles.tells_place(record);
    joined.equal.retain(|members| {
        members.len() <= HOT && members.first().is_some_and(|first| tells(*first))
    });
    joined
        .pairs
        .retain(|pair| tells(pair.first) && tells(pair.second));
    joined
}

/// Pairs that share an identifier, a link, a date, another name or a spot.
fn sharing(profiles: &Profiles<'_>) -> Vec<(u32, u32)> {
    let all = (0..profiles.len()).into_par_iter();
    let named = all.flat_map_iter(|record| keys(profiles, record).map(move |key| (key, record)));
    let values = profiles.holders.by_value();
    let by_value = values.map(|run| Holder::joined(run).collect());
    let shared = by_key(named.collect()).into_iter().chain(by_value);
    let shared = shared.filter(|members: &Vec<u32>| (2..=SHARED).contains(&members.len()));
    shared.flat_map(|members| all_pairs(&members)).collect()
}

/// The records of each key, each once. O(n log n).
pub(super) fn by_key(mut keys: Vec<(u64, u32)>) -> Vec<Vec<u32>> {
    keys.par_sort_unstable();
    keys.dedup();
    let runs = keys.chunk_by(|one, other| one.0 == other.0);
    runs.map(|run| run.iter().map(|(_, record)| *record).collect())
        .collect()
}

/// What two records have in common of which one bears a name of the other, perhaps without its spaces, or that
/// are within a hundredth of a degree.
pub(super) fn keys(profiles: &Profiles<'_>, record: u32) -> impl Iterator<Item = u64> {
    let profile = profiles.get(record);
    let named = profile.map(|profile| named(&profile.name));
    let placed = profile.map(|profile| placed(profiles, profile));
    let placed = placed.into_iter().flatten();
    named.into_iter().flatten().chain(placed)
}

fn named(name: &NameProfile) -> Vec<u64> {
    let mut keys = Vec::with_capacity(4);
    if !name.words.is_empty() {
        keys.push(hash(&("squeezed", name.squeezed())));
        keys.push(hash(&("name", name.words.as_str())));
    }
    let others = name.aliases.iter().chain(&name.head);
    keys.extend(others.map(|other| hash(&("name", &**other))));
    keys
}

fn placed(profiles: &Profiles<'_>, profile: &Profile) -> impl Iterator<Item = u64> {
    let values = profile.values.iter();
    values.filter_map(|value| {
        let role = profiles.fields.get(value.field).map(|field| field.role);
        match (&value.key, role) {
            (Key::Coordinate(degrees), Some(Role::Place)) => {
                Some(hash(&(value.field, degrees / 100)))
            }
            _ => None,
        }
    })
}
