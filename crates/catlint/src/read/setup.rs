//! The texts behind the records: the config and the schemas, which findings may be about too.

use std::collections::BTreeSet;

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, DocumentId};

use crate::read::inside::read_inside;
use crate::settings::Settings;

/// Appends the config and the schemas, unless a collection has them already.
pub(crate) fn append(settings: &Settings, catalogue: &mut Catalogue) {
    append_config(settings, catalogue);
    append_schemas(settings, catalogue);
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

/// The schemas too, each once. One that cannot be read is told by whoever compiles it.
fn append_schemas(settings: &Settings, catalogue: &mut Catalogue) {
    let schemas = settings
        .collections
        .iter()
        .filter_map(|collection| collection.schema.as_deref());
    let schemas: BTreeSet<&str> = schemas.collect();
    for path in schemas {
        let known = catalogue
            .documents
            .iter()
            .any(|document| document.path() == path);
        let bytes = read_inside(&settings.root, path, &settings.limits);
        if let (false, Ok(bytes)) = (known, bytes) {
            catalogue
                .documents
                .push(Document::parse(path, bytes, &Limits::default()));
        }
    }
}

/// The schemas among the documents of the catalogue, each once.
pub(crate) fn schema_documents(settings: &Settings, catalogue: &Catalogue) -> Vec<DocumentId> {
    let schemas = settings
        .collections
        .iter()
        .filter_map(|collection| collection.schema.as_deref());
    let schemas: BTreeSet<&str> = schemas.collect();
    let documents = catalogue.numbered_documents();
    let named = documents.filter(|(_, document)| schemas.contains(document.path()));
    named.map(|(id, _)| id).collect()
}

/// The config among the documents.
pub(crate) fn config_document(settings: &Settings, catalogue: &Catalogue) -> Option<DocumentId> {
    let (name, _) = settings.config_text.as_ref()?;
    let mut documents = catalogue.numbered_documents();
    documents
        .find(|(_, document)| document.path() == name)
        .map(|(id, _)| id)
}
