//! Runs the audits that are asked for and gathers what they find.

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Category, Diagnostic};
use catlint_schema::RecordSchema;
use rayon::prelude::*;

use crate::duplicates;
use crate::error::Error;
use crate::findings::Findings;
use crate::gate::Gate;
use crate::links;
use crate::read::Reading;
use crate::read::inside::read_inside;
use crate::read::setup::schema_documents;
use crate::rules;
use crate::settings::Settings;

/// Runs the syntax rules and every audit that is asked for.
pub(crate) fn run(
    settings: &Settings,
    reading: &Reading,
    gate: Option<&Gate>,
) -> Result<Findings, Error> {
    let catalogue = &reading.catalogue;
    let schemas = schemas(settings)?;
    let mut findings = Findings::default();
    findings.summary.files = reading.files;
    findings.summary.records = catalogue.records.len();
    if settings.runs(Category::Syntax) {
        findings.diagnostics.extend(texts(reading));
    }
    if settings.runs(Category::Fields) {
        findings.diagnostics.extend(fields(catalogue, &schemas));
        let documents = schema_documents(settings, catalogue);
        let linted = documents
            .into_iter()
            .flat_map(|id| catlint_schema_lint::audit(catalogue, id));
        findings.diagnostics.extend(linted);
    }
    if settings.runs(Category::Duplicates) {
        let settings = duplicates::settings(settings, catalogue);
        findings
            .diagnostics
            .extend(duplicates::audit(catalogue, &settings));
    }
    if settings.runs(Category::Links) {
        findings.whole = reading.is_whole();
        links::audit(settings, catalogue, gate, &mut findings)?;
    }
    links::excuse(settings, &mut findings);
    // A shard sees where some links end; those who put the shards together see it of all.
    if settings.runs(Category::Duplicates) && settings.shard.is_none() {
        let ends =
            catlint_duplicates::audit_ends(catalogue, &findings.links, &findings.diagnostics);
        findings.diagnostics.extend(ends);
    }
    Ok(findings)
}

/// What is wrong with files as such, and with their text.
fn texts(reading: &Reading) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let states = reading.states.iter();
    let files = states.flat_map(|(document, state)| rules::check_file(*document, state));
    // The config, behind them, has been through its own audit when it was read.
    let documents = catalogue.numbered_documents().take(reading.documents);
    let syntax = documents.flat_map(|(id, _)| catlint_core::rules::check_syntax(catalogue, id));
    files.chain(syntax).collect()
}

type Schemas = Vec<Option<RecordSchema>>;

fn fields(catalogue: &Catalogue, schemas: &Schemas) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let audited = records.flat_map_iter(|record| {
        let schema = schemas
            .get(record.collection.0 as usize)
            .and_then(Option::as_ref);
        catlint_schema::audit_record(catalogue, record, schema)
    });
    audited.collect()
}

/// The schema of each collection. A file that several collections name is compiled for each.
fn schemas(settings: &Settings) -> Result<Schemas, Error> {
    settings
        .collections
        .iter()
        .map(|collection| match &collection.schema {
            Some(path) => schema(settings, path).map(Some),
            None => Ok(None),
        })
        .collect()
}

fn schema(settings: &Settings, path: &str) -> Result<RecordSchema, Error> {
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
    let read = |path: &str| {
        let bytes = read_inside(&settings.root, path, &settings.limits).ok()?;
        let document = Document::parse(path, bytes, &Limits::default());
        catlint_schema::value(&document)
    };
    RecordSchema::compile(&document, &read).map_err(|schema_fault| {
        let root = document.roots().first().copied();
        let node = root.and_then(|root| document.at(root, &schema_fault.pointer));
        let position = node.map(|node| document.source().position(document.span(node).start));
        fault(
            position.map(|position| (position.line, position.column)),
            schema_fault.message,
        )
    })
}
