//! The groups of one field. What very many records of a catalogue have alike is a habit of it, and is told
//! once.

pub(crate) mod formula;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::Pattern;
use catlint_core::{CollectionId, Diagnostic, Place, RuleMeta};

use crate::facts::{DuplicateFacts, Group};
use crate::finding::both_places;

/// From so many on, groups of one field or records of one group are a habit: of fewer, each may be a slip. A
/// choice of ours, as that of the fields audit.
pub(crate) const MANY: usize = 10;

/// The groups of one field of a collection.
pub(crate) struct Family<'g, 'a> {
    /// The field as the config writes it: `/links/*/url`.
    pub(crate) field: String,
    /// The groups, in the order of the facts.
    pub(crate) groups: Vec<&'g Group<'a>>,
}

/// Parts groups by the field of their first claim. O(claims × depth).
pub(crate) fn families<'g, 'a: 'g>(
    facts: &DuplicateFacts<'a>,
    groups: impl Iterator<Item = &'g Group<'a>>,
) -> Vec<Family<'g, 'a>> {
    let mut families: BTreeMap<(CollectionId, String), Vec<&Group<'_>>> = BTreeMap::new();
    for group in groups {
        let Some(claim) = group.claims.first() else {
            continue;
        };
        let Some(record) = facts.record(claim) else {
            continue;
        };
        let field = Pattern::of(&facts.catalogue.pointer(claim.place)).to_string();
        let family = families.entry((record.collection, field));
        family.or_default().push(group);
    }
    let families = families.into_iter();
    families
        .map(|((_, field), groups)| Family { field, groups })
        .collect()
}

impl<'g, 'a> Family<'g, 'a> {
    /// The group of the most records, of those the first.
    pub(crate) fn largest(&self) -> Option<&'g Group<'a>> {
        let groups = self.groups.iter().rev();
        groups.max_by_key(|group| group.claims.len()).copied()
    }

    /// How many records are in its groups.
    pub(crate) fn records(&self) -> usize {
        let claims = self.groups.iter().flat_map(|group| &group.claims);
        let records: BTreeSet<_> = claims.map(|claim| claim.record).collect();
        records.len()
    }

    /// One finding for all of it, with the largest group as the example. Every place of the others stands
    /// behind those of the example: whoever narrows a report must not miss one.
    pub(crate) fn told(
        &self,
        facts: &DuplicateFacts<'_>,
        rule: &RuleMeta,
        message: impl Fn(&str) -> String,
        labels: (&str, &str),
        help: &str,
    ) -> Option<Diagnostic> {
        let example = self.largest()?;
        let help = format!(
            "{help}; where that is how this catalogue is written, say so under `ignore:` in the config, \
             with `rule: {}` and `field: {}`",
            rule.name, self.field
        );
        let mut diagnostic = both_places(facts, rule, example, message, labels, &help)?;
        let mut named: BTreeSet<Place> = example.claims.iter().map(|claim| claim.place).collect();
        for claim in self.groups.iter().flat_map(|group| &group.claims) {
            if named.insert(claim.place) {
                diagnostic = diagnostic.related(claim.place, labels.1);
            }
        }
        Some(diagnostic)
    }
}
