//! Finds the links of a catalogue, each distinct URL once.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::{Catalogue, Place, Record};
use rayon::prelude::*;

use crate::link::Link;
use crate::remark::is_remark;
use crate::scheme::begins_with;
use crate::template::is_template;
use crate::wordy::{Word, is_word, slips};

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

/// What one record after the other adds.
#[derive(Default)]
struct Cited<'c> {
    links: Vec<(&'c str, Place)>,
    /// Texts that are no addresses, where only their key says so: their field has to be looked at.
    words: Vec<Word<'c>>,
}

/// The links of a catalogue, sorted by text. O(size of the catalogue).
///
/// A text is a link when the config names its field, when it begins like a web address, or when
/// its key says so and what else stands under that key does not say otherwise. Templates and patterns
/// of addresses are none, unless the config names their field.
#[must_use]
pub fn collect<'c>(catalogue: &'c Catalogue, fields: &LinkFields) -> Vec<Link<'c>> {
    let records = catalogue.records.par_iter();
    let cited = records.fold(Cited::default, |mut cited, record| {
        cite(catalogue, record, fields, &mut cited);
        cited
    });
    let cited: Vec<Cited<'_>> = cited.collect();
    let (links, words): (Vec<_>, Vec<_>) = cited
        .into_iter()
        .map(|cited| (cited.links, cited.words))
        .unzip();
    let (mut cited, words) = (links.concat(), words.concat());
    if !words.is_empty() {
        let places = cited.iter().map(|(_, place)| *place);
        let slips = slips(catalogue, words, places, |place| key_at(catalogue, place));
        cited.extend(slips);
        cited.par_sort_by_key(|(_, place)| *place);
    }
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
fn cite<'c>(catalogue: &'c Catalogue, record: &Record, fields: &LinkFields, cited: &mut Cited<'c>) {
    let document = catalogue.document(record.document);
    let named = named(document, record, fields);
    for node in document.descendants(record.root) {
        let Some(text) = document.as_str(node) else {
            continue;
        };
        if document.is_key(node) || document.resolve(node) != node {
            continue;
        }
        if text.trim().is_empty() {
            continue;
        }
        let place = Place::value(record.document, node);
        let key = key_above(document, node).unwrap_or_default();
        if named.contains(&node) || is_link(key, text) {
            cited.links.push((text, place));
        } else if is_one_of(key, LINK_KEYS) && !is_template(text) {
            cited.words.push(Word { key, text, place });
        }
    }
}

/// Whether a text is a link by its beginning, or by its key and something of an address.
fn is_link(key: &str, text: &str) -> bool {
    let begins = begins_like_address(key, text) && !is_remark(text);
    // `www.example.org` under `domains` is the name of a host, and right as such.
    let is_host = || !text.contains('/') && is_one_of(key, HOST_KEYS);
    let is_called_so = || is_one_of(key, LINK_KEYS) && !is_word(text);
    ((begins && !is_host()) || is_called_so()) && !is_template(text)
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
fn begins_like_address(key: &str, text: &str) -> bool {
    const HEADS: [&str; 3] = ["http:/", "https:/", "ftp://"];
    HEADS.iter().any(|head| begins_with(text, head))
        || (begins_with(text, "www.")
            && !text.contains(char::is_whitespace)
            && !is_of_email(key, text))
}

/// `www.team@example.org`, or anything under `contact_email`: whatever is wrong with it is nothing about
/// an address of the web.
fn is_of_email(key: &str, text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    host.contains('@') || key.to_ascii_lowercase().contains("mail")
}

fn key_at(catalogue: &Catalogue, place: Place) -> Option<&str> {
    match place {
        Place::Node { document, node, .. } => key_above(catalogue.document(document), node),
        Place::Text { .. } => None,
    }
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
