//! Fields that are called as if they held addresses, and hold words: in a table about fields, `homepage`
//! is `required`, `optional` or `recommended`.

use std::collections::HashMap;

use catlint_core::{Catalogue, CollectionId, Place};

use crate::rules::is_stand_in;

/// Words from which on a field may be one of words: of fewer, each may be a slip. A choice of ours.
const MANY: usize = 3;

/// The same field of all records of a collection, and of all tables in them: the collection, how deep
/// it is, and its name.
type Field<'c> = (CollectionId, usize, &'c str);

/// A text that is no address, under a key that says it is one.
#[derive(Clone, Copy)]
pub(crate) struct Word<'c> {
    pub(crate) key: &'c str,
    pub(crate) text: &'c str,
    pub(crate) place: Place,
}

/// How much of a field is what.
#[derive(Default)]
struct Extent {
    words: usize,
    addresses: usize,
}

/// Whether a text has nothing of an address.
pub(crate) fn is_word(text: &str) -> bool {
    is_stand_in(text) || !text.contains(['.', '/', ':'])
}

/// The words that stand where an address is wanted: those of fields that are not mostly words. What only
/// stands in for an address says nothing of its field. O(words × depth), and where there are words,
/// O(addresses × depth).
pub(crate) fn slips<'c>(
    catalogue: &'c Catalogue,
    words: Vec<Word<'c>>,
    addresses: impl Iterator<Item = Place>,
    key_of: impl Fn(Place) -> Option<&'c str>,
) -> Vec<(&'c str, Place)> {
    let field = |place, key| field(catalogue, place, key);
    let mut extents: HashMap<Field<'c>, Extent> = HashMap::new();
    for word in words.iter().filter(|word| !is_stand_in(word.text)) {
        let extent = field(word.place, word.key).map(|field| extents.entry(field).or_default());
        extent.into_iter().for_each(|extent| extent.words += 1);
    }
    extents.retain(|_, extent| extent.words >= MANY);
    let is_settled = extents.is_empty();
    for place in addresses.take_while(|_| !is_settled) {
        let field = key_of(place).and_then(|key| field(place, key));
        let extent = field.and_then(|field| extents.get_mut(&field));
        extent.into_iter().for_each(|extent| extent.addresses += 1);
    }
    let is_of_words = |word: &Word<'c>| {
        let extent = field(word.place, word.key).and_then(|field| extents.get(&field));
        extent.is_some_and(|extent| extent.words > extent.addresses)
    };
    let slips = words.into_iter().filter(|word| !is_of_words(word));
    slips.map(|word| (word.text, word.place)).collect()
}

fn field<'c>(catalogue: &Catalogue, place: Place, key: &'c str) -> Option<Field<'c>> {
    let Place::Node { document, node, .. } = place else {
        return None;
    };
    let record = catalogue.record_at(place)?;
    let document = catalogue.document(document);
    let above = std::iter::successors(Some(node), |node| document.parent(*node));
    let depth = above.take_while(|node| *node != record.root).count();
    Some((record.collection, depth, key))
}

#[cfg(test)]
mod tests {
    use catlint_core::{Catalogue, Collection, Document, DocumentId, Record, RecordId};

    use super::{CollectionId, is_word};

    /// The links under `homepage` in a table of such values.
    fn links(values: &[&str]) -> Vec<String> {
        let rows = values
            .iter()
            .map(|value| format!("- homepage: {value:?}\n"));
        let text: String = rows.collect();
        let document = Document::parse("a.yaml", text.into_bytes(), &Default::default());
        let record = Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root: document.roots()[0],
            id: RecordId("a".to_owned()),
            label: "A".to_owned(),
        };
        let catalogue = Catalogue {
            collections: vec![Collection::default()],
            documents: vec![document],
            records: vec![record],
        };
        let links = crate::collect(&catalogue, &Vec::new());
        links.iter().map(|link| link.url.to_owned()).collect()
    }

    #[test]
    fn a_field_of_words_has_no_slips() {
        let words = ["required", "optional", "required", "n/a"];
        assert!(links(&words).is_empty(), "{:?}", links(&words));
        let address = [&words[..], &["https://ilo.org", "ilo.org/page"]].concat();
        assert_eq!(links(&address), ["https://ilo.org", "ilo.org/page"]);
    }

    #[test]
    fn a_word_in_a_field_of_addresses_is_a_slip() {
        let few = ["unknown", "see below"];
        assert_eq!(links(&few), ["see below", "unknown"]);
        let stand_ins = ["TODO", "-", "N/A", "TODO"];
        assert_eq!(links(&stand_ins), ["-", "N/A", "TODO"]);
        let half = [
            "a",
            "b",
            "c",
            "ilo.org",
            "https://ilo.org",
            "https//ilo.org",
        ];
        assert_eq!(links(&half).len(), half.len());
    }

    #[test]
    fn a_slip_of_an_address_is_no_word() {
        for text in ["ilo.org", "https//ilo", "htp://", "localhost:80"] {
            assert!(!is_word(text), "{text}");
        }
    }
}
