//! The values of a file that is no record: a vocabulary.

use catlint_core::document::{Document, Kind};
use catlint_core::selector::{Selector, Standpoint};
use catlint_core::{DocumentId, Place, Span};

/// One value of a list.
pub(super) struct Listed {
    pub(super) place: Place,
    /// What it is found by.
    pub(super) key: String,
    pub(super) written: String,
}

impl Listed {
    fn new(place: Place, text: &str) -> Self {
        let (key, written) = (text.to_owned(), text.to_owned());
        Self {
            place,
            key,
            written,
        }
    }
}

/// The values that a selector finds; without one, the items of a list, the keys of a mapping, the
/// lines of a text. O(file).
pub(super) fn values(
    id: DocumentId,
    document: &Document,
    selector: Option<&Selector>,
) -> Vec<Listed> {
    if document.roots().is_empty() {
        return lines(id, document);
    }
    let roots = document.roots().iter();
    let standpoints = roots.map(|&root| Standpoint { document, id, root });
    let values = standpoints.flat_map(|from| match selector {
        Some(selector) => selected(selector, from),
        None => whole(from),
    });
    values.collect()
}

fn selected(selector: &Selector, from: Standpoint<'_>) -> Vec<Listed> {
    let values = selector.values(from).into_iter();
    let values = values.map(|value| Listed {
        place: value.place,
        key: value.text.into_owned(),
        written: value.written.into_owned(),
    });
    values.collect()
}

/// The items of a list, or the keys of a mapping.
fn whole(from: Standpoint<'_>) -> Vec<Listed> {
    let nodes: Vec<_> = match from.document.kind(from.root) {
        Kind::Sequence(items) => items.collect(),
        Kind::Mapping(members) => members.map(|(key, _)| key).collect(),
        _ => Vec::new(),
    };
    let values = nodes.into_iter().filter_map(|node| {
        let text = match from.document.kind(node) {
            Kind::String(text) => text,
            Kind::Number(number) => number.text(),
            _ => return None,
        };
        Some(Listed::new(Place::value(from.id, node), text))
    });
    values.collect()
}

/// The lines of a text; blank ones, and those that begin with `#`, are none.
fn lines(id: DocumentId, document: &Document) -> Vec<Listed> {
    let mut listed = Vec::new();
    let mut start = 0;
    for line in document.text().split_inclusive('\n') {
        let value = line.trim();
        if !value.is_empty() && !value.starts_with('#') {
            let indent = line.len() - line.trim_start().len();
            let span = Span::new(start + indent, start + indent + value.len());
            let place = Place::Text { document: id, span };
            listed.push(Listed::new(place, value));
        }
        start += line.len();
    }
    listed
}
