//! What is wrong with files, with their text, and with the config.

use catlint_core::Diagnostic;
use rayon::prelude::*;

use crate::read::Reading;
use crate::read::setup::{config_document, schema_documents};
use crate::rules::{self, SettingFacts};
use crate::settings::Settings;
use crate::surroundings::Surroundings;

/// What is wrong with files as such, and with their text.
pub(super) fn texts(reading: &Reading, surroundings: &Surroundings) -> Vec<Diagnostic> {
    let catalogue = &reading.catalogue;
    let states = reading.states.iter();
    let files = states.flat_map(|(document, state)| rules::check_file(*document, state));
    // The config, behind them, has been through its own audit when it was read. A key that stands
    // twice in a schema takes a check away, and nobody sees it.
    let documents = catalogue.numbered_documents().take(reading.documents);
    let documents = documents.map(|(id, _)| id);
    let schemas = schema_documents(reading).into_iter();
    let schemas = schemas.filter(|id| id.0 as usize >= reading.documents);
    let documents: Vec<_> = documents.chain(schemas).collect();
    let syntax = documents.into_par_iter().filter_map(|id| {
        let lost = || {
            let path = catalogue.document(id).path();
            format!("the text of {path} was not checked")
        };
        surroundings.attempt(lost, || catlint_core::rules::check_syntax(catalogue, id))
    });
    let syntax: Vec<_> = syntax.collect();
    files.chain(syntax.into_iter().flatten()).collect()
}

/// What was found in the config when it was read, at its place among the documents, and what in it
/// is about records that are not there.
pub(super) fn config(settings: &Settings, reading: &Reading) -> Vec<Diagnostic> {
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
