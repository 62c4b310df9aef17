//! Which fields identify a record.

use catlint_core::document::Pattern;
use catlint_core::{Catalogue, CollectionId};

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
    /// The fields; an array claims each of its items.
    pub fields: Vec<Pattern>,
    /// How values are compared.
    pub compare: Compare,
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compare {
    /// Letter by letter.
    Exact,
    /// Without regard to case.
    #[default]
    Lower,
    /// Without regard to case, accents and punctuation.
    Fold,
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
