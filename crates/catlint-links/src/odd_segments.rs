//! Parts of paths that are one letter off what the links around them have there.
//!
//! On most sites addresses are names that people chose, and neighbours may differ by a letter. A slip
//! shows where the rest of the path says that a link belongs to others, which agree among themselves.

use std::collections::BTreeMap;

use url::Url;

use crate::collect::Link;

/// Shorter parts are often codes: `/de/`, `/en/`.
const SHORTEST: usize = 4;
/// Other parts that two links must share to be kin.
const SHARED: usize = 3;
/// Kin that must have the usual part.
const FEWEST: usize = 2;
/// Parts behind this one are not looked at.
const DEEPEST: usize = 16;
/// A place that has more parts than this holds names: of projects, of towns.
const MOST_PARTS: usize = 64;
/// Sites whose first two parts are names that people chose.
const FORGES: &[&str] = &[
    "bitbucket.org",
    "codeberg.org",
    "github.com",
    "gitlab.com",
    "raw.githubusercontent.com",
];

/// The odd parts of one link.
#[derive(Debug)]
pub(crate) struct Odd<'a> {
    /// The link.
    pub(crate) link: &'a Link,
    /// Its host, without `www.`.
    pub(crate) host: &'a str,
    /// Each part as written, with what its kin have in its place.
    pub(crate) parts: Vec<(&'a str, &'a str)>,
}

/// The links of one host, each with the folders that lead to its page.
struct Site<'a> {
    host: &'a str,
    links: Vec<(&'a Link, Vec<&'a str>)>,
}

/// The links by the part that they have in one place.
type Parts<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Every link with odd parts, host by host. O(links × folders), and as much again for each part that
/// is near to a usual one: of those a place has fewer than [`MOST_PARTS`].
pub(crate) fn odd_segments(links: &[Link]) -> Vec<Odd<'_>> {
    let mut sites: BTreeMap<&str, Site<'_>> = BTreeMap::new();
    for link in links {
        let Some(url) = link.web() else { continue };
        let host = host(url);
        let links = Vec::new();
        let site = sites.entry(host).or_insert(Site { host, links });
        site.links.push((link, folders(url)));
    }
    sites.values().flat_map(Site::odd).collect()
}

impl<'a> Site<'a> {
    fn odd(&self) -> Vec<Odd<'a>> {
        let mut odd: BTreeMap<usize, Odd<'a>> = BTreeMap::new();
        let places = self.links.iter().map(|(_, folders)| folders.len()).max();
        for place in self.names()..places.unwrap_or_default().min(DEEPEST) {
            for (number, written, usual) in self.odd_in(place) {
                let Some((link, _)) = self.links.get(number) else {
                    continue;
                };
                let (link, host, parts) = (*link, self.host, Vec::new());
                let odd = odd.entry(number).or_insert(Odd { link, host, parts });
                odd.parts.push((written, usual));
            }
        }
        odd.into_values().collect()
    }

    /// How many parts are names that people chose, whatever the others are.
    fn names(&self) -> usize {
        if FORGES.contains(&self.host) { 2 } else { 0 }
    }

    /// The odd parts in one place, each with its link and what is usual there.
    fn odd_in(&self, place: usize) -> Vec<(usize, &'a str, &'a str)> {
        let parts = self.parts(place);
        if parts.len() > MOST_PARTS {
            return Vec::new();
        }
        let once = parts.iter().filter_map(|(part, links)| match links[..] {
            [link] if is_word(part) => Some((link, *part)),
            _ => None,
        });
        let odd = once.filter_map(|(link, written)| {
            let usual = self.usual(place, link, written, &parts)?;
            Some((link, written, usual))
        });
        odd.collect()
    }

    fn parts(&self, place: usize) -> Parts<'a> {
        let mut parts = Parts::new();
        for (number, (_, folders)) in self.links.iter().enumerate() {
            if let Some(part) = folders.get(place) {
                parts.entry(*part).or_default().push(number);
            }
        }
        parts
    }

    /// What most of the kin of a link have in this place, where it is one letter off.
    fn usual(
        &self,
        place: usize,
        link: usize,
        written: &str,
        parts: &Parts<'a>,
    ) -> Option<&'a str> {
        let near = parts.iter().filter(|(part, links)| {
            links.len() >= FEWEST && is_word(part) && is_slip(written, part)
        });
        let kin = |links: &[usize]| {
            let links = links.iter().filter(|other| **other != link);
            links
                .filter(|other| self.are_kin(place, link, **other))
                .count()
        };
        let usual = near.max_by_key(|(_, links)| kin(links))?;
        let (with, all) = (kin(usual.1), parts.values().map(|links| kin(links)).sum());
        (with >= FEWEST && with * 2 > all).then_some(*usual.0)
    }

    /// Whether two links share enough besides what they have in one place.
    fn are_kin(&self, place: usize, one: usize, other: usize) -> bool {
        let (Some((_, one)), Some((_, other))) = (self.links.get(one), self.links.get(other))
        else {
            return false;
        };
        let pairs = one.iter().zip(other).enumerate();
        let shared = pairs.filter(|(at, (one, other))| {
            *at != place && !one.is_empty() && (one == other || is_slip(one, other))
        });
        shared.take(SHARED).count() == SHARED
    }
}

fn host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The parts of a path without the last, which is the page itself.
fn folders(url: &Url) -> Vec<&str> {
    let parts = url.path_segments().map(Iterator::collect);
    let mut parts: Vec<&str> = parts.unwrap_or_default();
    parts.pop();
    parts
}

/// A part that somebody writes from memory: numbers are given, and short parts are codes.
fn is_word(part: &str) -> bool {
    part.chars().nth(SHORTEST - 1).is_some() && !part.contains(|c: char| c.is_ascii_digit())
}

/// Whether two parts differ by one letter, and not by its case alone.
fn is_slip(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 1
        && !one.eq_ignore_ascii_case(other)
        && strsim::osa_distance(one, other) == 1
}
