//! Parts of paths that are one letter off what the links around them have there.
//!
//! On most sites addresses are names that people chose, and neighbours may differ by a letter. A slip
//! shows where the rest of the path says that a link belongs to others, which agree among themselves.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::link::Link;

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
    pub(crate) link: &'a Link<'a>,
    /// Its host, without `www.`.
    pub(crate) host: Cow<'a, str>,
    /// Each part as written, with what its kin have in its place.
    pub(crate) parts: Vec<(&'a str, &'a str)>,
}

/// The links of one host, each with the folders that lead to its page.
#[derive(Default)]
struct Site<'a> {
    host: Cow<'a, str>,
    links: Vec<(&'a Link<'a>, Vec<&'a str>)>,
}

/// The links by the part that they have in one place.
type Parts<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Every link with odd parts, host by host. O(length of the links), and for hosts that have kin
/// O(links × folders), and as much again for each part that is near to a usual one: of those a place
/// has fewer than [`MOST_PARTS`].
pub(crate) fn odd_segments<'a>(links: &'a [Link<'a>]) -> Vec<Odd<'a>> {
    let mut deep: HashMap<Cow<'_, str>, usize> = HashMap::new();
    for address in links
        .iter()
        .filter(|link| is_deep(link.url))
        .filter_map(Address::of)
    {
        *deep.entry(address.host).or_default() += 1;
    }
    // An odd link and its kin: most hosts have no such number of long addresses.
    deep.retain(|_, count| *count > FEWEST);
    let mut sites: BTreeMap<Cow<'_, str>, Site<'a>> = BTreeMap::new();
    for link in links.iter().filter(|_| !deep.is_empty()) {
        let Some(address) = Address::of(link).filter(|address| deep.contains_key(&address.host))
        else {
            continue;
        };
        let folders = address.folders().collect();
        let site = sites.entry(address.host).or_default();
        site.links.push((link, folders));
    }
    let sites = sites.into_iter();
    let sites = sites.map(|(host, site)| Site { host, ..site });
    sites.flat_map(|site| site.odd()).collect()
}

/// Whether an address may have more folders than kin must share: two slashes stand before its host,
/// one before its path and one behind each folder.
fn is_deep(url: &str) -> bool {
    let slashes = url.bytes().filter(|byte| *byte == b'/').count();
    slashes > SHARED + 3
}

/// An address of the web in the parts that are compared, as they are written.
struct Address<'a> {
    host: Cow<'a, str>,
    path: &'a str,
}

impl<'a> Address<'a> {
    fn of(link: &Link<'a>) -> Option<Self> {
        let (scheme, rest) = link.url.trim().split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at_checked(end).filter(|_| is_web)?;
        let host = authority.rsplit('@').next()?;
        let host = host.split(':').next()?;
        let path = rest.split(['?', '#']).next()?;
        let host = match host.contains(|c: char| c.is_ascii_uppercase()) {
            true => Cow::Owned(host.to_ascii_lowercase()),
            false => Cow::Borrowed(host),
        };
        Some(Self {
            host: without_www(host),
            path,
        })
    }

    /// The parts of the path without the last, which is the page itself.
    fn folders(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let folders = self
            .path
            .strip_prefix('/')
            .and_then(|path| path.rsplit_once('/'));
        folders
            .into_iter()
            .flat_map(|(folders, _)| folders.split('/'))
    }
}

fn without_www(host: Cow<'_, str>) -> Cow<'_, str> {
    match host {
        Cow::Borrowed(host) => Cow::Borrowed(host.strip_prefix("www.").unwrap_or(host)),
        Cow::Owned(host) => Cow::Owned(host.strip_prefix("www.").unwrap_or(&host).to_owned()),
    }
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
                let (link, host, parts) = (*link, self.host.clone(), Vec::new());
                let odd = odd.entry(number).or_insert(Odd { link, host, parts });
                odd.parts.push((written, usual));
            }
        }
        odd.into_values().collect()
    }

    /// How many parts are names that people chose, whatever the others are.
    fn names(&self) -> usize {
        if FORGES.contains(&&*self.host) { 2 } else { 0 }
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
