//! The rule `odd-url-segment`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use std::collections::BTreeMap;

use url::Url;

use crate::collect::Link;

use super::FormFacts;

declare_rule! {
    /// A part of a link that is one letter off what other links of the same host have there.
    ///
    /// # What it finds
    /// Paths of links to one host are compared part by part. A part that differs by one or two letters
    /// from the one that two or more other links have in its place, and is itself rarer, is reported. The
    /// last part and parts with digits are left out.
    ///
    /// # Why it matters
    /// It is nearly always a slip: the page is not there, and nobody can see it by looking.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.ilo.org/wcmsp5/group/public/a.pdf    # others: wcmsp5/groups/public
    /// ```
    ///
    /// # How to mend
    /// Try the address with the other spelling in a browser. If it opens, write that one. catlint never
    /// changes it by itself: both may be right.
    pub(super) OddUrlSegment = "odd-url-segment",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for OddUrlSegment {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (link, odd) in odd_segments(facts.links) {
            let part = |part: &str| format!("`{part}`");
            let written: Vec<_> = odd.parts.iter().map(|(own, _)| part(own)).collect();
            let usual: Vec<_> = odd.parts.iter().map(|(_, usual)| part(usual)).collect();
            let (written, usual) = (written.join(" and "), usual.join(" and "));
            let host = &odd.host;
            let message = |field: &str| {
                format!("{field} has {written} where other links of {host} have {usual}")
            };
            found.push(
                facts
                    .about(&Self::META, link, message)
                    .label(format!("{written}, or {usual}?"))
                    .help(format!(
                        "try the address with {usual}; if it opens, write that"
                    )),
            );
        }
    }
}

/// The odd parts of one link.
#[derive(Default)]
struct Odd {
    host: String,
    /// Each part as written, with what others have in its place.
    parts: Vec<(String, String)>,
}

/// The links by the part that they have at one position.
type Values<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Every rare part beside a near and more common one, by host and position, gathered by link.
/// O(links + distinct parts² of each position).
fn odd_segments(links: &[Link]) -> Vec<(&Link, Odd)> {
    let urls = links.iter().map(|link| link.parsed.as_deref().ok());
    let urls: Vec<Option<&Url>> = urls.collect();
    let mut positions: BTreeMap<(&str, usize), Values<'_>> = BTreeMap::new();
    for (index, url) in urls.iter().enumerate() {
        for (position, segment) in url.iter().copied().flat_map(comparable) {
            let host = url.map(host).unwrap_or_default();
            let values = positions.entry((host, position)).or_default();
            values.entry(segment).or_default().push(index);
        }
    }
    let mut odd: BTreeMap<usize, Odd> = BTreeMap::new();
    for ((host, _), values) in &positions {
        for (written, of) in values {
            for (usual, link) in usual(written, of.len(), values)
                .into_iter()
                .flat_map(|usual| of.iter().map(move |link| (usual, link)))
            {
                let odd = odd.entry(*link).or_default();
                (*host).clone_into(&mut odd.host);
                odd.parts.push(((*written).to_owned(), usual.to_owned()));
            }
        }
    }
    odd.into_iter()
        .filter_map(|(link, odd)| Some((links.get(link)?, odd)))
        .collect()
}

fn host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The parts of a path that siblings share: not the last, and none with a number in it.
fn comparable(url: &Url) -> impl Iterator<Item = (usize, &str)> {
    let segments: Vec<&str> = url
        .path_segments()
        .map(Iterator::collect)
        .unwrap_or_default();
    let shared = segments.len().saturating_sub(1);
    let numbered = segments.into_iter().enumerate().take(shared);
    numbered.filter(|(_, segment)| {
        !segment.is_empty() && !segment.contains(|c: char| c.is_ascii_digit())
    })
}

/// The near part that at least two links, and strictly more than `own`, have instead.
fn usual<'a>(written: &str, own: usize, values: &Values<'a>) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    let near = values.iter().filter(|(other, links)| {
        let distance = strsim::osa_distance(written, other);
        let long = written.chars().count().min(other.chars().count()) >= SHORTEST;
        links.len() >= 2 && links.len() > own && long && (1..=2).contains(&distance)
    });
    near.max_by_key(|(_, links)| links.len())
        .map(|(other, _)| *other)
}
