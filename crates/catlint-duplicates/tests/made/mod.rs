//! Catalogues made for the purpose, and what the audit finds in them.

use catlint_core::document::{Document, Limits};
use catlint_core::selector::Selector;
use catlint_core::{Catalogue, Collection, CollectionId, DocumentId, Record, RecordId};

/// The catalogue of one list, each record with the id and the label that are given for it.
pub(crate) fn catalogue(text: String, named: &[(&str, &str)]) -> Catalogue {
    let document = Document::parse("a.yaml", text.into_bytes(), &Limits::default());
    let roots = document.roots().iter();
    let roots = roots.flat_map(|root| document.items(*root).into_iter().flatten());
    let records = roots.zip(named).map(|(root, (id, label))| Record {
        collection: CollectionId(0),
        document: DocumentId(0),
        root,
        id: RecordId((*id).to_owned()),
        label: (*label).to_owned(),
    });
    Catalogue {
        records: records.collect(),
        documents: vec![document],
        collections: vec![Collection {
            id: Selector::parse("/id").ok(),
            label: Selector::parse("/name").ok(),
            ..Collection::default()
        }],
    }
}
