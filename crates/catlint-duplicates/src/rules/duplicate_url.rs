//! The rule `duplicate-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;
use crate::url_key::Sameness;

declare_rule! {
    /// Two records have the same web address.
    ///
    /// # What it finds
    /// The same address in the same field of two records; `http` and `https` do not count. Addresses of a
    /// whole site, those of three or more records, and those that both records call a source document are
    /// left to `shared-url`.
    ///
    /// # Why it matters
    /// Two records about one page are often one thing entered twice under two names.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.mieux-initiative.eu/en/actions/192   # in two records
    /// ```
    ///
    /// # How to mend
    /// Join the records, or link each to the page that is about it alone.
    pub(super) DuplicateUrl = "duplicate-url",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for DuplicateUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Url {
                sameness,
                shared: false,
            } = group.tier
            else {
                continue;
            };
            let but = match sameness {
                Sameness::Exact => "",
                Sameness::Scheme => ", but for `http` and `https`",
                Sameness::Equivalent => continue,
            };
            let message = |other: &str| format!("this is the same address as that of {other}{but}");
            let help = "join the two records, or link each to the page that is about it alone";
            found.extend(both_places(
                facts,
                &Self::META,
                group,
                message,
                ("the address again", "the address first"),
                help,
            ));
        }
    }
}
