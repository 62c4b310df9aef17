//! The texts behind the records: the config and the schemas, which findings may be about too.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, DocumentId};
use serde_json::Value;

use crate::read::Reading;
use crate::read::inside::{read_inside, tidy};
use crate::settings::Settings;

/// Paths of schemas, each with those of the files that it refers to.
pub(crate) type Schemas = BTreeMap<String, Vec<String>>;

/// Appends the config and the schemas, unless a collection has them already.
pub(crate) fn append(settings: &Settings, reading: &mut Reading) {
    append_config(settings, &mut reading.catalogue);
    append_schemas(settings, reading);
}

/// The config is a text that findings are about, unless a collection has it already.
fn append_config(settings: &Settings, catalogue: &mut Catalogue) {
    if let (Some((name, text)), None) =
        (&settings.config_text, config_document(settings, catalogue))
    {
        let document = Document::parse(name, text.clone(), &settings.limits);
        catalogue.documents.push(document);
    }
}

/// The schemas too, and the files that they refer to, each once. One that cannot be read is told by
/// whoever compiles it.
fn append_schemas(settings: &Settings, reading: &mut Reading) {
    let paths = settings.collections.iter();
    let paths = paths.flat_map(|collection| collection.schemas().map(tidy));
    let paths: BTreeSet<_> = paths.collect();
    let files = Files {
        settings,
        reading,
        read: RefCell::default(),
    };
    let schemas = paths.into_iter().map(|path| {
        let referred = files.referred(&path);
        (path, referred)
    });
    let schemas: Schemas = schemas.collect();
    let mut read = files.read.into_inner();
    // A schema stands before what it refers to.
    let paths = schemas.iter();
    let paths = paths.flat_map(|(path, others)| std::iter::once(path).chain(others));
    let documents = paths.filter_map(|path| read.remove(path).flatten());
    reading.catalogue.documents.extend(documents);
    reading.schemas = schemas;
}

/// The files of schemas: those that were read with the records, and others as they are asked for,
/// each once.
struct Files<'a> {
    settings: &'a Settings,
    reading: &'a Reading,
    read: RefCell<BTreeMap<String, Option<Document>>>,
}

impl Files<'_> {
    /// The paths of the files that a schema refers to.
    fn referred(&self, path: &str) -> Vec<String> {
        let read = |path: &str| self.value(path);
        let schema = read(path);
        schema.map_or_else(Vec::new, |schema| {
            catlint_schema::referred_files(path, &schema, &read)
        })
    }

    fn value(&self, path: &str) -> Option<Value> {
        if let Some(document) = self.reading.readable(path) {
            return catlint_schema::value(document);
        }
        let mut read = self.read.borrow_mut();
        let read = read.entry(path.to_owned());
        let document = read.or_insert_with(|| read_schema(self.settings, path));
        catlint_schema::value(document.as_ref()?)
    }
}

/// A file of a schema, if it can be read and lies inside the repository.
fn read_schema(settings: &Settings, path: &str) -> Option<Document> {
    let bytes = read_inside(&settings.root, path, &settings.limits).ok()?;
    Some(Document::parse(path, bytes, &Limits::default()))
}

/// The files of schemas among the documents of the catalogue, each once. O(schemas × documents).
pub(crate) fn schema_documents(reading: &Reading) -> Vec<DocumentId> {
    let schemas = reading.schemas.iter();
    let paths = schemas.flat_map(|(path, others)| std::iter::once(path).chain(others));
    let paths: BTreeSet<&str> = paths.map(String::as_str).collect();
    let found = paths.into_iter().flat_map(|path| {
        let documents = reading.catalogue.numbered_documents();
        documents.filter(move |(_, document)| document.path() == path)
    });
    let found: BTreeSet<_> = found.map(|(id, _)| id).collect();
    found.into_iter().collect()
}

/// The config among the documents.
pub(crate) fn config_document(settings: &Settings, catalogue: &Catalogue) -> Option<DocumentId> {
    let (name, _) = settings.config_text.as_ref()?;
    let mut documents = catalogue.numbered_documents();
    documents
        .find(|(_, document)| document.path() == name)
        .map(|(id, _)| id)
}
