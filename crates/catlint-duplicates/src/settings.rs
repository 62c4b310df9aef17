//! Which fields identify a record.

use catlint_core::selector::{Predicate, Selector};
use catlint_core::{Catalogue, CollectionId, Severity};

/// What is compared, by collection. The id, the name and the partition are the collection's own.
#[derive(Debug, Clone, Default)]
pub struct DuplicateSettings {
    /// The namespaces of each collection, by the collection's index.
    pub namespaces: Vec<Vec<Namespace>>,
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
}

impl DuplicateSettings {
    /// Settings without namespaces: ids, names, URLs and texts only.
    #[must_use]
    pub fn plain(catalogue: &Catalogue) -> Self {
        Self {
            namespaces: vec![Vec::new(); catalogue.collections.len()],
        }
    }

    pub(crate) fn of(&self, collection: CollectionId) -> &[Namespace] {
        self.namespaces
            .get(collection.0 as usize)
            .map_or(&[], Vec::as_slice)
    }
}
