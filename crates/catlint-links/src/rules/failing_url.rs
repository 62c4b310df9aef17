//! The rule `failing-url`.

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link that fails, but not yet often or long enough to be called dead.
    ///
    /// # What it finds
    /// Where the catalogue keeps a link history: a link whose page is not there in this run, or was not
    /// there lately, and that has not used up its failures. Three failures, each at least three days after
    /// the last, make it dead (`links.strikes`, `links.strike_days`); one success clears them. Also a
    /// link that has given no page in ten checks over thirty days or more: its host does not answer, or
    /// with an error. Such a link never becomes dead, since outages look like that.
    ///
    /// # Why it matters
    /// Pages vanish for an afternoon and come back. Nobody should have to act on that, but it is good to
    /// know which links to look at next.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.example.gov/page   # 404 on 3 November and on 10 November
    /// ```
    ///
    /// # How to mend
    /// Open it in a browser. If the page has moved, write its new address; otherwise wait.
    pub(super) FailingUrl = "failing-url",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for FailingUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.outcomes.iter().filter(|link| link.is_failing()) {
            let (message, help) = words(link);
            let message = |field: &str| format!("{field} {message}");
            let diagnostic = facts.about(&Self::META, link, message);
            found.extend(diagnostic.map(|diagnostic| diagnostic.help(help)));
        }
    }
}

fn words(link: &LinkOutcome) -> (String, &'static str) {
    let cause = link.cause.as_deref().unwrap_or("there was no page");
    match link.standing {
        Standing::Failing {
            strikes,
            needed,
            since,
        } => {
            // The failures were seen in other runs; this one says nothing about the page.
            let colon = if link.verdict == Verdict::Gone {
                ":"
            } else {
                "; in this run:"
            };
            (
                format!("has failed {strikes} of {needed} times since {since}{colon} {cause}"),
                "see whether the page has a new address; otherwise wait, one success clears it",
            )
        }
        Standing::Silent { checks, since } => (
            format!("has given no page in {checks} checks since {since}: {cause}"),
            "open it in a browser; if it does not open there either, look for its new address",
        ),
        _ => (format!("fails: {cause}"), "open it in a browser"),
    }
}
