//! The rule `duplicate-id`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;

declare_rule! {
    /// Two records have the same id.
    ///
    /// # What it finds
    /// The same id, or ids that differ only in upper and lower case, in one collection.
    ///
    /// # Why it matters
    /// An id is what other records, links and programs find a record by; of two with one id they find
    /// one, or neither.
    ///
    /// # Example
    /// ```yaml
    /// id: mm-happy-return-programme   # in two files
    /// ```
    ///
    /// # How to mend
    /// Give the newer record an id of its own, or delete it if it is the same thing.
    pub(super) DuplicateId = "duplicate-id",
    category: Duplicates,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for DuplicateId {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Id { exactly } = group.tier else {
                continue;
            };
            let but = if exactly {
                ""
            } else {
                ", but for upper and lower case"
            };
            let message = |other: &str| format!("this id belongs to {other} already{but}");
            let help = "give this record an id of its own, or delete it if it is the same thing";
            found.extend(both_places(
                facts,
                &Self::META,
                group,
                message,
                ("the id again", "the id first"),
                help,
            ));
        }
    }
}
