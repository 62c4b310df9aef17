//! The duplicates audit of a run: its settings from those of the run.

mod settings;

use catlint_core::{Catalogue, Diagnostic};
use catlint_duplicates::{DuplicateSettings, Focus, Reader};
use rayon::prelude::*;

use crate::surroundings::{Surroundings, name};

pub(crate) use settings::settings;

/// Duplicates among all records, or none at all: where some claims are missing, no comparison is
/// worth its word.
pub(crate) fn audit(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    focus: &Focus,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let lost = || "the audit of duplicates was given up".to_owned();
    let reader = surroundings.attempt(lost, || Reader::new(catalogue, settings));
    let Some(reader) = reader else {
        return Vec::new();
    };
    let records = catalogue.records.par_iter();
    let claims = records.map(|record| {
        surroundings.attempt(
            || format!("{} was not compared", name(catalogue, record)),
            || reader.claims(record),
        )
    });
    let claims: Vec<_> = claims.collect();
    let found = surroundings.attempt(lost, || {
        let claims = claims.into_iter().map(Option::unwrap_or_default).collect();
        let found = catlint_duplicates::audit(reader, claims, focus);
        catlint_duplicates::told_once(catalogue, found)
    });
    found.unwrap_or_default()
}
