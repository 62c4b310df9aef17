//! What references can refer to: records, and the values of a list file.

use std::collections::{BTreeSet, HashMap};

use catlint_core::selector::Selector;
use catlint_core::{Catalogue, CollectionId, DocumentId, Place};

use super::list_file;
use super::standpoints::records_of;

/// What a reference refers to.
#[derive(Debug, Clone)]
pub enum Target {
    /// Records of some collections.
    Records {
        /// The collections.
        collections: Vec<CollectionId>,
        /// What a record is known by; its id where there is none.
        fields: Vec<Selector>,
    },
    /// The values of a file that is no record: a vocabulary.
    List {
        /// Its path, as a document of the catalogue has it.
        path: String,
        /// Its values. Without: the items of a list, the keys of a mapping, the lines of a text.
        values: Option<Selector>,
    },
}

/// One thing that can be referred to.
#[derive(Debug)]
pub(super) struct Thing {
    /// Where it is.
    pub(super) place: Place,
    /// What it is known by, as it is written first.
    pub(super) written: String,
}

/// Everything that a reference may refer to.
#[derive(Debug, Default)]
pub(super) struct Targets {
    pub(super) things: Vec<Thing>,
    /// The thing of each key.
    keys: HashMap<String, usize>,
}

impl Targets {
    pub(super) fn of(catalogue: &Catalogue, target: &Target) -> Self {
        let mut targets = Self::default();
        match target {
            Target::Records {
                collections,
                fields,
            } => {
                for id in collections {
                    targets.records(catalogue, *id, fields);
                }
            }
            Target::List { path, values } => {
                let mut documents = catalogue.numbered_documents();
                if let Some((id, document)) = documents.find(|(_, it)| it.path() == path) {
                    for value in list_file::values(id, document, values.as_ref()) {
                        targets.add(value.place, [value.key], &value.written);
                    }
                }
            }
        }
        targets
    }

    /// The number of the thing that is known by a key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied()
    }

    /// Every key, in no order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    fn records(&mut self, catalogue: &Catalogue, collection: CollectionId, fields: &[Selector]) {
        let id = catalogue.collection(collection).id.as_slice();
        let fields = if fields.is_empty() { id } else { fields };
        for record in records_of(catalogue, collection) {
            let from = catalogue.standpoint(record);
            let values: Vec<_> = fields.iter().flat_map(|field| field.values(from)).collect();
            if let Some(first) = values.first() {
                let keys = values.iter().map(|value| value.text.to_string());
                self.add(first.place, keys, &first.written);
            }
        }
    }

    fn add(&mut self, place: Place, keys: impl IntoIterator<Item = String>, written: &str) {
        let number = self.things.len();
        self.things.push(Thing {
            place,
            written: written.to_owned(),
        });
        for key in keys {
            // Of two with one key the first counts; that they are two is another rule's matter.
            self.keys.entry(key).or_insert(number);
        }
    }

    /// Where the targets are, for people: a file, or the directory of several.
    pub(super) fn whereabouts(&self, catalogue: &Catalogue) -> Option<String> {
        let documents = self.things.iter().map(|thing| thing.place);
        let documents: BTreeSet<DocumentId> = documents.map(Place::document).collect();
        let first = catalogue.document(*documents.first()?).path();
        if documents.len() == 1 {
            return Some(first.to_owned());
        }
        let (directory, _) = first.rsplit_once('/')?;
        Some(format!("{directory}/"))
    }
}
