//! The rule `unconfirmed-url`.

use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link about which nothing could be learnt.
    ///
    /// # What it finds
    /// A link whose host refuses programs (401, 403, 429, 999 ...), answers with an error of its own (5xx),
    /// does not answer in time, or has trouble with its certificate.
    ///
    /// # Why it matters
    /// It says something about the one who asked, or about today, and nothing about the page. It is never
    /// counted as dead.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/   # 403 to every program
    /// ```
    ///
    /// # How to mend
    /// Open it in a browser. If it opens, nothing needs mending; the config can leave it out, with a
    /// reason: `links: {ignore: [{url: ..., reason: ...}]}`.
    pub(super) UnconfirmedUrl = "unconfirmed-url",
    category: Links,
    level: NOTE,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for UnconfirmedUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts
            .outcomes
            .iter()
            .filter(|link| matches!(link.verdict, Verdict::Blocked | Verdict::Unknown))
            // Of these the history knows more.
            .filter(|link| !link.is_dead() && !link.is_failing())
        {
            let cause = link.cause.as_deref().unwrap_or("there was no answer");
            let message = |field: &str| format!("{field} could not be confirmed: {cause}");
            found.extend(facts.about(&Self::META, link, message).map(|diagnostic| {
                diagnostic.help("open it in a browser; this says nothing about the page itself")
            }));
        }
    }
}
