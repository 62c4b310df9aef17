//! The rule `repeated-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};

declare_rule! {
    /// A record lists one web address twice.
    ///
    /// # What it finds
    /// The same address, or another form of it, twice in one list of a record. Members of a list that
    /// differ in anything else are left alone: two products may have one home page. In a list named
    /// `links`, `urls` or the like, a role or a type makes no difference.
    ///
    /// # Why it matters
    /// Readers follow both, and one of them was probably meant to be another.
    ///
    /// # Example
    /// ```yaml
    /// links:
    ///   - url: https://www.pngworkers.org/
    ///   - url: http://pngworkers.org
    /// ```
    ///
    /// # How to mend
    /// Remove one of the two, or write the address that was meant.
    pub(super) RepeatedUrl = "repeated-url",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for RepeatedUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in facts
            .groups
            .iter()
            .filter(|group| group.tier == Tier::RepeatedUrl)
        {
            let [first, second] = &group.claims[..] else {
                continue;
            };
            found.push(
                Diagnostic::new(
                    &Self::META,
                    second.place,
                    "this address is in the list already",
                )
                .label("again here")
                .related(first.place, "first here")
                .help("remove one of the two, or write the address that was meant"),
            );
        }
    }
}
