//! The schema that is drafted of records: whatever they say, it can be used and they pass it.

use catlint_core::Severity;
use catlint_core::document::{Document, Limits};
use catlint_profile::Profile;
use catlint_schema::RecordSchema;

use crate::whole::catalogue;

/// The text of a file of records.
pub fn draft(bytes: &[u8]) {
    let catalogue = catalogue("data/a.yaml", bytes);
    let mut documents = catalogue.documents.iter();
    if documents.any(|document| !document.faults().is_empty()) {
        return;
    }
    let profile = Profile::of(&catalogue, &catalogue.records);
    let text = catlint_profile::draft::schema(&profile, "a").text();
    let document = Document::parse("schema.json", text.clone().into_bytes(), &Limits::default());
    let schema = RecordSchema::compile(&document, &|_| None)
        .unwrap_or_else(|fault| panic!("{fault:?}: {text}"));
    for record in &catalogue.records {
        let audit = |schema| catlint_schema::audit_record(&catalogue, record, schema, &[]);
        let without = audit(None);
        let mut found = audit(Some(&schema)).into_iter();
        let wrong =
            found.find(|found| found.severity == Severity::Error && !without.contains(found));
        assert_eq!(wrong, None, "{text}");
    }
}
