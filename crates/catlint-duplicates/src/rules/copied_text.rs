//! The rule `copied-text`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::both_places;
use crate::facts::{DuplicateFacts, Tier};

declare_rule! {
    /// Two records have the same long text.
    ///
    /// # What it finds
    /// A text of eighty characters or more that is the same in the same field of two records. Case,
    /// accents, punctuation and white space do not count.
    ///
    /// # Why it matters
    /// A copied description is usually one that somebody meant to rewrite.
    ///
    /// # Example
    /// ```yaml
    /// description: >-
    ///   The policies allow industries to recruit workers for seasonal work, and the workers to send
    ///   money home.   # in two records
    /// ```
    ///
    /// # How to mend
    /// Say in each record what is true of it alone, or join the records.
    pub(super) CopiedText = "copied-text",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for CopiedText {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in facts.groups.iter().filter(|group| group.tier == Tier::Text) {
            let place = group.claims.last().map(|claim| claim.place);
            let field = place
                .map(|place| facts.catalogue.pointer(place).field())
                .unwrap_or_default();
            let message = |other: &str| format!("`{field}` is the same text as that of {other}");
            let help = "say in each record what is true of it alone, or join the records";
            found.extend(both_places(
                facts,
                &Self::META,
                group,
                message,
                ("the text again", "the text first"),
                help,
            ));
        }
    }
}
