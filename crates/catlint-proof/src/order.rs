//! Sorting: the same values in another order, and not a comment less.

use catlint::fix::mend_document;
use catlint_core::document::{Document, Limits, Pattern};
use catlint_core::{Applicability, Catalogue, Day, Diagnostic, DocumentId};
use catlint_schema::constraints::{CollectionConstraints, Constraints, Sorted};
use serde_yaml::Value;

use crate::whole::catalogue;

/// The text of one record, of which the fields and the lists and mappings in them are put in order,
/// as far as that can be done.
pub(crate) fn order(bytes: &[u8]) -> Vec<u8> {
    let mut text = bytes.to_vec();
    let limits = Limits::default();
    for round in 0.. {
        let catalogue = catalogue("data/a.yaml", &text);
        let document = catalogue.document(DocumentId(0));
        let found = findings(&catalogue);
        let Some(sorted) = mend_document(document, &found, Applicability::Unsafe, &limits) else {
            return text;
        };
        assert!(round < 200, "it never ends");
        nothing_is_lost(document, &sorted);
        text = sorted.text().as_bytes().to_vec();
    }
    text
}

fn findings(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let sorted = ["", "/*"].map(|list| Sorted {
        list: Pattern::parse(list),
        by: Vec::new(),
        descending: false,
        severity: None,
    });
    let own = CollectionConstraints {
        sorted: sorted.into(),
        ..CollectionConstraints::default()
    };
    let constraints = Constraints {
        collections: vec![own],
        incomplete: std::collections::BTreeSet::new(),
        today: Day::from_epoch_days(0),
    };
    catlint_schema::audit_constraints(catalogue, &constraints, None).0
}

fn nothing_is_lost(before: &Document, after: &Document) {
    assert_eq!(comments(before), comments(after));
    // By another reader.
    let read = |document: &Document| serde_yaml::from_str::<Value>(document.text());
    if let (Ok(before), Ok(after)) = (read(before), read(after)) {
        assert_eq!(unordered(&before), unordered(&after));
    }
}

fn comments(document: &Document) -> Vec<&str> {
    let comments = document.comments().iter();
    let mut texts: Vec<_> = comments
        .map(|span| document.source().slice(*span))
        .collect();
    texts.sort_unstable();
    texts
}

/// A value written so that the order of what is in it does not matter.
fn unordered(value: &Value) -> String {
    let joined = |mut parts: Vec<String>| {
        parts.sort_unstable();
        parts.join(",")
    };
    match value {
        Value::Sequence(items) => format!("[{}]", joined(items.iter().map(unordered).collect())),
        Value::Mapping(members) => {
            let members = members.iter();
            let members =
                members.map(|(key, value)| format!("{}:{}", unordered(key), unordered(value)));
            format!("{{{}}}", joined(members.collect()))
        }
        Value::Tagged(tagged) => unordered(&tagged.value),
        scalar => format!("{scalar:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn fields_and_what_is_in_them_are_put_in_order() {
        let text = "b: [z, y, x]\n# of a\na:\n  - 2\n  - 1 # one\n";
        let sorted = "# of a\na:\n  - 1 # one\n  - 2\nb: [x, y, z]\n";
        assert_eq!(String::from_utf8_lossy(&order(text.as_bytes())), sorted);
    }
}
