//! Reads values of a document that the schema of the config has passed: a value of another kind is
//! simply not there.

use catlint_core::document::{Document, Kind, NodeId};

/// Reads the members of a mapping by their keys.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    pub(super) node: NodeId,
}

impl<'d> Reader<'d> {
    /// The same for another mapping.
    pub(super) fn on(self, node: NodeId) -> Self {
        Self { node, ..self }
    }

    /// The mapping of a key.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        Some(self.on(self.document.get(self.node, key)?))
    }

    /// The value as a text.
    pub(super) fn as_text(self) -> Option<String> {
        Some(self.document.as_str(self.node)?.to_owned())
    }

    /// The value as a whole number.
    pub(super) fn as_number(self) -> Option<u64> {
        match self.document.kind(self.node) {
            Kind::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// The value as a truth value.
    pub(super) fn as_bool(self) -> Option<bool> {
        match self.document.kind(self.node) {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text of a key; of a number, its text.
    pub(super) fn plain(self, key: &str) -> Option<String> {
        let value = self.get(key)?;
        match self.document.kind(value.node) {
            Kind::Number(number) => Some(number.text().to_owned()),
            _ => value.as_text(),
        }
    }

    /// The text of a key.
    pub(super) fn text(self, key: &str) -> Option<String> {
        self.get(key)?.as_text()
    }

    /// The whole number of a key.
    pub(super) fn number(self, key: &str) -> Option<u64> {
        self.get(key)?.as_number()
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn texts(self, key: &str) -> Vec<String> {
        let list: Vec<_> = self
            .items(key)
            .into_iter()
            .filter_map(Self::as_text)
            .collect();
        if list.is_empty() {
            self.text(key).into_iter().collect()
        } else {
            list
        }
    }

    /// The items of a list.
    pub(super) fn items(self, key: &str) -> Vec<Self> {
        let list = self
            .get(key)
            .and_then(|list| self.document.items(list.node));
        list.into_iter()
            .flatten()
            .map(|item| self.on(item))
            .collect()
    }

    /// The items of a list, each read by a function.
    pub(super) fn list<T>(self, key: &str, read: impl Fn(Self) -> T) -> Vec<T> {
        self.items(key).into_iter().map(read).collect()
    }

    /// The members of the mapping of a key.
    pub(super) fn members(self, key: &str) -> Vec<(String, Self)> {
        self.get(key).map(Self::all).unwrap_or_default()
    }

    /// The members of this mapping.
    pub(super) fn all(self) -> Vec<(String, Self)> {
        let name = |key| self.document.as_str(key).unwrap_or_default().to_owned();
        let members = self.document.members(self.node).into_iter().flatten();
        members
            .map(|(key, value)| (name(key), self.on(value)))
            .collect()
    }
}
