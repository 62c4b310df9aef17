//! What the links of a site that have moved tell about those that are gone: if several moved by one
//! pattern, a dead one has perhaps moved by it as well. A guess for people, never a fix.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catlint_core::link::{LinkOutcome, Verdict};
use url::Url;

/// Links that must have moved by a pattern before it is believed.
const EXAMPLES: usize = 2;
/// Patterns of one host that are tried, those with the most examples first.
const PATTERNS: usize = 16;

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

/// An address in the parts that a pattern may change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Address {
    scheme: String,
    /// With its port, where it has an unusual one.
    host: String,
    /// The path without its last slash.
    segments: Vec<String>,
    slash: bool,
    query: Option<String>,
    fragment: Option<String>,
}

impl Address {
    fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let port = url
            .port()
            .map_or_else(String::new, |port| format!(":{port}"));
        let mut segments: Vec<String> = url.path_segments()?.map(ToOwned::to_owned).collect();
        let slash = segments.last().is_some_and(String::is_empty);
        if slash {
            segments.pop();
        }
        Some(Self {
            scheme: url.scheme().to_owned(),
            host: format!("{}{port}", url.host_str()?),
            segments,
            slash,
            query: url.query().map(ToOwned::to_owned),
            fragment: url.fragment().map(ToOwned::to_owned),
        })
    }

    fn text(&self) -> String {
        let path = self.segments.join("/");
        let slash = if self.slash && !path.is_empty() {
            "/"
        } else {
            ""
        };
        let query = self
            .query
            .as_ref()
            .map_or_else(String::new, |query| format!("?{query}"));
        let fragment = self.fragment.as_ref();
        let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
        format!(
            "{}://{}/{path}{slash}{query}{fragment}",
            self.scheme, self.host
        )
    }
}

/// Where a link began and where it ended.
struct Travel {
    from: Address,
    to: Address,
    /// Whether the page has certainly moved: only such a one is an example.
    certain: bool,
}

impl Travel {
    fn of(link: &LinkOutcome) -> Option<Self> {
        let mut from = Address::parse(&link.url)?;
        let mut to = Address::parse(link.final_url.as_deref()?)?;
        (from.fragment, to.fragment) = (None, None);
        Some(Self {
            certain: link.verdict == Verdict::Moved,
            from,
            to,
        })
    }
}

/// How the addresses of a site changed: the beginning of the path, the host, the scheme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Pattern {
    /// The scheme before, where that is all that changed.
    only_scheme: Option<String>,
    scheme: String,
    hosts: (String, String),
    /// What the path began with, and begins with now.
    heads: (Vec<String>, Vec<String>),
    /// The last slash, where it came or went.
    slash: Option<bool>,
}

impl Pattern {
    /// The patterns that several travels show and none contradicts, with the number of examples.
    fn learn(travels: &[Travel]) -> Vec<(Self, usize)> {
        let mut examples: HashMap<Self, BTreeSet<String>> = HashMap::new();
        for travel in travels.iter().filter(|travel| travel.certain) {
            if let Some(pattern) = Self::of(travel) {
                examples
                    .entry(pattern)
                    .or_default()
                    .insert(page(&travel.from));
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
    fn apply(&self, address: &Address) -> Option<Address> {
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
            .is_some_and(|expected| page(&expected) != page(&travel.to))
    }

    /// What changed, before and after, in the fewest words that say it.
    fn words(&self) -> (String, String) {
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

/// A page, whatever its scheme and its last slash.
fn page(address: &Address) -> String {
    let query = address.query.as_deref().unwrap_or_default();
    format!("{}/{}?{query}", address.host, address.segments.join("/"))
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
