//! What several links that moved have in common.

use std::collections::{BTreeSet, HashMap};

use super::address::Address;
use super::travel::Travel;

/// Links that must have moved by a pattern before it is believed.
const EXAMPLES: usize = 2;

/// Patterns of one host that are tried, those with the most examples first.
const PATTERNS: usize = 16;

/// How the addresses of a site changed: the beginning of the path, the host, the scheme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Pattern {
    /// The scheme before, where that is all that changed.
    only_scheme: Option<String>,
    scheme: String,
    hosts: (String, String),
    /// What the path began with, and begins with now.
    pub(super) heads: (Vec<String>, Vec<String>),
    /// The last slash, where it came or went.
    slash: Option<bool>,
}

impl Pattern {
    /// The patterns that several travels show and none contradicts, with the number of examples.
    pub(super) fn learn(travels: &[Travel]) -> Vec<(Self, usize)> {
        let mut examples: HashMap<Self, BTreeSet<String>> = HashMap::new();
        for travel in travels.iter().filter(|travel| travel.certain) {
            if let Some(pattern) = Self::of(travel) {
                examples
                    .entry(pattern)
                    .or_default()
                    .insert(travel.from.page());
            }
        }
        let counted = examples
            .into_iter()
            .map(|(pattern, pages)| (pattern, pages.len()));
        let mut patterns: Vec<_> = counted.filter(|(_, count)| *count >= EXAMPLES).collect();
        patterns.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        patterns.truncate(PATTERNS);
        patterns.retain(|(pattern, _)| travels.iter().all(|travel| !pattern.is_refuted_by(travel)));
        patterns
    }

    /// The pattern of one travel; nothing where the page itself is called otherwise now.
    fn of(travel: &Travel) -> Option<Self> {
        let (from, to) = (&travel.from, &travel.to);
        let kept = tail(&from.segments, &to.segments);
        let head = |segments: &[String]| segments[..segments.len() - kept].to_vec();
        let heads = (head(&from.segments), head(&to.segments));
        let same_path = heads.0 == heads.1;
        let same_place = same_path && from.host == to.host;
        let pattern = Self {
            only_scheme: same_place.then(|| from.scheme.clone()),
            scheme: to.scheme.clone(),
            hosts: (from.host.clone(), to.host.clone()),
            heads,
            slash: (from.slash != to.slash).then_some(to.slash),
        };
        let changed = !same_place || from.scheme != to.scheme;
        (changed && kept > 0 && from.query == to.query).then_some(pattern)
    }

    /// Where an address would have moved by the pattern; nothing where it does not apply.
    pub(super) fn apply(&self, address: &Address) -> Option<Address> {
        let rest = address.segments.strip_prefix(&*self.heads.0)?;
        let scheme = self
            .only_scheme
            .as_ref()
            .is_none_or(|scheme| *scheme == address.scheme);
        (scheme && address.host == self.hosts.0 && !rest.is_empty()).then(|| Address {
            scheme: self.scheme.clone(),
            host: self.hosts.1.clone(),
            segments: [&*self.heads.1, rest].concat(),
            slash: self.slash.unwrap_or(address.slash),
            ..address.clone()
        })
    }

    /// Whether a page that the pattern applies to went elsewhere.
    fn is_refuted_by(&self, travel: &Travel) -> bool {
        self.apply(&travel.from)
            .is_some_and(|expected| expected.page() != travel.to.page())
    }

    /// What changed, before and after, in the fewest words that say it.
    pub(super) fn words(&self) -> (String, String) {
        if let Some(scheme) = &self.only_scheme {
            return (format!("{scheme}://"), format!("{}://", self.scheme));
        }
        let path = |segments: &[String]| match segments {
            [] => "/".to_owned(),
            segments => format!("/{}/", segments.join("/")),
        };
        let paths = (path(&self.heads.0), path(&self.heads.1));
        let (before, after) = (&self.hosts.0, &self.hosts.1);
        match (before == after, paths.0 == paths.1) {
            (true, _) => paths,
            (false, true) => (before.clone(), after.clone()),
            (false, false) => (
                format!("{before}{}", paths.0),
                format!("{after}{}", paths.1),
            ),
        }
    }
}

/// How many segments two paths end with in common.
fn tail(one: &[String], other: &[String]) -> usize {
    let pairs = one.iter().rev().zip(other.iter().rev());
    pairs.take_while(|(one, other)| one == other).count()
}
