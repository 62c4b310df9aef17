//! Look-ups in collections with very many members, which one by one would take quadratic time.

use std::collections::HashMap;

use super::node::NodeId;

/// Members from which on a collection is wide.
pub(super) const WIDE: usize = 64;

/// The members of all wide collections of a document.
#[derive(Debug, Default)]
pub(super) struct Wide {
    members: HashMap<NodeId, HashMap<Box<str>, NodeId>>,
    items: HashMap<NodeId, Vec<NodeId>>,
}

impl Wide {
    /// Adds a mapping. Of a repeated key the last one stays. O(members).
    pub(super) fn add_members(
        &mut self,
        mapping: NodeId,
        members: impl Iterator<Item = (Box<str>, NodeId)>,
    ) {
        self.members.insert(mapping, members.collect());
    }

    /// Adds a sequence. O(items).
    pub(super) fn add_items(&mut self, sequence: NodeId, items: impl Iterator<Item = NodeId>) {
        self.items.insert(sequence, items.collect());
    }

    pub(super) fn member(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        self.members.get(&mapping)?.get(key).copied()
    }

    pub(super) fn item(&self, sequence: NodeId, number: usize) -> Option<NodeId> {
        self.items.get(&sequence)?.get(number).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Limits};

    #[test]
    fn wide_collections_are_searched_as_small_ones_are() {
        for count in [3, 63, 64, 65, 300] {
            let keys: String = (0..count).map(|key| format!("k{key}: {key}\n")).collect();
            let items: String = (0..count).map(|item| format!("- {item}\n")).collect();
            let text = format!("{keys}k1: again\nlist:\n{items}alias: &a [b]\nother: *a\n");
            let document = Document::parse("a.yaml", text.into_bytes(), &Limits::default());
            let root = document.roots()[0];
            let text = |node| document.source().slice(document.span(node));
            for key in 0..count {
                let found = document.get(root, &format!("k{key}")).map(text);
                let own = key.to_string();
                let expected = if key == 1 { "again" } else { own.as_str() };
                assert_eq!(found, Some(expected));
            }
            assert_eq!(document.get(root, "none"), None);
            let list = document.get(root, "list").expect("a list");
            for item in 0..count {
                let found = document.item(list, item).map(text);
                assert_eq!(found, Some(item.to_string().as_str()));
            }
            assert_eq!(document.item(list, count), None);
            let alias = document.get(root, "other").expect("an alias");
            assert_eq!(document.item(alias, 0).map(text), Some("b"));
        }
    }
}
