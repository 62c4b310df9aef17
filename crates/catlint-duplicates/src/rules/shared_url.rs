//! The rule `shared-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;

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

impl Rule<DuplicateFacts<'_>> for SharedUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in facts
            .groups
            .iter()
            .filter(|group| matches!(group.tier, Tier::Url { shared: true, .. }))
        {
            let message = |other: &str| format!("this address is also cited by {other}");
            let help =
                "leave it if the records only share a source; join them if they are one thing";
            found.extend(both_places(
                facts,
                &Self::META,
                group,
                message,
                ("cited here", "cited here too"),
                help,
            ));
        }
    }
}
