//! What stands at a key or a number.

use super::node::NodeId;
use super::tree::Document;
use super::wide::{WIDE, Wide};

impl Document {
    /// The value of a mapping's key. O(members) in a small mapping, O(1) in a wide one. Of a repeated
    /// key, the last value, as most readers have it.
    #[must_use]
    pub fn get(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        let members = self.members(mapping)?;
        if members.len() > WIDE {
            return self.wide().member(self.resolve(mapping), key);
        }
        members
            .filter(|(name, _)| self.as_str(*name) == Some(key))
            .map(|(_, value)| value)
            .last()
    }

    /// An item of a sequence by its number, from 0. O(number) in a short one, O(1) in a wide one.
    #[must_use]
    pub fn item(&self, sequence: NodeId, number: usize) -> Option<NodeId> {
        let mut items = self.items(sequence)?;
        match items.len() > WIDE {
            true => self.wide().item(self.resolve(sequence), number),
            false => items.nth(number),
        }
    }

    fn wide(&self) -> &Wide {
        self.wide.get_or_init(|| self.all_wide())
    }

    /// O(nodes).
    fn all_wide(&self) -> Wide {
        let mut wide = Wide::default();
        let own = self.all_nodes().filter(|node| self.resolve(*node) == *node);
        for node in own {
            if let Some(members) = self.members(node).filter(|all| all.len() > WIDE) {
                let key = |key| self.as_str(key).unwrap_or_default().into();
                wide.add_members(node, members.map(|(name, value)| (key(name), value)));
            }
            if let Some(items) = self.items(node).filter(|all| all.len() > WIDE) {
                wide.add_items(node, items);
            }
        }
        wide
    }
}
