//! Records that are probably one though no field says so letter by letter.
//!
//! `candidates` finds the pairs worth a look, [`Evidence`] judges each, `clusters` makes
//! groups of them. All of it within one collection.

mod around;
mod candidates;
mod clusters;
mod common;
mod gathered;
mod lent;
mod namesakes;

use std::collections::BTreeSet;

use catlint_core::{Catalogue, CollectionId};
use rayon::prelude::*;

pub(crate) use clusters::{Cluster, clusters};

use crate::claims::{Reader, RecordClaims};
use crate::evidence::Evidence;
use crate::profile::Profiles;
use crate::settings::DuplicateSettings;

/// More records with one name than this are not compared pair by pair.
pub(crate) const HOT: usize = 32;

/// Two records that are probably one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NearPair {
    /// What speaks for it.
    pub(crate) points: i32,
    /// What the names share, in thousandths.
    pub(crate) name: u32,
    /// One record, by its number in the collection.
    pub(crate) one: u32,
    /// The other.
    pub(crate) other: u32,
}

/// Every collection, ready to be compared.
#[derive(Debug)]
pub(crate) struct Near<'a> {
    pub(crate) collections: Vec<Profiles<'a>>,
}

impl<'a> Near<'a> {
    /// Reads the catalogue. O(size of the catalogue).
    pub(crate) fn new(catalogue: &'a Catalogue, settings: &DuplicateSettings) -> Self {
        let numbers = (0u32..).zip(&catalogue.collections);
        let collections = numbers.map(|(number, _)| {
            Profiles::with_draft(catalogue, CollectionId(number), settings, None)
        });
        Self::of(collections)
    }

    /// The same, of records that were read. O(n log n).
    pub(crate) fn of_read(reader: Reader<'a>, read: &mut [RecordClaims]) -> Self {
        let mut profile = |number: usize| {
            let claims = read.get_mut(number);
            claims.map_or_else(Default::default, |claims| {
                std::mem::take(&mut claims.profile)
            })
        };
        let numbered = (0u32..).zip(reader.fields);
        let collections = numbered.map(|(number, fields)| {
            let collection = CollectionId(number);
            Profiles::of_read(reader.catalogue, collection, fields, &mut profile)
        });
        Self::of(collections)
    }

    fn of(collections: impl Iterator<Item = Profiles<'a>>) -> Self {
        let collections = collections.map(|mut profiles| {
            look_over(&mut profiles);
            profiles
        });
        Self {
            collections: collections.collect(),
        }
    }

    /// The collection of a record, and the record's number in it.
    pub(crate) fn locate(&self, record: usize) -> Option<(&Profiles<'a>, u32)> {
        let (collection, member) = self.numbered(record)?;
        Some((self.collections.get(collection)?, member))
    }

    /// The number of the collection of a record, and of the record in it.
    pub(crate) fn numbered(&self, record: usize) -> Option<(usize, u32)> {
        let collections = self.collections.iter().enumerate();
        let mut found = collections.filter_map(|(number, profiles)| {
            let at = profiles.records.binary_search(&record).ok()?;
            Some((number, u32::try_from(at).ok()?))
        });
        found.next()
    }

    /// Whether the evidence takes two records of a collection for one.
    pub(crate) fn similar(&self, collection: usize, one: u32, other: u32) -> bool {
        let profiles = self.collections.get(collection);
        profiles.is_some_and(|profiles| Evidence::of(profiles, one, other).is_similar())
    }

    /// Parts records of one name into those that may be one: nothing but the name is known to be
    /// the same.
    pub(crate) fn split(&self, records: &[usize]) -> Vec<Vec<usize>> {
        let located = records.iter().filter_map(|record| self.locate(*record));
        let located: Vec<_> = located.collect();
        let Some((profiles, _)) = located.first() else {
            return Vec::new();
        };
        let members: Vec<u32> = located.iter().map(|(_, member)| *member).collect();
        let clusters = match members.len() > HOT {
            true => clusters::hot(profiles, &members),
            false => {
                let pairs = candidates::all_pairs(&members);
                let pairs = judged(profiles, &pairs, &BTreeSet::new(), |evidence| {
                    evidence.is_similar() || evidence.is_namesake()
                });
                clusters(profiles, pairs, &BTreeSet::new())
            }
        };
        let number = |member: &u32| {
            let at = usize::try_from(*member).ok()?;
            profiles.records.get(at).copied()
        };
        let numbers = |cluster: Cluster| cluster.members.iter().filter_map(number).collect();
        clusters.into_iter().map(numbers).collect()
    }
}

/// What the records say together: which fields are lent, which names are common, whether there are many
/// namesakes. O(n log n).
pub(crate) fn look_over(profiles: &mut Profiles<'_>) {
    profiles.lent = lent::lent(profiles);
    let namesakes = namesakes::namesakes(profiles);
    profiles.common = common::common(profiles, &namesakes);
    profiles.gathered = gathered::gathered(profiles, &namesakes);
}

/// The groups of a collection that have one of some records; all of them where nothing is said of records.
/// `apart` are pairs that are known to be two things.
pub(crate) fn groups(
    profiles: &Profiles<'_>,
    apart: &BTreeSet<(u32, u32)>,
    records: Option<&[u32]>,
) -> Vec<Cluster> {
    let around = records.and_then(|records| around::pairs(profiles, records, apart));
    let mut groups = match around {
        Some(pairs) => clusters(profiles, pairs, apart),
        None => all_groups(profiles, apart),
    };
    if let Some(records) = records {
        let records: BTreeSet<u32> = records.iter().copied().collect();
        let concerns = |cluster: &Cluster| cluster.members.iter().any(|own| records.contains(own));
        groups.retain(concerns);
    }
    groups
}

fn all_groups(profiles: &Profiles<'_>, apart: &BTreeSet<(u32, u32)>) -> Vec<Cluster> {
    let found = candidates::find(profiles);
    let pairs = similar(profiles, &found.pairs, apart);
    let hot = found.hot.iter();
    let mut groups: Vec<Cluster> = hot
        .flat_map(|members| clusters::hot(profiles, members))
        .collect();
    groups.extend(clusters(profiles, pairs, apart));
    groups
}

/// The pairs that are probably one.
fn similar(
    profiles: &Profiles<'_>,
    pairs: &[(u32, u32)],
    apart: &BTreeSet<(u32, u32)>,
) -> Vec<NearPair> {
    judged(profiles, pairs, apart, Evidence::is_similar)
}

/// The pairs whose evidence is taken.
fn judged(
    profiles: &Profiles<'_>,
    pairs: &[(u32, u32)],
    apart: &BTreeSet<(u32, u32)>,
    taken: impl Fn(&Evidence) -> bool + Sync,
) -> Vec<NearPair> {
    let judge = |&(one, other): &(u32, u32)| {
        // Most pairs of a large catalogue are of two countries: no need to weigh them.
        if profiles.sets_apart(one, other) {
            return None;
        }
        let evidence = Evidence::of(profiles, one, other);
        let found = taken(&evidence) && !apart.contains(&(one, other));
        found.then_some(NearPair {
            points: evidence.points,
            name: evidence.name,
            one,
            other,
        })
    };
    pairs.par_iter().filter_map(judge).collect()
}
