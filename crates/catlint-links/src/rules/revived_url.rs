//! The rule `revived-url`.

use catlint_core::link::Standing;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link that was dead and answers again.
    ///
    /// # What it finds
    /// A link that the link history holds for dead, and whose page is there in this run.
    ///
    /// # Why it matters
    /// Somebody may be about to remove it, or has noted that it is dead. It may also be another page than
    /// before: domains that were given up are bought by others.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/page   # 404 since 3 November, 200 today
    /// ```
    ///
    /// # How to mend
    /// Open it and see whether it is still the page that was meant. If it is, nothing needs mending.
    pub(super) RevivedUrl = "revived-url",
    category: Links,
    level: NOTE,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for RevivedUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.outcomes {
            let Standing::Revived { since } = link.standing else {
                continue;
            };
            let message =
                |field: &str| format!("{field} answers again; it was thought dead since {since}");
            found.extend(facts.about(&Self::META, link, message).map(|diagnostic| {
                diagnostic.help("open it and see whether it is still the page that was meant")
            }));
        }
    }
}
