//! The rule `converging-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;

declare_rule! {
    /// The links of two records lead to the same page.
    ///
    /// # What it finds
    /// Links of two records of one collection that are written differently and end on one page, as the
    /// links audit has seen: through redirects, or because one of them is written as the other ends. Pages
    /// where three or more records meet, front pages of sites, pages that are doubted, and documents that
    /// both records name as their source are left out; so are records that another finding has joined.
    ///
    /// # Why it matters
    /// A thing that was entered a second time years later has the address that its page has by then. Only
    /// following both shows it.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.ministry.example/index.php?id=7    # leads to the address below
    /// url: https://www.ministry.example/programmes/return
    /// ```
    ///
    /// # How to mend
    /// Join the records if they are about one thing; otherwise link each to the page that is about it.
    pub(super) ConvergingUrl = "converging-url",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for ConvergingUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::End { page } = &group.tier else {
                continue;
            };
            let fields = group
                .claims
                .iter()
                .map(|claim| facts.catalogue.pointer(claim.place).field());
            let fields: Vec<_> = fields.collect();
            let [there, here] = fields.as_slice() else {
                continue;
            };
            let message = |other: &str| {
                format!("`{here}` leads to the same page as `{there}` of {other}: {page}")
            };
            let help = "join the two records if they are about one thing, or link each to a page of its own";
            let words = ("leads there", "leads there too");
            found.extend(both_places(facts, &Self::META, group, message, words, help));
        }
    }
}
