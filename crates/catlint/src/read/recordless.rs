//! Files in which nothing stands where the config looks for records.

use std::collections::BTreeSet;

use catlint_core::CollectionId;
use catlint_core::document::{Document, NodeId, Pattern, Segment};
use catlint_core::text::suggest::nearest;

use super::Reading;
use super::discover::Discovered;
use super::nowhere::Nowhere;
use crate::error::Error;
use crate::rules::FileState;
use crate::settings::{CollectionSettings, Settings};

/// What is the matter with a file that holds no record: nothing where a list is there and empty, where
/// the file itself is a record, and where it could not be read to its end.
pub(super) fn state(
    document: &Document,
    wanting: &[CollectionId],
    settings: &Settings,
) -> Option<FileState> {
    let wanting = wanting.iter();
    let wanting = wanting.filter_map(|id| settings.collections.get(id.0 as usize));
    let wanting: Vec<_> = wanting.filter(|settings| !settings.recordless).collect();
    let whole = wanting.iter().any(|settings| settings.records.is_empty());
    if wanting.is_empty() || whole || !is_read(document) {
        return None;
    }
    let patterns: Vec<&Pattern> = wanting.iter().flat_map(|it| &it.records).collect();
    nowhere(document, &patterns).then(|| FileState::Recordless {
        patterns: patterns.iter().map(ToString::to_string).collect(),
        slip: misspelt(document, &patterns).map(|slip| {
            (
                document.span(slip.key),
                slip.written.to_owned(),
                slip.meant.to_owned(),
            )
        }),
    })
}

/// Refuses a config whose `records` lead nowhere in any file of a collection: nothing would be checked,
/// and nobody would see it.
pub(crate) fn refuse(
    settings: &Settings,
    discovered: &Discovered,
    reading: &Reading,
) -> Result<(), Error> {
    let records = &reading.catalogue.records;
    if settings.allow_empty || !reading.is_whole() {
        return Ok(());
    }
    if settings.config.is_none() && records.is_empty() {
        return Err(Error::NoRecords {
            nowhere: Vec::new(),
        });
    }
    let filled: BTreeSet<u32> = records.iter().map(|record| record.collection.0).collect();
    let numbered = (0u32..).zip(&settings.collections);
    let empty = numbered.filter(|(number, it)| !filled.contains(number) && !it.records.is_empty());
    let nowhere = empty.filter_map(|(number, collection)| {
        let documents = documents(discovered, reading, CollectionId(number));
        leads_nowhere(settings, collection, &documents)
    });
    let nowhere: Vec<Nowhere> = nowhere.collect();
    match nowhere.is_empty() {
        true => Ok(()),
        false => Err(Error::NoRecords { nowhere }),
    }
}

/// The documents of a collection.
fn documents<'r>(
    discovered: &Discovered,
    reading: &'r Reading,
    collection: CollectionId,
) -> Vec<&'r Document> {
    let files = discovered.files.iter();
    let files = files.filter(|(_, wanting)| wanting.contains(&collection));
    let paths: BTreeSet<&str> = files.map(|(path, _)| path.as_str()).collect();
    let documents = reading.catalogue.documents.iter();
    documents
        .filter(|document| paths.contains(document.path()))
        .collect()
}

fn leads_nowhere(
    settings: &Settings,
    collection: &CollectionSettings,
    documents: &[&Document],
) -> Option<Nowhere> {
    let patterns: Vec<&Pattern> = collection.records.iter().collect();
    let all = documents
        .iter()
        .all(|document| nowhere(document, &patterns));
    let slip = documents
        .iter()
        .find_map(|document| misspelt(document, &patterns));
    let name = &collection.collection.name;
    (all && !documents.is_empty()).then(|| Nowhere {
        place: settings.place_of(name, "records", 0),
        collection: name.clone(),
        patterns: patterns.iter().map(ToString::to_string).collect(),
        meant: slip.map(|slip| slip.as_written()),
    })
}

fn is_read(document: &Document) -> bool {
    let broken = document.faults().iter().any(|fault| fault.kind.is_fatal());
    !broken && !document.roots().is_empty()
}

/// Whether no pattern gets beyond the key that it begins with.
fn nowhere(document: &Document, patterns: &[&Pattern]) -> bool {
    let has = |key: &str| {
        let mut roots = document.roots().iter();
        roots.any(|root| document.get(*root, key).is_some())
    };
    !patterns
        .iter()
        .any(|pattern| pattern.first().is_none_or(has))
}

/// A key at the top of a file that was probably to be the one that a pattern begins with.
struct Misspelt<'a> {
    key: NodeId,
    written: &'a str,
    pattern: &'a Pattern,
    meant: &'a str,
}

fn misspelt<'a>(document: &'a Document, patterns: &[&'a Pattern]) -> Option<Misspelt<'a>> {
    let roots = document.roots().iter();
    let members = roots.filter_map(|root| document.members(*root)).flatten();
    let mut keys = members.filter_map(|(key, _)| Some((key, document.as_str(key)?)));
    keys.find_map(|(key, written)| {
        let wanted = patterns.iter().filter_map(|pattern| pattern.first());
        let meant = nearest(written, wanted)?;
        let pattern = patterns.iter().find(|it| it.first() == Some(meant))?;
        Some(Misspelt {
            key,
            written,
            pattern,
            meant,
        })
    })
}

impl Misspelt<'_> {
    /// The pattern as the file would have it.
    fn as_written(&self) -> String {
        let text = self.pattern.to_string();
        let rest = text.get(1..).and_then(|text| text.split_once('/'));
        let rest = rest.map_or("", |(_, rest)| rest);
        let key = Segment::Key(self.written.to_owned());
        format!("/{key}/{rest}").trim_end_matches('/').to_owned()
    }
}
