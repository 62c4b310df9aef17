//! Finds the links of a catalogue, each distinct URL once.

use std::sync::Arc;

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::{Catalogue, Place, Record};
use rayon::prelude::*;
use url::{ParseError, Url};

/// Keys whose texts are links, whatever they look like.
const LINK_KEYS: &[&str] = &[
    "download_url",
    "homepage",
    "href",
    "landing_page",
    "link",
    "links",
    "uri",
    "url",
    "urls",
    "web_page",
    "web_pages",
    "website",
];

/// Keys whose texts are the names of hosts.
const HOST_KEYS: &[&str] = &[
    "additional-domains",
    "domain",
    "domains",
    "host",
    "hostname",
    "hosts",
];

/// One URL as it is written, with every place that cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The text.
    pub url: String,
    /// The text as an address, or why it is none.
    pub parsed: Result<Arc<Url>, ParseError>,
    /// Where it stands, in the order of the catalogue; never empty.
    pub places: Vec<Place>,
}

impl Link {
    /// Makes a link of a text and the places that cite it.
    #[must_use]
    pub fn new(url: impl Into<String>, places: Vec<Place>) -> Self {
        let url = url.into();
        let parsed = Url::parse(url.trim()).map(Arc::new);
        Self {
            url,
            parsed,
            places,
        }
    }

    /// The address, where it is one of the web.
    #[must_use]
    pub fn web(&self) -> Option<&Arc<Url>> {
        let parsed = self.parsed.as_ref().ok();
        parsed.filter(|url| matches!(url.scheme(), "http" | "https"))
    }
}

/// Fields that hold links besides those found without a config, by the collection's index.
pub type LinkFields = Vec<Vec<Pattern>>;

/// The links of a catalogue, sorted by text. O(size of the catalogue).
///
/// A text is a link when the config names its field, when it begins like a web address, or when
/// its key says so.
#[must_use]
pub fn collect(catalogue: &Catalogue, fields: &LinkFields) -> Vec<Link> {
    let records = catalogue.records.par_iter();
    let cited = records.flat_map_iter(|record| cited(catalogue, record, fields));
    let mut cited: Vec<(&str, Place)> = cited.collect();
    // A stable sort leaves the places of a link in the order of the catalogue.
    cited.par_sort_by_key(|(text, _)| *text);
    let links: Vec<_> = cited.chunk_by(|(one, _), (next, _)| one == next).collect();
    let links = links.into_par_iter().filter_map(|places| {
        let (url, _) = places.first()?;
        Some(Link::new(
            *url,
            places.iter().map(|(_, place)| *place).collect(),
        ))
    });
    links.collect()
}

/// The links of one record, in the order of the text.
fn cited<'c>(
    catalogue: &'c Catalogue,
    record: &Record,
    fields: &LinkFields,
) -> Vec<(&'c str, Place)> {
    let document = catalogue.document(record.document);
    let named = named(document, record, fields);
    let mut cited = Vec::new();
    for node in document.descendants(record.root) {
        let Some(text) = document.as_str(node).filter(|text| !text.trim().is_empty()) else {
            continue;
        };
        if document.resolve(node) != node || document.is_key(node) {
            continue;
        }
        let begins = begins_like_address(text) && !is_sentence(text);
        let told = named.contains(&node) || begins;
        let is_link = told || key_says(document, node, LINK_KEYS);
        // `www.example.org` under `domains` is the name of a host, and right as such.
        let is_host = !text.contains('/') && key_says(document, node, HOST_KEYS);
        if is_link && (named.contains(&node) || !is_host) {
            cited.push((text, Place::value(record.document, node)));
        }
    }
    cited
}

fn named(document: &Document, record: &Record, fields: &LinkFields) -> Vec<NodeId> {
    let patterns = fields
        .get(record.collection.0 as usize)
        .map_or(&[][..], Vec::as_slice);
    patterns
        .iter()
        .flat_map(|pattern| pattern.find(document, record.root))
        .collect()
}

/// `https://`, `http:/`, `www.`: the beginning of a web address, with or without slips.
fn begins_like_address(text: &str) -> bool {
    let head: String = text.chars().take(9).flat_map(char::to_lowercase).collect();
    let scheme =
        head.starts_with("http:/") || head.starts_with("https:/") || head.starts_with("ftp://");
    scheme || (head.starts_with("www.") && !text.contains(char::is_whitespace))
}

/// Whether a text goes on in words after the address it begins with: a remark about a page.
fn is_sentence(text: &str) -> bool {
    const WORDS: usize = 3;
    let is_word = |word: &&str| {
        word.trim_end_matches(['.', ','])
            .chars()
            .all(char::is_alphabetic)
    };
    text.split_whitespace().skip(1).filter(is_word).count() >= WORDS
}

/// Whether the nearest key above a text is one of those given.
fn key_says(document: &Document, node: NodeId, keys: &[&str]) -> bool {
    let above = document.key_of(node).or_else(|| {
        let list = document
            .parent(node)
            .filter(|parent| document.items(*parent).is_some());
        list.and_then(|list| document.key_of(list))
    });
    let key = above
        .and_then(|key| document.as_str(key))
        .map(str::to_lowercase);
    key.is_some_and(|key| keys.contains(&key.as_str()))
}
