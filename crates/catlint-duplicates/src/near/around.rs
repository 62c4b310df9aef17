//! The pairs around a few records, without a look at those between all others.
//!
//! What makes a pair worth a look is the same as in `candidates`. There an index joins all records with each
//! other, here one record after the other is held against all. What is found may be near to a third record,
//! and groups are made of all of them: so the search goes on from there.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::{SHARED, by_key, keys};
use super::{HOT, NearPair, similar};
use crate::evidence::table::{AGREES, WEAK};
use crate::join::{Against, Bags, Word};
use crate::profile::Profiles;

/// For more records than this the index is faster.
const MOST: usize = 64;

/// The pairs that are probably one, of some records and of every one that they are near to, directly or
/// through others. Nothing where that are too many records, or too many of one name, for this way of looking.
/// O(n) for each of them.
pub(super) fn pairs(
    profiles: &Profiles<'_>,
    records: &[u32],
    apart: &BTreeSet<(u32, u32)>,
) -> Option<Vec<NearPair>> {
    let mut known: BTreeSet<u32> = records.iter().copied().collect();
    let mut open: Vec<u32> = records.to_vec();
    let mut found = BTreeSet::new();
    while let Some(record) = open.pop() {
        if known.len() > MOST {
            return None;
        }
        let others = candidates(profiles, record)?.into_iter();
        let pairs = others.map(|other| (record.min(other), record.max(other)));
        let pairs: Vec<_> = pairs.collect();
        for pair in similar(profiles, &pairs, apart) {
            let ends = [pair.one, pair.other].into_iter();
            open.extend(ends.filter(|end| known.insert(*end)));
            found.insert(pair);
        }
    }
    Some(found.into_iter().collect())
}

/// The records worth a look beside one. Nothing where so many have one name or place that they are no pairs any
/// more.
fn candidates(profiles: &Profiles<'_>, record: u32) -> Option<BTreeSet<u32>> {
    let names = Against::new(&profiles.names, record, WEAK);
    let places = Against::new(&profiles.places, record, AGREES);
    let named = others(profiles, record, |other| names.reaches(other));
    let placed = match profiles.tells_place(record) {
        true => others(profiles, record, |other| {
            places.reaches(other) && profiles.tells_place(other)
        }),
        false => Vec::new(),
    };
    if is_crowd(&profiles.names, record, &named) || is_crowd(&profiles.places, record, &placed) {
        return None;
    }
    let found = named.into_iter().chain(placed);
    Some(found.chain(sharing(profiles, record)).collect())
}

/// Whether more than [`HOT`] records have one set of words.
fn is_crowd(bags: &Bags, record: u32, found: &[u32]) -> bool {
    let all = found.iter().chain([&record]);
    let mut sets: Vec<&[Word]> = all.map(|record| bags.of(*record)).collect();
    sets.sort_unstable();
    let mut runs = sets.chunk_by(|one, other| one == other);
    runs.any(|run| run.len() > HOT)
}

/// Every other record of which something is true.
fn others(profiles: &Profiles<'_>, record: u32, is: impl Fn(u32) -> bool + Sync) -> Vec<u32> {
    let all = (0..profiles.len()).into_par_iter();
    all.filter(|other| *other != record && is(*other)).collect()
}

/// The records that share an identifier, a link, a date, another name or a spot.
fn sharing(profiles: &Profiles<'_>, record: u32) -> Vec<u32> {
    let own: Vec<u64> = keys(profiles, record).collect();
    let all = (0..profiles.len()).into_par_iter();
    let holding = all.flat_map_iter(|other| {
        let shared = keys(profiles, other).filter(|key| own.contains(key));
        shared.map(move |key| (key, other))
    });
    let values = profiles.get(record).into_iter();
    let values = values.flat_map(|profile| &profile.values);
    let by_value = values.map(|value| profiles.holders.sharing(value).collect());
    let shared = by_key(holding.collect()).into_iter().chain(by_value);
    let shared = shared.filter(|members: &Vec<u32>| members.len() <= SHARED);
    shared.flatten().filter(|other| *other != record).collect()
}
