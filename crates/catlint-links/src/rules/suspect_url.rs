//! The rule `suspect-url`.

use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link that opens, but probably not the page that was meant.
    ///
    /// # What it finds
    /// A link that leads to the front page of its site, to another site, or to a page that says "not
    /// found" although its status says otherwise.
    ///
    /// # Why it matters
    /// A page that was removed often answers with the front page, and a domain that was sold with
    /// advertisements. No status code tells.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/programme   # leads to https://www.example.gov/
    /// ```
    ///
    /// # How to mend
    /// Open it and look. If the page has moved, write its new address.
    pub(super) SuspectUrl = "suspect-url",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for SuspectUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.with(Verdict::Suspect) {
            let cause = link.cause.as_deref().unwrap_or("it leads elsewhere");
            let target = link.final_url.as_deref().unwrap_or_default();
            let message = |field: &str| format!("{field} may be lost: {cause}, {target}");
            found.extend(facts.about(&Self::META, link, message).map(|diagnostic| {
                diagnostic.help("open it and look; if the page has moved, write its new address")
            }));
        }
    }
}
