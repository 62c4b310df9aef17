//! The rule `redirected-url`.

use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link that leads to another address for the time being.
    ///
    /// # What it finds
    /// A link with at least one temporary redirect on its way to a page of the same site that answers.
    ///
    /// # Why it matters
    /// It asks for nothing: sites redirect by language or session. It is told so that a reader of the
    /// report knows which page was seen.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/   # 302 to https://www.example.gov/en/
    /// ```
    ///
    /// # How to mend
    /// Nothing needs mending.
    pub(super) RedirectedUrl = "redirected-url",
    category: Links,
    level: NOTE,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for RedirectedUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.with(Verdict::Redirected) {
            let Some(target) = link.final_url.as_deref() else {
                continue;
            };
            let message = |field: &str| format!("{field} leads to {target} at present");
            found.extend(facts.about(&Self::META, link, message));
        }
    }
}
