//! Runs the audits that are asked for and gathers what they find.

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Category, CollectionId, Diagnostic};
use catlint_schema::CodeField;
use catlint_schema::constraints::Constraints;
use rayon::prelude::*;

use crate::codes;
use crate::duplicates;
use crate::error::Error;
use crate::findings::Findings;
use crate::gate::Gate;
use crate::ignores::is_ours;
use crate::links;
use crate::read::Reading;
use crate::read::patterns::{matchers, wanting};
use crate::read::setup::{config_document, schema_documents};
use crate::rules::{self, SettingFacts};
use crate::schemas::{self, Schemas};
use crate::settings::Settings;
use crate::surroundings::{Surroundings, name};

/// Runs the syntax rules and every audit that is asked for, as far as the surroundings let it.
pub(crate) fn run(
    settings: &Settings,
    reading: &Reading,
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Result<Findings, Error> {
    let catalogue = &reading.catalogue;
    let schemas = schemas::compile(settings)?;
    let codes = codes::fields(settings)?;
    let mut findings = Findings::default();
    findings.summary.files = reading.files;
    findings.summary.records = catalogue.records.len();
    if settings.runs(Category::Syntax) {
        let found = texts(reading, surroundings);
        findings.diagnostics.extend(found);
    }
    if settings.runs(Category::Catalogue) {
        findings.diagnostics.extend(config(settings, reading));
    }
    if settings.runs(Category::Fields) {
        findings
            .diagnostics
            .extend(fields(settings, catalogue, &schemas, &codes, surroundings));
        let lost = || "the audit of schemas was given up".to_owned();
        let linted = surroundings.attempt(lost, || schemas::lint(settings, reading));
        findings.diagnostics.extend(linted.unwrap_or_default());
        let constraints = constraints(settings, reading)?;
        let gone = gate.map(|gate| &gate.gone);
        let lost = || "the audit of references between records was given up".to_owned();
        let audited = surroundings.attempt(lost, || {
            catlint_schema::audit_constraints(catalogue, &constraints, gone)
        });
        let (found, caused) = audited.unwrap_or_default();
        findings.diagnostics.extend(found);
        findings.caused = caused;
    }
    if settings.runs(Category::Duplicates) {
        let settings = duplicates::settings(settings, catalogue);
        let found = duplicates::audit(catalogue, &settings, surroundings);
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
    let documents: BTreeSet<_> = documents.map(|(id, _)| id).collect();
    // A key that stands twice in a schema takes a check away, and nobody sees it.
    let documents = documents.into_iter().chain(schema_documents(reading));
    let documents: BTreeSet<_> = documents.collect();
    let syntax = documents.into_iter().filter_map(|id| {
        let lost = || {
            let path = catalogue.document(id).path();
            format!("the text of {path} was not checked")
        };
        surroundings.attempt(lost, || catlint_core::rules::check_syntax(catalogue, id))
    });
    files.chain(syntax.flatten()).collect()
}

/// What was found in the config when it was read, at its place among the documents, and what in it
/// is about records that are not there.
fn config(settings: &Settings, reading: &Reading) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let Some(id) = config_document(settings, catalogue) else {
        return Vec::new();
    };
    let mut found = settings.config_findings.clone();
    for diagnostic in &mut found {
        diagnostic.move_to(id);
    }
    // Of files that cannot be read nobody knows the records.
    if reading.is_whole() {
        let facts = SettingFacts {
            catalogue,
            config: id,
        };
        found.extend(rules::check_settings(&facts));
    }
    found
}

fn fields(
    settings: &Settings,
    catalogue: &Catalogue,
    schemas: &Schemas,
    codes: &[Vec<CodeField>],
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let audited = records.filter_map(|record| {
        let schema = schemas
            .get(record.collection.0 as usize)
            .and_then(Option::as_ref);
        let codes = codes.get(record.collection.0 as usize);
        let codes = codes.map_or(&[][..], Vec::as_slice);
        let mut found = surroundings.attempt(
            || format!("the fields of {} were not checked", name(catalogue, record)),
            || (surroundings.audit_record)(catalogue, record, schema, codes),
        )?;
        // What a record says to us is no matter of its schema.
        found.retain(|found| !is_ours(settings, catalogue, record, found.primary.place));
        Some(found)
    });
    audited.flatten_iter().collect()
}

fn constraints(settings: &Settings, reading: &Reading) -> Result<Constraints, Error> {
    let collections = settings.collections.iter();
    let collections = collections.map(|collection| collection.constraints.clone());
    Ok(Constraints {
        collections: collections.collect(),
        incomplete: incomplete(settings, reading)?,
        today: settings.today,
    })
}

/// The collections of which a file could not be read.
fn incomplete(settings: &Settings, reading: &Reading) -> Result<BTreeSet<CollectionId>, Error> {
    let matchers = matchers(settings)?;
    let broken = reading.broken().into_iter();
    let collections = broken.flat_map(|path| wanting(path, &matchers));
    Ok(collections.collect())
}
