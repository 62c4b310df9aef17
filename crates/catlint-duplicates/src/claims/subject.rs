//! What claims are about.

use std::hash::Hash;

use catlint_core::CollectionId;

use crate::fields::hash;
use crate::settings::{Namespace, Scope};

/// What a claim is about, in the order in which the tiers are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// Every field but the id.
    Record,
    /// The id.
    Id,
    /// The name, within its partition.
    Name,
    /// A value of the namespace of this number.
    Value(u32),
    /// A value of a namespace that reaches through collections, by a hash of its name.
    Shared(u64),
    /// A URL, in one field.
    Url,
    /// A long text, in one field.
    Text,
}

impl Subject {
    /// What a claim to a value of a namespace is about; `number` is that of the namespace.
    pub(super) fn of_namespace(number: u32, namespace: &Namespace) -> Self {
        match namespace.scope {
            Scope::Catalogue => Self::Shared(hash(&namespace.name)),
            Scope::Collection | Scope::File | Scope::Parent => Self::Value(number),
        }
    }

    /// The collection that a claim reaches through; nothing where it reaches through all.
    pub(crate) fn reach(self, own: CollectionId) -> Option<CollectionId> {
        (!matches!(self, Self::Shared(_))).then_some(own)
    }

    pub(super) fn hash_in(self, own: CollectionId, what: &impl Hash) -> u64 {
        hash(&(self.reach(own), what))
    }

    /// The namespaces that a claim may be to a value of.
    pub(crate) fn namespaces(self, all: &[Namespace]) -> impl Iterator<Item = &Namespace> {
        let numbered = (0u32..).zip(all);
        let own = numbered.filter(move |(number, it)| Self::of_namespace(*number, it) == self);
        own.map(|(_, namespace)| namespace)
    }
}
