//! Which fields identify a record.

use std::collections::BTreeMap;

use catlint_core::document::Pointer;
use catlint_core::selector::{Predicate, Selector};
use catlint_core::{Catalogue, CollectionId, DocumentId, Severity};

use catlint_core::text::web_address::Form;

use crate::roles::Role;
use crate::url_key::EQUIVALENT;

/// What is compared, by collection. The id, the name and the partition are the collection's own.
#[derive(Debug, Clone, Default)]
pub struct DuplicateSettings {
    /// What is set for each collection, by the collection's index.
    pub collections: Vec<CollectionPart>,
    /// Records that are two things, however alike.
    pub distinct: Vec<Distinction>,
    /// The document of the config, if it is one of the catalogue's.
    pub config: Option<DocumentId>,
}

/// What is set for one collection.
#[derive(Debug, Clone, Default)]
pub struct CollectionPart {
    /// Its namespaces.
    pub namespaces: Vec<Namespace>,
    /// Declared roles by the field's keys, without positions in lists: `links.url`.
    pub roles: BTreeMap<String, Role>,
    /// How the addresses of a field are compared, where not as others are, by [`crate::field_number`].
    pub urls: Vec<(u64, Form)>,
    /// The field of a record that names others it is not: ids.
    pub distinct_from: Option<Pointer>,
}

impl CollectionPart {
    /// The form in which the addresses of a field are compared.
    pub(crate) fn form(&self, field: u64) -> Form {
        let mut declared = self.urls.iter();
        let own = declared.find(|(declared, _)| *declared == field);
        own.map_or(EQUIVALENT, |(_, form)| *form)
    }
}

/// Two records that the config says are two things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distinction {
    /// Their ids.
    pub records: Vec<String>,
    /// Why.
    pub reason: String,
    /// Where the config says so, by its own pointer.
    pub pointer: Pointer,
}

/// Fields whose values only one record may have.
#[derive(Debug, Clone, Default)]
pub struct Namespace {
    /// What messages call such a value.
    pub name: String,
    /// The fields; each of their values is claimed by itself.
    pub fields: Vec<Selector>,
    /// That within which values must differ: the rest of a composite key.
    pub within: Vec<Selector>,
    /// How far a claim reaches.
    pub scope: Scope,
    /// Records that claim nothing.
    pub unless: Predicate,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}

/// How far a claim reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Through the whole collection.
    #[default]
    Collection,
    /// Through the file that the record stands in.
    File,
    /// Through the list or mapping that the record stands in.
    Parent,
    /// Through every collection that has a namespace of this name and reach.
    Catalogue,
}

impl DuplicateSettings {
    /// Settings without namespaces: ids, names, URLs and texts only.
    #[must_use]
    pub fn plain(catalogue: &Catalogue) -> Self {
        Self {
            collections: vec![CollectionPart::default(); catalogue.collections.len()],
            ..Self::default()
        }
    }

    pub(crate) fn of(&self, collection: CollectionId) -> &CollectionPart {
        static NOTHING: CollectionPart = CollectionPart {
            namespaces: Vec::new(),
            roles: BTreeMap::new(),
            urls: Vec::new(),
            distinct_from: None,
        };
        self.collections
            .get(collection.0 as usize)
            .unwrap_or(&NOTHING)
    }
}
