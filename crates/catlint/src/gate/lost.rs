//! What a change takes away: the texts of the records that it edits or removes. A reference to one of
//! them is broken by the change, though the record that refers is as it was.

use std::collections::BTreeSet;

use catlint_core::document::Kind;
use catlint_core::{Catalogue, Diagnostic, Place, Record};

/// Rules about what one record says of another. Their findings stand where the reference or its
/// target is, and the other end may be gone.
const REFERENCES: &[&str] = &["unknown-reference", "unused-target", "too-few-members"];

/// The texts of lost records, without regard to case.
#[derive(Debug, Default)]
pub(crate) struct Lost(BTreeSet<String>);

impl Lost {
    /// The texts of records as the base revision has them.
    pub(crate) fn of<'b>(base: &'b Catalogue, records: impl Iterator<Item = &'b Record>) -> Self {
        let texts = records.flat_map(|record| {
            let document = base.document(record.document);
            let key = document.key_of(record.root);
            let nodes = key.into_iter().chain(document.descendants(record.root));
            nodes.filter_map(|node| text(base, Place::value(record.document, node)))
        });
        Self(texts.collect())
    }

    /// Whether a finding is about a reference to, or from, something that is lost.
    pub(crate) fn concerns(&self, catalogue: &Catalogue, diagnostic: &Diagnostic) -> bool {
        REFERENCES.contains(&diagnostic.rule.0)
            && text(catalogue, diagnostic.primary.place).is_some_and(|text| self.0.contains(&text))
    }
}

fn text(catalogue: &Catalogue, place: Place) -> Option<String> {
    let Place::Node { document, node, .. } = place else {
        return None;
    };
    let document = catalogue.document(document);
    match document.kind(node) {
        Kind::String(text) => Some(text.trim().to_lowercase()),
        Kind::Number(number) => Some(number.text().to_owned()),
        _ => None,
    }
}
