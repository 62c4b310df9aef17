//! A schema by a stranger over a record by a stranger: it is refused, or it comes to an end; so does
//! the audit of the schema itself.

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Diagnostic, DocumentId};
use catlint_schema::RecordSchema;

use crate::split;
use crate::whole::catalogue;

/// A schema, a line `%%%`, a record.
pub fn schema(bytes: &[u8]) {
    let (schema, record) = split(bytes);
    lint(schema);
    let document = Document::parse("schema.json", schema.to_vec(), &Limits::default());
    if document.faults().iter().any(|fault| fault.kind.is_fatal()) {
        return;
    }
    let Ok(schema) = RecordSchema::compile(&document, &|_| None) else {
        return;
    };
    let catalogue = catalogue("data/a.yaml", record);
    for record in &catalogue.records {
        let found = catlint_schema::audit_record(&catalogue, record, Some(&schema), &[]);
        fit(&catalogue, found);
    }
}

fn lint(schema: &[u8]) {
    let document = Document::parse("schema.json", schema.to_vec(), &Limits::default());
    let catalogue = Catalogue {
        documents: vec![document],
        ..Catalogue::default()
    };
    let found = catlint_schema_lint::audit(&catalogue, DocumentId(0), &[]);
    fit(&catalogue, found);
}

/// Every finding is about a stretch of text that is there.
fn fit(catalogue: &Catalogue, found: Vec<Diagnostic>) {
    for finding in found {
        let span = catalogue.span(finding.primary.place);
        let text = catalogue.document(finding.primary.place.document()).text();
        assert!(text.get(span.range()).is_some(), "{finding:?}");
    }
}
