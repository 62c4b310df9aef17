//! The rule `duplicate-record`.

use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use crate::facts::{Claim, DuplicateFacts, Tier};
use crate::finding::both_places;

declare_rule! {
    /// Two records say the same in every field.
    ///
    /// # What it finds
    /// Records of one collection whose texts are all the same, whatever their ids and the order of their
    /// fields. Case, accents, punctuation and white space do not count. Where many different things bear the
    /// name, as an editorial or an annual report, it is a note. Entries of a mapping are a warning: their
    /// keys differ, and two keys may mean the same.
    ///
    /// # Why it matters
    /// Whoever counts the records counts one thing twice, and the next correction reaches only one of the
    /// two.
    ///
    /// # Example
    /// ```yaml
    /// # mm-happy-return.yaml and mm-happy-return-2.yaml, with the same content
    /// ```
    ///
    /// # How to mend
    /// Delete one of them. If other records refer to its id, let them refer to the other.
    pub(super) DuplicateRecord = "duplicate-record",
    category: Duplicates,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

const COMMON: &str = "many records share this name and differ in all else, so these may be two as well: \
    add what tells them apart, or delete one";

impl Rule<DuplicateFacts<'_>> for DuplicateRecord {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Record { common } = group.tier else {
                continue;
            };
            let message =
                |other: &str| format!("this record says the same as {other} in every field");
            let keyed = group.claims.iter().all(|claim| has_key(facts, claim));
            let help = match keyed {
                true => "delete one of the two records, if their keys name one thing",
                false => "delete one of the two records",
            };
            let mut diagnostic = both_places(
                facts,
                &Self::META,
                group,
                message,
                ("this record", "the same record"),
                help,
            );
            if let Some(diagnostic) = diagnostic.as_mut().filter(|_| keyed) {
                diagnostic.severity = Severity::Warning;
            }
            if let Some(diagnostic) = diagnostic.as_mut().filter(|_| common) {
                diagnostic.severity = Severity::Note;
                diagnostic.help = Some(COMMON.to_owned());
            }
            found.extend(diagnostic);
        }
    }
}

/// Whether the record of a claim is the value of a key.
fn has_key(facts: &DuplicateFacts<'_>, claim: &Claim<'_>) -> bool {
    facts.record(claim).is_some_and(|record| {
        let document = facts.catalogue.document(record.document);
        document.key_of(record.root).is_some()
    })
}
