//! Findings and links as data again, at places of the catalogue as it is now.

use std::collections::BTreeSet;

use catlint_core::link::{Hop, LinkOutcome};
use catlint_core::{Catalogue, Diagnostic, Document, DocumentId, Edit, Fix, Label, Place, Span};

use super::place::{Found, Locator};
use super::vocabulary::Vocabulary;
use super::written::{At, WrittenDiagnostic, WrittenEdit, WrittenFix, WrittenLink, WrittenReport};

/// Said of a finding whose place is not there any more.
const CHANGED: &str = "the text has changed since the report was written";
/// Said of a finding whose file is not there any more.
const REMOVED: &str = "this file was part of the catalogue when the report was written";

/// Gives every file with a finding a document, an empty one where the catalogue has none, so that
/// every finding has a place. Says how many there were.
pub(super) fn add_documents(
    catalogue: &mut Catalogue,
    reports: &[WrittenReport],
) -> Option<String> {
    let locator = Locator::new(catalogue);
    let findings = reports.iter().flat_map(|report| &report.diagnostics);
    let paths = findings.map(|finding| finding.path.as_str());
    let missing = paths.filter(|path| locator.document(path).is_none());
    let missing: BTreeSet<&str> = missing.collect();
    let notice = match (missing.len(), missing.first()) {
        (_, None) => return None,
        (1, Some(path)) => {
            format!("{path} has findings, but is not part of the catalogue any more")
        }
        (many, Some(path)) => format!(
            "{many} files, {path} among them, have findings, but are not part of the catalogue any more"
        ),
    };
    let documents: Vec<_> = missing.into_iter().map(Document::absent).collect();
    catalogue.documents.extend(documents);
    Some(notice)
}

/// The number in a fingerprint as it is written, with a counter behind it.
fn fingerprint(written: &str) -> Option<u128> {
    let (number, _) = written.split_once(':')?;
    u128::from_str_radix(number, 16).ok()
}

/// Makes findings and links of what is written.
pub(super) struct Reviver<'c> {
    pub(super) catalogue: &'c Catalogue,
    pub(super) vocabulary: &'c Vocabulary,
    pub(super) locator: Locator<'c>,
}

impl Reviver<'_> {
    /// The finding; nothing for a rule that is not in the vocabulary.
    pub(super) fn diagnostic(&mut self, written: &WrittenDiagnostic) -> Option<Diagnostic> {
        let rule = self.vocabulary.rule(&written.rule)?;
        let found = self.locator.find(written.at())?;
        let here = written.here.clone().unwrap_or_default();
        let related = written.related.iter().filter_map(|related| {
            let place = self.still_there(related.at())?;
            let message = related.message.clone();
            Some(Label { place, message })
        });
        let related = related.collect();
        let fix = written.fix.as_ref();
        Some(Diagnostic {
            rule: rule.name,
            severity: written.severity,
            message: written.message.clone(),
            help: written.help.clone(),
            primary: Label {
                place: found.place(),
                message: self.seen(found, here),
            },
            related,
            absent: None,
            fingerprint: fingerprint(&written.fingerprint),
            // A fix of a text that has changed could hit anything.
            fix: fix
                .filter(|_| matches!(found, Found::There(_)))
                .and_then(|fix| self.fix(fix)),
        })
    }

    /// What is to be seen at a place.
    fn seen(&self, found: Found, here: String) -> String {
        match found {
            Found::There(_) | Found::Moved(_) => here,
            Found::Lost(place) => {
                let empty = self.catalogue.document(place.document()).text().is_empty();
                let words = if empty { REMOVED } else { CHANGED };
                words.to_owned()
            }
        }
    }

    fn still_there(&mut self, at: At<'_>) -> Option<Place> {
        match self.locator.find(at)? {
            Found::There(place) | Found::Moved(place) => Some(place),
            Found::Lost(_) => None,
        }
    }

    /// The fix, whole or not at all.
    fn fix(&self, written: &WrittenFix) -> Option<Fix> {
        let edits = written.edits.iter().map(|edit| self.edit(edit));
        let edits: Vec<_> = edits.collect::<Option<_>>()?;
        (!edits.is_empty()).then_some(Fix {
            applicability: written.applicability,
            edits,
        })
    }

    fn edit(&self, written: &WrittenEdit) -> Option<Edit> {
        let document: DocumentId = self.locator.document(&written.path)?;
        let text = self.catalogue.document(document).text();
        // The range must be one of the text as it is.
        text.get(written.start as usize..written.end as usize)?;
        Some(Edit {
            document,
            span: Span {
                start: written.start,
                end: written.end,
            },
            replacement: written.replacement.clone(),
        })
    }

    /// The link, at those of its places that are still there; nothing where none is.
    pub(super) fn link(&mut self, written: &WrittenLink) -> Option<LinkOutcome> {
        let places = written.places.iter();
        let places = places.filter_map(|place| self.still_there(place.at()));
        let places: Vec<_> = places.collect();
        let hop = |hop: &super::written::WrittenHop| Hop {
            url: hop.url.clone(),
            status: hop.status,
        };
        (!places.is_empty()).then(|| LinkOutcome {
            url: written.url.clone(),
            verdict: written.verdict,
            status: written.status,
            final_url: written.final_url.clone(),
            places,
            hops: written.hops.iter().map(hop).collect(),
            failure: written
                .failure
                .as_deref()
                .and_then(|name| self.vocabulary.failure(name)),
            cause: written.cause.clone(),
            checked_by: written.checked_by.map(|method| method.0),
            archived: written.archived.clone(),
            standing: written.standing,
        })
    }
}
