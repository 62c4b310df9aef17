//! Outcomes and a catalogue made up for tests.

use catlint_core::link::LinkOutcome;
use catlint_core::{
    Catalogue, Collection, CollectionId, Document, DocumentId, Place, Record, RecordId, Span,
};

use crate::Link;

/// A catalogue of records with the URLs that they cite, one file a record: `a.yaml` and so on.
pub(crate) fn catalogue(records: &[(&str, &[&str])]) -> Catalogue {
    let mut catalogue = Catalogue {
        collections: vec![Collection::default()],
        ..Catalogue::default()
    };
    for (number, (id, urls)) in (0u32..).zip(records) {
        let links: String = urls.iter().map(|url| format!("  - url: {url}\n")).collect();
        let text = format!("id: {id}\nlinks:\n{links}");
        let path = format!("{id}.yaml");
        let document = Document::parse(&path, text.into_bytes(), &Default::default());
        catalogue.records.push(Record {
            collection: CollectionId(0),
            document: DocumentId(number),
            root: document.roots()[0],
            id: RecordId((*id).to_owned()),
            label: id.to_uppercase(),
        });
        catalogue.documents.push(document);
    }
    catalogue
}

/// A link that stands nowhere.
pub(crate) fn link(url: &str) -> Link<'_> {
    let place = Place::Text {
        document: DocumentId(0),
        span: Span::default(),
    };
    Link {
        url,
        first: place,
        others: Box::default(),
    }
}

/// The outcomes of the links of a catalogue, each as it is made of its URL.
pub(crate) fn outcomes(
    catalogue: &Catalogue,
    make: impl Fn(&str) -> LinkOutcome,
) -> Vec<LinkOutcome> {
    let links = crate::collect(catalogue, &Vec::new());
    let made = links.into_iter().map(|link| LinkOutcome {
        places: link.places().collect(),
        ..make(link.url)
    });
    made.collect()
}
