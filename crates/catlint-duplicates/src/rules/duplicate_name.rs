//! The rule `duplicate-name`.

use catlint_core::Severity;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;

declare_rule! {
    /// Two records of one place have the same name.
    ///
    /// # What it finds
    /// The same name in one collection and, where the config names a `partition` such as the country,
    /// within the same one. Case, accents, punctuation, a leading article and an abbreviation in brackets
    /// at the end do not count. The same name in another country is no finding. Without a partition the
    /// finding is a warning.
    ///
    /// # Why it matters
    /// It is nearly always one thing entered twice.
    ///
    /// # Example
    /// ```yaml
    /// name: Work Ready Pool (WRP)   # WS
    /// name: The work ready pool     # WS
    /// ```
    ///
    /// # How to mend
    /// Delete one of the records, or make the names differ by what tells the two apart: a year, a phase,
    /// a town.
    pub(super) DuplicateName = "duplicate-name",
    category: Duplicates,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for DuplicateName {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Name { partition } = &group.tier else {
                continue;
            };
            let within = partition
                .as_ref()
                .map(|value| format!(" within `{value}`"))
                .unwrap_or_default();
            let message = |other: &str| format!("this has the same name as {other}{within}");
            let help = "delete one of the two records, or let the names say what tells them apart";
            let mut diagnostic = both_places(
                facts,
                &Self::META,
                group,
                message,
                ("the name again", "the name first"),
                help,
            );
            if let (None, Some(diagnostic)) = (partition, &mut diagnostic) {
                diagnostic.severity = Severity::Warning;
            }
            found.extend(diagnostic);
        }
    }
}
