//! The audit of the config: it is a record like any other.

use catlint_core::document::Document;
use catlint_core::{
    Catalogue, Collection, CollectionId, Diagnostic, DocumentId, Record, RecordId, Severity,
};
use catlint_report::{Format, Options};
use catlint_schema::RecordSchema;

use super::explain::explain;
use super::names::unknown_collections;
use super::schema::schema;
use super::senseless::senseless;
use crate::error::Error;

/// The config as a catalogue of one record, audited like any other, and what is found that does not
/// keep it from being used.
pub(super) fn validate(document: Document) -> Result<(Catalogue, Vec<Diagnostic>), Error> {
    let path = document.path().to_owned();
    let record = document.roots().first().map(|&root| Record {
        collection: CollectionId(0),
        document: DocumentId(0),
        root,
        id: RecordId(path.clone()),
        label: "the config".to_owned(),
    });
    let catalogue = Catalogue {
        documents: vec![document],
        collections: vec![Collection::default()],
        records: record.into_iter().collect(),
    };
    let schema = RecordSchema::of_ours(schema()).map_err(|fault| Error::Schema {
        place: String::new(),
        path: "of the config".to_owned(),
        position: None,
        reason: fault.message,
    })?;
    let mut diagnostics = catlint_core::rules::check_syntax(&catalogue, DocumentId(0));
    let records = catalogue.records.iter();
    diagnostics.extend(
        records.flat_map(|record| {
            catlint_schema::audit_record(&catalogue, record, Some(&schema), &[])
        }),
    );
    diagnostics.extend(unknown_collections(catalogue.document(DocumentId(0))));
    diagnostics.extend(senseless(catalogue.document(DocumentId(0))));
    explain(&catalogue, &mut diagnostics);
    for empty in diagnostics
        .iter_mut()
        .filter(|it| it.rule.0 == "empty-file")
    {
        // There is no record to fill in.
        empty.message = "the config is empty".to_owned();
        empty.help = Some("say where the records are, under `collections:`".to_owned());
    }
    // Nobody but us reads the config, and we know what `off` means.
    diagnostics.retain(|diagnostic| diagnostic.rule.0 != "ambiguous-scalar");
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    if !diagnostics.iter().any(is_error) {
        return Ok((catalogue, diagnostics));
    }
    Err(refusal(path, &catalogue, diagnostics))
}

/// The findings as the reason why a config cannot be used.
fn refusal(path: String, catalogue: &Catalogue, diagnostics: Vec<Diagnostic>) -> Error {
    let report = catlint_core::report::Report {
        diagnostics,
        ..Default::default()
    };
    let mut text = Vec::new();
    let rendered = catlint_report::render(
        Format::Human,
        catalogue,
        &report,
        &Options::default(),
        &mut text,
    );
    match rendered {
        Ok(()) => Error::Config {
            path,
            diagnostics: String::from_utf8_lossy(&text).into_owned(),
        },
        Err(source) => Error::Io {
            action: "render",
            path: path.into(),
            source,
        },
    }
}
