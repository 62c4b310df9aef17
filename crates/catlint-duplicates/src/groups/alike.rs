//! Groups of records that are probably one, and of texts of which one is nearly the other.

use std::collections::BTreeSet;

use catlint_core::{CollectionId, Place};

use super::Grouping;
use crate::claims::RecordClaims;
use crate::copies::{Copy, copies};
use crate::distinct::Distinct;
use crate::explanation::explained;
use crate::facts::{Group, Tier};
use crate::near::{self, Cluster};
use crate::profile::Profiles;

impl<'a> Grouping<'a, '_> {
    /// The groups of records that are probably one, of those that the run is about and of `others`.
    pub(super) fn similar(
        &self,
        distinct: &mut Distinct,
        others: &BTreeSet<usize>,
    ) -> Vec<Group<'a>> {
        let collections = self.near.collections.iter().enumerate();
        let groups = collections.flat_map(|(number, profiles)| {
            let apart = distinct.within(self.near, number);
            let asked = self.asked(profiles, others);
            let clusters = near::groups(profiles, &apart, asked.as_deref());
            let group = |cluster| self.cluster(profiles, cluster);
            clusters.iter().filter_map(group).collect::<Vec<_>>()
        });
        groups.collect()
    }

    /// The records of a collection that are asked for, by their numbers in it; nothing where all are.
    fn asked(&self, profiles: &Profiles<'_>, others: &BTreeSet<usize>) -> Option<Vec<u32>> {
        let asked = |record: &usize| self.focus.has(*record) || others.contains(record);
        let numbered = profiles.records.iter().zip(0u32..);
        let own = numbered.filter(|(record, _)| asked(record));
        let own = own.map(|(_, member)| member);
        (!self.focus.is_everything()).then(|| own.collect())
    }

    fn cluster(&self, profiles: &Profiles<'_>, cluster: &Cluster) -> Option<Group<'a>> {
        let number = |member: u32| profiles.records.get(usize::try_from(member).ok()?).copied();
        let claim = |member: &u32| {
            let record = number(*member)?;
            let found = self.catalogue.records.get(record)?;
            let collection = self.catalogue.collection(found.collection);
            let from = self.catalogue.standpoint(found);
            let label = collection.label.as_ref();
            let node = label.and_then(|label| match label.first(from)?.place {
                Place::Node { node, .. } => Some(node),
                Place::Text { .. } => None,
            });
            self.claim(record, node.unwrap_or(found.root))
        };
        let claims = cluster.members.iter().map(claim).collect::<Option<_>>()?;
        let best = (number(cluster.best.0)?, number(cluster.best.1)?);
        Some(Group {
            tier: Tier::Similar {
                best,
                why: Box::new(explained(profiles, cluster.best.0, cluster.best.1)),
            },
            claims,
        })
    }

    /// Pairs of texts of which one is nearly the other.
    pub(super) fn copies(&self, claims: &[RecordClaims]) -> Vec<Group<'a>> {
        let collections = (0u32..).zip(&self.near.collections);
        let copies = collections.flat_map(|(number, profiles)| {
            let is_own = |field| profiles.fields.is_own_text(field);
            let collection = CollectionId(number);
            copies(self.catalogue, collection, claims, self.focus, is_own)
        });
        let group = |copy: Copy| {
            if self.is_series(copy.one.0, copy.other.0) {
                return None;
            }
            Some(Group {
                tier: Tier::NearText(copy.amount),
                claims: vec![
                    self.claim(copy.one.0, copy.one.1)?,
                    self.claim(copy.other.0, copy.other.1)?,
                ],
            })
        };
        copies.filter_map(group).collect()
    }

    /// Whether the names of two records differ in their numbers alone: what is said of the one holds for the
    /// other with another number. A single word with a number is no name.
    fn is_series(&self, one: usize, other: usize) -> bool {
        let record = |number: usize| self.catalogue.records.get(number);
        let without = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "");
        let words = |text: &str| {
            let words = text.split(|letter: char| !letter.is_alphabetic());
            words.filter(|word| !word.is_empty()).count()
        };
        record(one).zip(record(other)).is_some_and(|(own, its)| {
            let (own, its) = (own.label.as_str(), its.label.as_str());
            own != its && without(own) == without(its) && words(own) > 1
        })
    }
}
