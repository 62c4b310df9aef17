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
        for odd in odd_segments(facts.links) {
            let (written, usual) = (&odd.written, &odd.usual);
            let count = odd.count;
            let message = |field: &str| {
                format!(
                    "{field} has `{written}` where {count} other links of {} have `{usual}`",
                    odd.host
                )
            };
            found.push(
                facts
                    .about(&Self::META, odd.link, message)
                    .label(format!("`{written}` or `{usual}`?"))
                    .help(format!(
                        "try the address with `{usual}`; if it opens, write that"
                    )),
            );
        }
    }
}

struct Odd<'a> {
    link: &'a Link,
    host: String,
    written: String,
    usual: String,
    count: usize,
}

/// Every rare part beside a near and more common one, by host and position: one a link.
/// O(links + distinct parts² of each position).
fn odd_segments(links: &[Link]) -> Vec<Odd<'_>> {
    let mut positions: BTreeMap<(String, usize), BTreeMap<String, Vec<&Link>>> = BTreeMap::new();
    for link in links {
        let Ok(url) = Url::parse(link.url.trim()) else {
            continue;
        };
        let host = url.host_str().unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        let segments: Vec<&str> = url
            .path_segments()
            .map(Iterator::collect)
            .unwrap_or_default();
        for (position, segment) in segments
            .iter()
            .enumerate()
            .take(segments.len().saturating_sub(1))
        {
            if !segment.is_empty() && !segment.contains(|c: char| c.is_ascii_digit()) {
                let values = positions.entry((host.clone(), position)).or_default();
                values.entry((*segment).to_owned()).or_default().push(link);
            }
        }
    }
    let mut odd: Vec<Odd<'_>> = Vec::new();
    for ((host, _), values) in &positions {
        for (written, of) in values {
            let Some((usual, count)) = usual(written, of.len(), values) else {
                continue;
            };
            for link in of {
                // One finding a link, for its first odd part; the others are seen when it is mended.
                if !odd.iter().any(|known| known.link == *link) {
                    odd.push(Odd {
                        link,
                        host: host.clone(),
                        written: written.clone(),
                        usual: usual.clone(),
                        count,
                    });
                }
            }
        }
    }
    odd
}

/// The near part that at least two links, and strictly more than `own`, have instead.
fn usual(
    written: &str,
    own: usize,
    values: &BTreeMap<String, Vec<&Link>>,
) -> Option<(String, usize)> {
    const SHORTEST: usize = 4;
    let near = values.iter().filter(|(other, links)| {
        let distance = strsim::osa_distance(written, other);
        let long = written.chars().count().min(other.chars().count()) >= SHORTEST;
        links.len() >= 2 && links.len() > own && long && (1..=2).contains(&distance)
    });
    near.max_by_key(|(_, links)| links.len())
        .map(|(other, links)| (other.clone(), links.len()))
}
