//! What the links of a site that have moved tell about those that are gone: if several moved by one
//! pattern, a dead one has perhaps moved by it as well. A guess for people, never a fix.

mod address;
mod pattern;
mod travel;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::link::{LinkOutcome, Verdict};

use address::Address;
use pattern::Pattern;
use travel::Travel;

/// A guess where a page that is gone may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The address to try.
    pub url: String,
    /// How many other links moved in this way.
    pub examples: usize,
    /// What they had in common before: `/a/`, `old.example`, `http://`.
    pub from: String,
    /// What they have in its place.
    pub to: String,
}

/// What is proposed for each link that is gone, by its URL. O(n log n) in the outcomes.
#[must_use]
pub fn proposals(outcomes: &[LinkOutcome]) -> BTreeMap<&str, Proposal> {
    let gone: BTreeSet<&str> = with(outcomes, &[Verdict::Gone])
        .map(|link| link.url.as_str())
        .collect();
    let mut travels: BTreeMap<String, Vec<Travel>> = BTreeMap::new();
    for link in with(
        outcomes,
        &[Verdict::Moved, Verdict::Redirected, Verdict::Suspect],
    ) {
        if let Some(travel) = Travel::of(link) {
            travels
                .entry(travel.from.host.clone())
                .or_default()
                .push(travel);
        }
    }
    let patterns: BTreeMap<_, _> = travels
        .into_iter()
        .map(|(host, travels)| (host, Pattern::learn(&travels)))
        .collect();
    let propose = |url: &&str| {
        let address = Address::parse(url)?;
        let proposal = best(patterns.get(&address.host)?, &address)?;
        (!gone.contains(proposal.url.as_str())).then_some(proposal)
    };
    let proposals = gone.iter().filter_map(|url| Some((*url, propose(url)?)));
    proposals.collect()
}

fn with<'o>(
    outcomes: &'o [LinkOutcome],
    verdicts: &'static [Verdict],
) -> impl Iterator<Item = &'o LinkOutcome> {
    outcomes
        .iter()
        .filter(|link| verdicts.contains(&link.verdict))
}

/// The proposal of the pattern that knows most of the address; nothing where two know as much.
fn best(patterns: &[(Pattern, usize)], address: &Address) -> Option<Proposal> {
    let rank = |(pattern, _): &&(Pattern, usize)| pattern.heads.0.len();
    let mut fitting: Vec<_> = patterns
        .iter()
        .filter(|(pattern, _)| pattern.apply(address).is_some_and(|to| to != *address))
        .collect();
    fitting.sort_by_key(|one| std::cmp::Reverse(rank(one)));
    let (first, second) = (fitting.first()?, fitting.get(1));
    let (pattern, examples) = first;
    let url = pattern.apply(address)?.text();
    let rival = second.filter(|second| rank(second) == rank(first));
    let agreed =
        rival.is_none_or(|(rival, _)| rival.apply(address).is_some_and(|to| to.text() == url));
    let (from, to) = pattern.words();
    agreed.then_some(Proposal {
        url,
        examples: *examples,
        from,
        to,
    })
}

#[cfg(test)]
mod tests;
