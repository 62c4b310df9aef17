//! The rule `dead-url`.

use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};

use super::NetworkFacts;

declare_rule! {
    /// A link whose page is gone.
    ///
    /// # What it finds
    /// A link that answers 404 or 410 to a full request, and one whose host name does not exist, asked
    /// twice. Being refused, timeouts and server errors do not count: they say something about the one who
    /// asks, or about today.
    ///
    /// # Why it matters
    /// Readers who follow it find nothing, and the record's claim has lost its source.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/removed-page
    /// ```
    ///
    /// # How to mend
    /// Look for the page's new address on its site. If there is none, put the address of an archived copy
    /// in its place, or remove the link.
    pub(super) DeadUrl = "dead-url",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for DeadUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.with(Verdict::Gone) {
            let cause = link.cause.as_deref().unwrap_or("the page is not there");
            let message = |field: &str| format!("{field} is dead: {cause}");
            found.extend(facts.about(&Self::META, link, message).map(|diagnostic| {
                diagnostic.help("look for the page's new address; failing that, write the address of an archived copy, or remove the link")
            }));
        }
    }
}
