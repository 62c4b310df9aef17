//! The exact tiers: groups of equal claims, by sorting, never by pairs.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::CollectionId;
use catlint_core::document::NodeId;
use rayon::prelude::*;

use super::Grouping;
use crate::claims::{HashedClaim, RecordClaims, Subject, exact};
use crate::facts::{Claim, Group, Tier};

/// A hashed claim with the record that makes it. The hash comes first: it nearly always decides
/// the order at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u64,
    subject: Subject,
    record: usize,
    node: NodeId,
}

/// A claim that is known to be equal to its neighbours, letter by letter.
struct Exact<'a> {
    subject: Subject,
    claim: Claim<'a>,
}

impl<'a> Grouping<'a, '_> {
    /// The groups of each subject, in the order of the catalogue.
    pub(super) fn tiers(&self, claims: &[RecordClaims]) -> BTreeMap<Subject, Vec<Group<'a>>> {
        let mut entries = entries(claims);
        entries.par_sort_unstable();
        let mut tiers: BTreeMap<Subject, Vec<Group<'a>>> = BTreeMap::new();
        let alike =
            |one: &Entry, other: &Entry| (one.subject, one.hash) == (other.subject, other.hash);
        for run in entries.chunk_by(alike).filter(|run| run.len() > 1) {
            for equal in self.split(run) {
                if let Some((first, group)) = equal.first().zip(self.group(&equal)) {
                    tiers.entry(first.subject).or_default().push(group);
                }
            }
        }
        for tier in tiers.values_mut() {
            tier.sort_by_key(|group| {
                group
                    .claims
                    .first()
                    .map(|claim| (claim.record, claim.place))
            });
        }
        tiers
    }

    /// Parts entries with one hash into those that are equal indeed.
    fn split(&self, run: &[Entry]) -> Vec<Vec<Exact<'a>>> {
        let mut equal: BTreeMap<(Option<CollectionId>, String), Vec<Exact<'a>>> = BTreeMap::new();
        for entry in run {
            let Some(record) = self.catalogue.records.get(entry.record) else {
                continue;
            };
            let part = self.settings.of(record.collection);
            let hashed = HashedClaim {
                subject: entry.subject,
                hash: entry.hash,
                node: entry.node,
            };
            if let Some(claimed) = exact(self.catalogue, record, &hashed, part) {
                let claim = Claim {
                    record: entry.record,
                    place: claimed.place,
                    value: claimed.written,
                };
                let key = (entry.subject.reach(record.collection), claimed.key);
                let exact = Exact {
                    subject: entry.subject,
                    claim,
                };
                equal.entry(key).or_default().push(exact);
            }
        }
        equal.into_values().filter(|part| part.len() > 1).collect()
    }

    fn group(&self, equal: &[Exact<'a>]) -> Option<Group<'a>> {
        let first = equal.first()?;
        let mut claims: Vec<_> = equal.iter().map(|exact| exact.claim).collect();
        // A record of two collections does not contradict itself.
        let mut seen = BTreeSet::new();
        claims.retain(|claim| seen.insert(claim.place));
        if claims.len() < 2 {
            return None;
        }
        let tier = self.tier(first, &claims)?;
        Some(Group { tier, claims })
    }

    fn tier(&self, first: &Exact<'_>, claims: &[Claim<'a>]) -> Option<Tier> {
        let record = self.catalogue.records.get(first.claim.record)?;
        let collection = self.catalogue.collection(record.collection);
        Some(match first.subject {
            Subject::Record => Tier::Record { common: false },
            Subject::Id => Tier::Id {
                exactly: claims.windows(2).all(|pair| {
                    pair.first().map(|claim| claim.value) == pair.last().map(|claim| claim.value)
                }),
            },
            Subject::Name => {
                let from = self.catalogue.standpoint(record);
                let partition = collection.partition.as_ref();
                let value = partition.and_then(|partition| partition.first(from));
                Tier::Name {
                    partition: value.map(|value| value.written.into_owned()),
                }
            }
            Subject::Value(_) | Subject::Shared(_) => {
                let namespaces = &self.settings.of(record.collection).namespaces;
                let namespace = first.subject.namespaces(namespaces).next()?;
                let from = self.catalogue.standpoint(record);
                let within = namespace.within.iter();
                let within = within.filter_map(|within| within.first(from));
                Tier::Value {
                    namespace: namespace.name.clone(),
                    within: within.map(|value| value.written.into_owned()).collect(),
                    severity: namespace.severity,
                }
            }
            Subject::Url => self.url_tier(claims)?,
            Subject::Text => Tier::Text,
        })
    }
}

fn entries(claims: &[RecordClaims]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(claims.iter().map(|one| one.claims.len()).sum());
    for (record, claims) in claims.iter().enumerate() {
        entries.extend(claims.claims.iter().map(|claim| Entry {
            subject: claim.subject,
            hash: claim.hash,
            record,
            node: claim.node,
        }));
    }
    entries
}
