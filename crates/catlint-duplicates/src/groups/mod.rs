//! Groups of records that claim the same or are alike: exact tiers by sorting, then near ones.

mod alike;
mod tiers;
mod urls;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::NodeId;
use catlint_core::{Catalogue, Place};

use crate::claims::{RecordClaims, Subject};
use crate::distinct::Distinct;
use crate::facts::{Claim, Group, Tier};
use crate::fields;
use crate::focus::Focus;
use crate::merged::Merged;
use crate::near::Near;
use crate::settings::DuplicateSettings;

pub(crate) use urls::cites_document;

/// The groups of every tier, of the claims of every record in the order of the catalogue. A later
/// tier leaves out what an earlier one has said of a record. O(n log n) in the claims.
pub(crate) fn groups<'a>(
    catalogue: &'a Catalogue,
    settings: &DuplicateSettings,
    claims: &[RecordClaims],
    focus: &Focus,
    (near, distinct): (&Near<'a>, &mut Distinct),
) -> Vec<Group<'a>> {
    let grouping = Grouping {
        catalogue,
        settings,
        focus,
        near,
    };
    let mut merged = Merged::new(catalogue.records.len());
    let mut groups = Vec::new();
    let mut tiers = grouping.tiers(claims);
    let later = tiers.split_off(&Subject::Url);
    for (subject, tier) in tiers {
        let tier = match subject {
            Subject::Name => tier
                .into_iter()
                .flat_map(|group| split(near, &group))
                .collect(),
            Subject::Record => tier.into_iter().map(|group| known(near, group)).collect(),
            _ => tier,
        };
        let tier = match subject {
            Subject::Record | Subject::Name => distinct.part(tier),
            _ => tier,
        };
        merged.keep(tier, &mut groups);
    }
    let others = grouping.beside_focus(&later);
    merged.keep(grouping.similar(distinct, &others), &mut groups);
    for (subject, mut tier) in later {
        if subject == Subject::Text {
            tier.retain(|group| grouping.is_own_text(group));
        }
        merged.keep_apart(distinct.part(tier), &mut groups);
    }
    merged.keep_apart(distinct.part(grouping.copies(claims)), &mut groups);
    groups.extend(grouping.repeated(claims));
    groups
}

/// Says of equal records whether their name is one that many things have.
fn known<'a>(near: &Near<'_>, mut group: Group<'a>) -> Group<'a> {
    let first = group.claims.first();
    let located = first.and_then(|claim| near.locate(claim.record));
    let common = located.is_some_and(|(profiles, member)| profiles.is_common(member));
    group.tier = Tier::Record { common };
    group
}

/// Parts the records of one name into those that nothing sets apart. Within a partition that the config
/// names, names must differ whatever else does.
fn split<'a>(near: &Near<'_>, group: &Group<'a>) -> Vec<Group<'a>> {
    if matches!(&group.tier, Tier::Name { partition: Some(_) }) {
        return vec![group.clone()];
    }
    let records: Vec<usize> = group.claims.iter().map(|claim| claim.record).collect();
    let part = |records: Vec<usize>| Group {
        tier: group.tier.clone(),
        claims: group
            .claims
            .iter()
            .filter(|claim| records.binary_search(&claim.record).is_ok())
            .copied()
            .collect(),
    };
    near.split(&records).into_iter().map(part).collect()
}

/// What all groups are made of.
struct Grouping<'a, 's> {
    catalogue: &'a Catalogue,
    settings: &'s DuplicateSettings,
    focus: &'s Focus,
    near: &'s Near<'a>,
}

impl<'a> Grouping<'a, '_> {
    /// The records that are in a group with one in the focus: what is said of that group depends on whether
    /// they are one.
    fn beside_focus(&self, tiers: &BTreeMap<Subject, Vec<Group<'a>>>) -> BTreeSet<usize> {
        if self.focus.is_everything() {
            return BTreeSet::new();
        }
        let groups = tiers.values().flatten();
        let groups = groups.filter(|group| {
            let mut claims = group.claims.iter();
            claims.any(|claim| self.focus.has(claim.record))
        });
        groups
            .flat_map(|group| group.claims.iter().map(|claim| claim.record))
            .collect()
    }

    /// Whether the texts of a group tell of their records, and not of a licence or a publication.
    fn is_own_text(&self, group: &Group<'a>) -> bool {
        group.claims.first().is_some_and(|claim| {
            let Place::Node { node, .. } = claim.place else {
                return false;
            };
            let located = self.near.locate(claim.record);
            let profiles = located.map(|(profiles, _)| profiles);
            let record = self.catalogue.records.get(claim.record);
            profiles.zip(record).is_some_and(|(profiles, record)| {
                let document = self.catalogue.document(record.document);
                let field = fields::field_of(document, record.root, node);
                profiles.fields.is_own_text(field)
            })
        })
    }

    fn claim(&self, index: usize, node: NodeId) -> Option<Claim<'a>> {
        let record = self.catalogue.records.get(index)?;
        let value = self.catalogue.document(record.document).as_str(node);
        Some(Claim {
            record: index,
            place: Place::value(record.document, node),
            value: value.unwrap_or_default(),
        })
    }

    fn repeated(&self, claims: &[RecordClaims]) -> Vec<Group<'a>> {
        let pairs = claims.iter().enumerate();
        let pairs = pairs.flat_map(|(record, claims)| {
            let pairs = claims.repeated.iter();
            pairs.map(move |(first, again)| (record, *first, *again))
        });
        let group = |(record, first, again)| {
            Some(Group {
                tier: Tier::RepeatedUrl,
                claims: vec![self.claim(record, first)?, self.claim(record, again)?],
            })
        };
        pairs.filter_map(group).collect()
    }
}
