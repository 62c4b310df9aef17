//! Fixes: they change what they speak of and nothing else, and a second time there is nothing to do.

use catlint::fix::mend_document;
use catlint_core::document::{Document, Limits};
use catlint_core::{Applicability, Catalogue, Diagnostic, DocumentId};
use serde_yaml::Value;

use crate::order::order;
use crate::whole::{catalogue, schema};

/// The text of one record.
pub fn mend(bytes: &[u8]) {
    let mut text = bytes.to_vec();
    let limits = Limits::default();
    for round in 0.. {
        let catalogue = catalogue("data/a.yaml", &text);
        let findings = findings(&catalogue);
        let document = catalogue.document(DocumentId(0));
        let Some(mended) = mend_document(document, &findings, Applicability::Unsafe, &limits)
        else {
            order(&text);
            return;
        };
        assert!(round < 20, "it never ends");
        nothing_else_changes(document, &mended);
        text = mended.text().as_bytes().to_vec();
    }
}

fn findings(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let mut findings = catlint_core::rules::check_syntax(catalogue, DocumentId(0));
    for record in &catalogue.records {
        findings.extend(catlint_schema::audit_record(
            catalogue,
            record,
            Some(schema()),
            &[],
        ));
    }
    findings
}

/// By another reader: the same shape, and the same values but for those that fixes may touch.
fn nothing_else_changes(before: &Document, after: &Document) {
    let read = |document: &Document| serde_yaml::from_str::<Value>(document.text());
    let (Ok(before), Ok(after)) = (read(before), read(after)) else {
        return;
    };
    assert_eq!(shape(&before), shape(&after));
}

/// How values stand in each other, without what they say.
fn shape(value: &Value) -> String {
    match value {
        Value::Sequence(items) => {
            let items: Vec<_> = items.iter().map(shape).collect();
            format!("[{}]", items.join(","))
        }
        Value::Mapping(members) => {
            let members: Vec<_> = members.iter().map(|(_, value)| shape(value)).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Tagged(tagged) => shape(&tagged.value),
        _ => ".".to_owned(),
    }
}
