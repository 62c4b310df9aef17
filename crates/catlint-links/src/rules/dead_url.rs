//! The rule `dead-url`.

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::dead_hosts::spoken_for;
use crate::facts::NetworkFacts;
use crate::repair::{Proposal, proposals};

declare_rule! {
    /// A link whose page is gone.
    ///
    /// # What it finds
    /// A link that answers 404 or 410 to a full request, and one whose host name does not exist, asked
    /// twice. Being refused, timeouts and server errors do not count: they say something about the one who
    /// asks, or about today. Where every link of a host is dead, `dead-host` says it once for all of them.
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
    /// Look for the page's new address on its site. Where two or more other links of the site moved by one
    /// pattern, the help proposes the address that this one would have by it; it is a guess, to be tried. If there is none, put the address of an archived copy
    /// in its place, or remove the link.
    pub(super) DeadUrl = "dead-url",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for DeadUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        let spoken_for = spoken_for(facts.outcomes);
        let proposals = proposals(facts.outcomes);
        for link in facts.outcomes.iter().filter(|link| link.is_dead()) {
            // The rule `dead-host` says it for all links of the host.
            if spoken_for.contains(link.url.as_str()) {
                continue;
            }
            let reasons = reasons(link);
            let message = |field: &str| format!("{field} is dead: {reasons}");
            let help = help(link, proposals.get(link.url.as_str()));
            let finding = facts.about(&Self::META, link, message);
            found.extend(finding.map(|diagnostic| diagnostic.help(help)));
        }
    }
}

fn help(link: &LinkOutcome, proposal: Option<&Proposal>) -> String {
    let look = match &link.archived {
        Some(copy) => format!(
            "look for the page's new address; failing that, write the address of the archived copy, {copy}"
        ),
        None => "look for the page's new address; failing that, write the address of an archived copy, or remove the link".to_owned(),
    };
    match proposal {
        None => look,
        Some(proposal) => {
            let Proposal { url, from, to, .. } = proposal;
            let examples = match proposal.examples {
                2 => "two".to_owned(),
                3 => "three".to_owned(),
                many => many.to_string(),
            };
            format!(
                "try `{url}`: {examples} other links of this site moved from `{from}` to `{to}`; otherwise {look}"
            )
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
