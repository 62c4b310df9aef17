//! The duplicates audit of a run: its settings from those of the run.

mod settings;

use catlint_core::{Catalogue, Diagnostic};
use catlint_duplicates::DuplicateSettings;
use rayon::prelude::*;

pub(crate) use settings::settings;

/// Runs the audit over the whole catalogue.
pub(crate) fn audit(catalogue: &Catalogue, settings: &DuplicateSettings) -> Vec<Diagnostic> {
    let records = catalogue.records.par_iter();
    let claims = records.map(|record| catlint_duplicates::claims(catalogue, record, settings));
    let claims: Vec<_> = claims.collect();
    catlint_duplicates::audit(catalogue, settings, &claims)
}
