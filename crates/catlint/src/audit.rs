//! Runs the audits that are asked for and gathers what they find.

use catlint_core::document::Pattern;
use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Category, Diagnostic, Record};
use catlint_duplicates::{Compare, DuplicateSettings, Namespace};
use catlint_schema::RecordSchema;
use rayon::prelude::*;

use crate::config::UniqueConfig;
use crate::error::Error;
use crate::findings::Findings;
use crate::gate::Gate;
use crate::links;
use crate::read::Reading;
use crate::read::inside::read_inside;
use crate::rules;
use crate::settings::Settings;
use crate::surroundings::Surroundings;

/// Runs the syntax rules and every audit that is asked for, as far as the surroundings let it.
pub(crate) fn run(
    settings: &Settings,
    reading: &Reading,
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Result<Findings, Error> {
    let catalogue = &reading.catalogue;
    let schemas = schemas(settings)?;
    let mut findings = Findings::default();
    findings.summary.files = reading.files;
    findings.summary.records = catalogue.records.len();
    if settings.runs(Category::Syntax) {
        let found = texts(reading, surroundings);
        findings.diagnostics.extend(found);
    }
    if settings.runs(Category::Fields) {
        let found = fields(catalogue, &schemas, surroundings);
        findings.diagnostics.extend(found);
    }
    if settings.runs(Category::Duplicates) {
        let settings = duplicate_settings(settings);
        let found = duplicates(catalogue, &settings, surroundings);
        findings.diagnostics.extend(found);
    }
    if settings.runs(Category::Links) {
        findings.whole = reading.is_whole();
        let lost = || "the audit of links was given up".to_owned();
        let done = surroundings.attempt(lost, || {
            links::audit(settings, catalogue, gate, surroundings, &mut findings)
        });
        done.unwrap_or(Ok(()))?;
    }
    links::excuse(settings, &mut findings);
    // A shard sees where some links end; those who put the shards together see it of all.
    if settings.runs(Category::Duplicates) && settings.shard.is_none() {
        let lost = || "the comparison of where links end was given up".to_owned();
        let ends = surroundings.attempt(lost, || {
            catlint_duplicates::audit_ends(catalogue, &findings.links, &findings.diagnostics)
        });
        findings.diagnostics.extend(ends.unwrap_or_default());
    }
    Ok(findings)
}

/// What is wrong with files as such, and with their text.
fn texts(reading: &Reading, surroundings: &Surroundings) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let states = reading.states.iter();
    let files = states.flat_map(|(document, state)| rules::check_file(*document, state));
    // The config, behind them, has been through its own audit when it was read.
    let documents = catalogue.numbered_documents().take(reading.documents);
    let syntax = documents.filter_map(|(id, document)| {
        let lost = || format!("the text of {} was not checked", document.path());
        surroundings.attempt(lost, || catlint_core::rules::check_syntax(catalogue, id))
    });
    files.chain(syntax.flatten()).collect()
}

type Schemas = Vec<Option<RecordSchema>>;

fn fields(
    catalogue: &Catalogue,
    schemas: &Schemas,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let audited = records.filter_map(|record| {
        let schema = schemas
            .get(record.collection.0 as usize)
            .and_then(Option::as_ref);
        surroundings.attempt(
            || format!("the fields of {} were not checked", name(catalogue, record)),
            || (surroundings.audit_record)(catalogue, record, schema),
        )
    });
    audited.flatten_iter().collect()
}

/// Duplicates among all records, or none at all: where some claims are missing, no comparison is
/// worth its word.
fn duplicates(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let claims = records.map(|record| {
        surroundings.attempt(
            || format!("{} was not compared", name(catalogue, record)),
            || catlint_duplicates::claims(catalogue, record, settings),
        )
    });
    let claims: Vec<_> = claims.collect();
    let lost = || "the audit of duplicates was given up".to_owned();
    let found = surroundings.attempt(lost, || {
        let claims: Vec<_> = claims.into_iter().map(Option::unwrap_or_default).collect();
        catlint_duplicates::audit(catalogue, settings, &claims)
    });
    found.unwrap_or_default()
}

/// What is said of a record of which something was lost.
fn name(catalogue: &Catalogue, record: &Record) -> String {
    let path = catalogue.document(record.document).path();
    format!("{path} ({})", record.label)
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
    RecordSchema::compile(&document).map_err(|schema_fault| {
        let root = document.roots().first().copied();
        let node = root.and_then(|root| document.at(root, &schema_fault.pointer));
        let position = node.map(|node| document.source().position(document.span(node).start));
        fault(
            position.map(|position| (position.line, position.column)),
            schema_fault.message,
        )
    })
}

fn duplicate_settings(settings: &Settings) -> DuplicateSettings {
    let namespaces = settings.collections.iter();
    let namespaces = namespaces.map(|collection| collection.unique.iter().map(namespace).collect());
    DuplicateSettings {
        namespaces: namespaces.collect(),
    }
}

fn namespace(config: &UniqueConfig) -> Namespace {
    Namespace {
        name: config.name.clone(),
        fields: config
            .fields
            .iter()
            .filter_map(|field| Pattern::parse(field))
            .collect(),
        compare: match config.compare.as_deref() {
            Some("exact") => Compare::Exact,
            Some("fold") => Compare::Fold,
            _ => Compare::Lower,
        },
    }
}
