//! Records counted: one tree for all of them, with a node for each field.

use std::collections::BTreeMap;

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::{Catalogue, DocumentId, Place, Record};

use crate::kinds::{Kinds, ValueKind};
use crate::texts::Texts;

/// Names of fields below one mapping. What has more of them is a mapping from names to values.
const MOST_NAMES: usize = 1_000;

/// What is known of one field, over all records.
#[derive(Debug, Clone, Default)]
pub struct FieldProfile {
    /// How often it is there.
    pub seen: usize,
    /// How often there is a value in it: not nothing, no blank text, no empty list or mapping.
    pub filled: usize,
    /// The kinds of its values.
    pub kinds: Kinds,
    /// Its texts.
    pub texts: Texts,
    /// The fields of its mappings.
    pub members: BTreeMap<String, FieldProfile>,
    /// The items of its lists, all as one.
    pub items: Option<Box<FieldProfile>>,
    /// Its lists that are empty.
    pub empty: usize,
    /// Whether some list has an item twice.
    pub repeats: bool,
    /// Whether there were more names of members than are kept.
    pub open: bool,
    /// Which field it was in the order of the first record that has it.
    pub rank: usize,
}

/// Records of one kind, counted.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The record itself.
    pub root: FieldProfile,
}

impl Profile {
    /// Counts records. O(size of the records × log of their distinct values).
    #[must_use]
    pub fn of<'c>(catalogue: &'c Catalogue, records: impl IntoIterator<Item = &'c Record>) -> Self {
        let mut profile = Self::default();
        for record in records {
            let document = catalogue.document(record.document);
            profile.root.add(document, record.document, record.root);
        }
        profile
    }

    /// Counts more records, as nodes of a document that no catalogue has: the places of values are
    /// in the first document.
    pub fn count(&mut self, document: &Document, records: impl IntoIterator<Item = NodeId>) {
        for record in records {
            self.root.add(document, DocumentId(0), record);
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn records(&self) -> usize {
        self.root.seen
    }
}

impl FieldProfile {
    fn add(&mut self, document: &Document, id: DocumentId, node: NodeId) {
        self.seen += 1;
        let value = document.kind(node);
        self.kinds.add(ValueKind::of(&value));
        let filled = match value {
            Kind::Null => false,
            Kind::Bool(_) | Kind::Number(_) => true,
            Kind::String(text) => {
                self.texts.add(text, Place::value(id, node));
                !text.trim().is_empty()
            }
            Kind::Sequence(items) => self.list(document, id, items.collect()),
            Kind::Mapping(members) => self.mapping(document, id, members.collect()),
        };
        self.filled += usize::from(filled);
    }

    fn list(&mut self, document: &Document, id: DocumentId, items: Vec<NodeId>) -> bool {
        self.empty += usize::from(items.is_empty());
        self.repeats = self.repeats || repeats(document, &items);
        let profile = self.items.get_or_insert_default();
        items
            .iter()
            .for_each(|item| profile.add(document, id, *item));
        !items.is_empty()
    }

    fn mapping(
        &mut self,
        document: &Document,
        id: DocumentId,
        members: Vec<(NodeId, NodeId)>,
    ) -> bool {
        for (key, value) in &members {
            let Some(name) = document.as_str(*key) else {
                continue;
            };
            let rank = self.members.len();
            if !self.members.contains_key(name) && rank >= MOST_NAMES {
                self.open = true;
                continue;
            }
            let member = self.members.entry(name.to_owned()).or_insert_with(|| Self {
                rank,
                ..Self::default()
            });
            member.add(document, id, *value);
        }
        !members.is_empty()
    }

    /// The members, in the order in which records have them.
    #[must_use]
    pub fn in_order(&self) -> Vec<(&str, &Self)> {
        let mut members: Vec<_> = self
            .members
            .iter()
            .map(|(name, member)| (name.as_str(), member))
            .collect();
        members.sort_by_key(|(_, member)| member.rank);
        members
    }

    /// Whether its mappings are from names to values of one kind, rather than records with fields:
    /// many names, most of them rare.
    #[must_use]
    pub fn is_dictionary(&self) -> bool {
        let mappings = self.kinds.count(ValueKind::Object);
        let names = self.members.len();
        let uses: usize = self.members.values().map(|member| member.seen).sum();
        self.open || (names > 12 && uses * 4 < names * mappings) || (names > 40 && mappings < 3)
    }
}

/// Whether a list of texts has one twice. Lists of other things are compared by nobody.
fn repeats(document: &Document, items: &[NodeId]) -> bool {
    let texts = items.iter().filter_map(|item| document.as_str(*item));
    let mut texts: Vec<&str> = texts.collect();
    let all = texts.len();
    texts.sort_unstable();
    texts.dedup();
    texts.len() < all || all < items.len()
}
