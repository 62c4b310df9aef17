//! Files in which nothing stands where the config looks for records.

use std::collections::BTreeSet;

use catlint_core::document::{Document, Miss, NodeId, Pattern};
use catlint_core::text::suggest::nearest;
use catlint_core::{CollectionId, Record};

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
    let numbered = (0u32..).zip(&settings.collections);
    let asked = numbered.filter(|(_, collection)| !collection.records.is_empty());
    let nowhere = asked.filter_map(|(number, collection)| {
        let mut own = records
            .iter()
            .filter(|it| it.collection.0 == number)
            .peekable();
        let is_list = |record: &Record| {
            let document = reading.catalogue.document(record.document);
            document.items(record.root).is_some()
        };
        match own.peek() {
            None => {
                let documents = documents(discovered, reading, CollectionId(number));
                leads_nowhere(settings, collection, &documents)
            }
            Some(_) => own.all(is_list).then(|| lists(settings, collection))?,
        }
    });
    let nowhere: Vec<Nowhere> = nowhere.collect();
    match nowhere.is_empty() {
        true => Ok(()),
        false => Err(Error::NoRecords { nowhere }),
    }
}

/// A collection whose records are lists: those of `/items` are meant to be what is in it.
fn lists(settings: &Settings, collection: &CollectionSettings) -> Option<Nowhere> {
    let mut patterns = collection.records.iter().map(ToString::to_string);
    let list = patterns.find(|pattern| !pattern.ends_with("/*"))?;
    let name = &collection.collection.name;
    Some(Nowhere {
        place: settings.place_of(name, "records", 0),
        collection: name.clone(),
        meant: Some(format!("{list}/*")),
        patterns: vec![list],
        lists: true,
    })
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

/// The collection, where its patterns lead nowhere in any document: those that a config begins with a
/// key that no file has, and those that are nearly another one.
fn leads_nowhere(
    settings: &Settings,
    collection: &CollectionSettings,
    documents: &[&Document],
) -> Option<Nowhere> {
    let patterns = &collection.records;
    let missed = patterns.iter().map(|pattern| missed(pattern, documents));
    let missed: Vec<Miss<'_>> = missed.collect::<Option<_>>()?;
    let mut pairs = patterns.iter().zip(&missed);
    let meant = pairs.find_map(|(pattern, miss)| pattern.mended(miss));
    let from_the_start = missed.iter().all(|miss| miss.depth == 0);
    let name = &collection.collection.name;
    (from_the_start || meant.is_some()).then(|| Nowhere {
        place: settings.place_of(name, "records", 0),
        collection: name.clone(),
        patterns: patterns.iter().map(ToString::to_string).collect(),
        meant: meant.map(|meant| meant.to_string()),
        lists: false,
    })
}

/// Where a pattern leads nowhere in all documents; nothing where it leads somewhere in one of them.
fn missed<'d>(pattern: &Pattern, documents: &[&'d Document]) -> Option<Miss<'d>> {
    let documents = documents.iter();
    let roots =
        documents.flat_map(|document| document.roots().iter().map(move |root| (*document, *root)));
    let misses = roots.map(|(document, root)| pattern.miss(document, root));
    let misses: Option<Vec<Miss<'d>>> = misses.collect();
    misses?.into_iter().reduce(Miss::or)
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
    meant: &'a str,
}

fn misspelt<'a>(document: &'a Document, patterns: &[&'a Pattern]) -> Option<Misspelt<'a>> {
    let roots = document.roots().iter();
    let members = roots.filter_map(|root| document.members(*root)).flatten();
    let mut keys = members.filter_map(|(key, _)| Some((key, document.as_str(key)?)));
    keys.find_map(|(key, written)| {
        let wanted = patterns.iter().filter_map(|pattern| pattern.first());
        let meant = nearest(written, wanted)?;
        Some(Misspelt {
            key,
            written,
            meant,
        })
    })
}
