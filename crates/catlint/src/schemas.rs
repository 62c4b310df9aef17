//! The schemas of the collections: compiled, and looked at themselves.

use catlint_core::Diagnostic;
use catlint_core::document::{Document, Limits, NodeId};
use catlint_schema::{RecordSchema, SchemaFault};
use catlint_schema_lint::regular::fault;

use crate::error::Error;
use crate::read::Reading;
use crate::read::inside::{read_inside, tidy};
use crate::read::setup::{read_schema, schema_documents};
use crate::settings::Settings;

/// The schema of each collection, by its number.
pub(crate) type Schemas = Vec<Option<RecordSchema>>;

/// The schema of each collection. A file that several collections name is compiled for each.
pub(crate) fn compile(settings: &Settings) -> Result<Schemas, Error> {
    settings
        .collections
        .iter()
        .map(|collection| match &collection.schema {
            Some(path) => {
                let keyword = collection.severity_keyword.clone();
                let schema = schema(settings, path)?;
                Ok(Some(schema.with_severity_keyword(keyword)))
            }
            None => Ok(None),
        })
        .collect()
}

fn schema(settings: &Settings, path: &str) -> Result<RecordSchema, Error> {
    let path = &tidy(path);
    let fault = |position, reason| Error::Schema {
        path: path.to_owned(),
        position,
        reason,
    };
    let bytes = read_inside(&settings.root, path, &settings.limits);
    let bytes = bytes.map_err(|reason| fault(None, reason))?;
    let document = Document::parse(path, bytes, &Limits::default());
    if let Some(broken) = document.faults().iter().find(|fault| fault.kind.is_fatal()) {
        let position = document.source().position(broken.span.start);
        let reason = "it is no proper JSON or YAML from here on".to_owned();
        return Err(fault(Some((position.line, position.column)), reason));
    }
    let read = |path: &str| catlint_schema::value(&read_schema(settings, path)?);
    RecordSchema::compile(&document, &read).map_err(|found| schema_fault(&document, found))
}

fn schema_fault(document: &Document, found: SchemaFault) -> Error {
    let root = document.roots().first().copied();
    let node = root.and_then(|root| document.at(root, &found.pointer));
    let pattern = node.and_then(|node| pattern_fault(document, node));
    let position = node.map(|node| document.source().position(document.span(node).start));
    Error::Schema {
        path: document.path().to_owned(),
        position: position.map(|position| (position.line, position.column)),
        reason: pattern.unwrap_or(found.message),
    }
}

/// What is wrong with the pattern that a fault is about, if it is about one.
fn pattern_fault(document: &Document, node: NodeId) -> Option<String> {
    let name_of = |node| document.as_str(document.key_of(node)?);
    let of_pattern = name_of(node).filter(|name| *name == "pattern");
    let pattern = match of_pattern {
        Some(_) => document.as_str(node),
        None => {
            let holder = document.parent(node).and_then(name_of);
            name_of(node).filter(|_| holder == Some("patternProperties"))
        }
    };
    fault(pattern?)
}

/// What is found in the schemas themselves.
pub(crate) fn lint(settings: &Settings, reading: &Reading) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let collections = settings.collections.iter();
    let own = collections.filter_map(|collection| collection.severity_keyword.as_deref());
    let own: Vec<_> = own.collect();
    let read = |path: &str| catlint_schema::value(&read_schema(settings, path)?);
    let documents = schema_documents(reading).into_iter();
    let found = documents.flat_map(|id| {
        let mut found = catlint_schema_lint::audit(catalogue, id, &own);
        found.extend(catlint_schema::audit_schema(catalogue, id, &read));
        found
    });
    found.collect()
}
