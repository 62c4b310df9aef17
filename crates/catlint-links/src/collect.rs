//! Finds the links of a catalogue, each distinct URL once.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::{Catalogue, Place, Record};
use rayon::prelude::*;

use crate::link::Link;
use crate::scheme::begins_with;

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

/// Fields that hold links besides those found without a config, by the collection's index.
pub type LinkFields = Vec<Vec<Pattern>>;

/// The links of a catalogue, sorted by text. O(size of the catalogue).
///
/// A text is a link when the config names its field, when it begins like a web address, or when
/// its key says so.
#[must_use]
pub fn collect<'c>(catalogue: &'c Catalogue, fields: &LinkFields) -> Vec<Link<'c>> {
    let records = catalogue.records.par_iter();
    let cited = records.fold(Vec::new, |mut cited, record| {
        cite(catalogue, record, fields, &mut cited);
        cited
    });
    let cited: Vec<Vec<_>> = cited.collect();
    let mut cited = cited.concat();
    // A stable sort leaves the places of a link in the order of the catalogue.
    cited.par_sort_by_key(|(text, _)| *text);
    let links = cited.chunk_by(|(one, _), (next, _)| one == next);
    links.filter_map(link).collect()
}

/// The link that all places of one text are.
fn link<'c>(cited: &[(&'c str, Place)]) -> Option<Link<'c>> {
    let ((url, first), others) = cited.split_first()?;
    let others = others.iter().map(|(_, place)| *place);
    Some(Link {
        url,
        first: *first,
        others: others.collect(),
    })
}

/// Adds the links of one record, in the order of the text.
fn cite<'c>(
    catalogue: &'c Catalogue,
    record: &Record,
    fields: &LinkFields,
    cited: &mut Vec<(&'c str, Place)>,
) {
    let document = catalogue.document(record.document);
    let named = named(document, record, fields);
    for node in document.descendants(record.root) {
        let Some(text) = document.as_str(node) else {
            continue;
        };
        if document.is_key(node) || document.resolve(node) != node {
            continue;
        }
        let is_named = named.contains(&node);
        if (is_named || is_link(document, node, text)) && !text.trim().is_empty() {
            cited.push((text, Place::value(record.document, node)));
        }
    }
}

/// Whether a text is a link by its beginning or by its key.
fn is_link(document: &Document, node: NodeId, text: &str) -> bool {
    let begins = begins_like_address(text) && !is_sentence(text);
    let key = key_above(document, node).unwrap_or_default();
    // `www.example.org` under `domains` is the name of a host, and right as such.
    let is_host = || !text.contains('/') && is_one_of(key, HOST_KEYS);
    (begins || is_one_of(key, LINK_KEYS)) && !is_host()
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
    const HEADS: [&str; 3] = ["http:/", "https:/", "ftp://"];
    HEADS.iter().any(|head| begins_with(text, head))
        || (begins_with(text, "www.") && !text.contains(char::is_whitespace))
}

/// Whether a text goes on in words after the address it begins with: a remark about a page.
fn is_sentence(text: &str) -> bool {
    const WORDS: usize = 3;
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    let is_word = |word: &&str| {
        word.trim_end_matches(['.', ','])
            .chars()
            .all(char::is_alphabetic)
    };
    text.split_whitespace().skip(1).filter(is_word).count() >= WORDS
}

/// The nearest key above a text.
fn key_above(document: &Document, node: NodeId) -> Option<&str> {
    let above = document.key_of(node).or_else(|| {
        let list = document.parent(node)?;
        document.items(list).and_then(|_| document.key_of(list))
    });
    document.as_str(above?)
}

fn is_one_of(key: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(key))
}
