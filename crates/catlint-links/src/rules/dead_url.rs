//! The rule `dead-url`.

use catlint_core::link::{LinkOutcome, Standing, Verdict};
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
    /// Where the catalogue keeps a link history, one such run is not enough for a link that was there
    /// before: it must have failed three times, each at least three days after the last. Until then it is
    /// a `failing-url`.
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
        for link in facts.outcomes.iter().filter(|link| link.is_dead()) {
            let reasons = reasons(link);
            let message = |field: &str| format!("{field} is dead: {reasons}");
            let help = match &link.archived {
                Some(copy) => {
                    format!("look for the page's new address; failing that, write the address of the archived copy, {copy}")
                }
                None => "look for the page's new address; failing that, write the address of an archived copy, or remove the link".to_owned(),
            };
            let diagnostic = facts.about(&Self::META, link, message);
            found.extend(diagnostic.map(|diagnostic| diagnostic.help(help)));
        }
    }
}

/// Why it is called dead: by this run, by the history, or by both.
fn reasons(link: &LinkOutcome) -> String {
    let cause = link.cause.as_deref().unwrap_or("the page is not there");
    let Standing::Dead {
        strikes,
        since,
        last_alive,
    } = link.standing
    else {
        return cause.to_owned();
    };
    let count = match strikes {
        1 => "once".to_owned(),
        _ => format!("{strikes} times"),
    };
    let last_alive = last_alive.map_or(String::new(), |day| format!(", last alive on {day}"));
    let past = format!("failed {count} since {since}{last_alive}");
    if link.verdict == Verdict::Gone {
        format!("{cause}; {past}")
    } else {
        format!("{past}; in this run: {cause}")
    }
}
