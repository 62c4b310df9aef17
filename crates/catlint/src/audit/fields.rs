//! The audit of fields: records, schemas, and what a config asks beyond them.

use std::collections::BTreeSet;

use catlint_core::habits::told_once;
use catlint_core::{Catalogue, Category, CollectionId, Diagnostic, Place};
use catlint_schema::CodeField;
use catlint_schema::constraints::{Change, Constraints};
use rayon::prelude::*;

use crate::error::Error;
use crate::gate::Gate;
use crate::ignores::is_ours;
use crate::read::Reading;
use crate::read::patterns::{matchers, wanting};
use crate::read::setup::schema_documents;
use crate::schemas::Schemas;
use crate::settings::Settings;
use crate::surroundings::{Surroundings, name};

/// What is found in records and schemas, and by what the config asks beyond them; then the places of
/// what the change is to blame for.
pub(super) fn fields(
    settings: &Settings,
    reading: &Reading,
    schemas: &Schemas,
    codes: &[Vec<CodeField>],
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Result<(Vec<Diagnostic>, BTreeSet<Place>), Error> {
    if !settings.runs(Category::Fields) {
        return Ok(Default::default());
    }
    let catalogue = &reading.catalogue;
    let mut found = records(settings, catalogue, schemas, codes, gate, surroundings);
    let lost = || "the audit of schemas was given up".to_owned();
    let linted = surroundings.attempt(lost, || lint(settings, reading));
    found.extend(linted.unwrap_or_default());
    let constraints = constraints(settings, reading)?;
    let change = gate.map(|gate| Change {
        gone: &gate.gone,
        fresh: &gate.changes.fresh,
    });
    let lost = || "the audit of references between records was given up".to_owned();
    let audited = surroundings.attempt(lost, || {
        catlint_schema::audit_constraints(catalogue, &constraints, change)
    });
    let (more, caused) = audited.unwrap_or_default();
    found.extend(more);
    Ok((found, caused))
}

/// What is found in the schemas themselves.
fn lint(settings: &Settings, reading: &Reading) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let collections = settings.collections.iter();
    let own = collections.filter_map(|collection| collection.severity_keyword.as_deref());
    let own: Vec<_> = own.collect();
    let read = |path: &str| catlint_schema::value(reading.readable(path)?);
    let documents = schema_documents(reading).into_iter();
    let found = documents.flat_map(|id| {
        let mut found = catlint_schema_lint::audit(catalogue, id, &own);
        found.extend(catlint_schema::audit_schema(catalogue, id, &read));
        found
    });
    found.collect()
}

fn records(
    settings: &Settings,
    catalogue: &Catalogue,
    schemas: &Schemas,
    codes: &[Vec<CodeField>],
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let audited = records.filter_map(|record| {
        let is_new = gate.is_some_and(|gate| gate.changes.is_new(record));
        let schema = schemas.of(record.collection, is_new);
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
    let is_by_choice = |found: &Diagnostic| catlint_schema::is_by_choice(found.rule);
    told_once(catalogue, audited.flatten_iter().collect(), is_by_choice)
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
