//! The rule `shared-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Group, Tier};
use crate::finding::both_places;
use crate::habits::{Family, MANY, families};

declare_rule! {
    /// Several records cite one web address, as they may.
    ///
    /// # What it finds
    /// An address of several records that is of a kind records may share: a document that each of them
    /// names as its source (`role: source-document`), the address of a whole site, or one that three or
    /// more records have. Where ten addresses or more of one field are shared, that is told once, with the
    /// address that most records have.
    ///
    /// # Why it matters
    /// It asks for nothing. It tells a reader that the records rest on one source, and a maintainer what
    /// breaks when the page goes.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.ilo.org/report.pdf   # role: source-document, in two records
    /// ```
    ///
    /// # How to mend
    /// Nothing needs mending. If the records are one thing after all, join them. If records may share what
    /// stands in a field, say so once in the config:
    ///
    /// ```yaml
    /// ignore:
    /// - rule: shared-url
    ///   field: /links/*/url
    ///   reason: Several initiatives rest on one report.
    /// ```
    pub(super) SharedUrl = "shared-url",
    category: Duplicates,
    level: NOTE,
    since: "0.1.0",
    fix: None,
}

const LABELS: (&str, &str) = ("cited here", "cited here too");

impl Rule<DuplicateFacts<'_>> for SharedUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        let groups = facts.groups.iter();
        let shared = groups.filter(|group| matches!(group.tier, Tier::Url { shared: true, .. }));
        for family in families(facts, shared) {
            match family.groups.len() < MANY {
                true => found.extend(family.groups.iter().filter_map(|group| one(facts, group))),
                false => found.extend(many(facts, &family)),
            }
        }
    }
}

fn one(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> Option<Diagnostic> {
    let message = |other: &str| format!("this address is also cited by {other}");
    let help = "leave it if the records only share a source; join them if they are one thing";
    both_places(facts, &SharedUrl::META, group, message, LABELS, help)
}

fn many(facts: &DuplicateFacts<'_>, family: &Family<'_, '_>) -> Option<Diagnostic> {
    let message = |other: &str| {
        format!(
            "{} records share {} addresses in `{}`; most share this one, which is also cited by {other}",
            family.records(),
            family.groups.len(),
            family.field,
        )
    };
    let help = "leave them if the records only share their sources";
    family.told(facts, &SharedUrl::META, message, LABELS, help)
}
