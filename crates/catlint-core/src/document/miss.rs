//! Where a pattern leads nowhere, and where it should have led.

use std::collections::BTreeSet;

use super::node::NodeId;
use super::pointer::{Pattern, all, named};
use super::tree::Document;
use crate::text::suggest::nearest;

/// How far a pattern leads, where it leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Miss<'d> {
    /// The steps that lead somewhere.
    pub depth: usize,
    /// The keys that are there in place of the next one.
    pub keys: BTreeSet<&'d str>,
    /// Whether there is a list there whose items have the next key.
    pub in_list: bool,
}

impl<'d> Miss<'d> {
    /// Of two misses the one that gets further; of two that get equally far, both.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        match self.depth.cmp(&other.depth) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => {
                self.keys.extend(other.keys);
                self.in_list |= other.in_list;
                self
            }
        }
    }
}

impl Pattern {
    /// Where it leads nowhere from a root; nothing where it leads to a value, or to a list or mapping
    /// that is empty. O(nodes on the way).
    #[must_use]
    pub fn miss<'d>(&self, document: &'d Document, root: NodeId) -> Option<Miss<'d>> {
        let mut here = vec![root];
        for (depth, part) in self.parts().iter().enumerate() {
            let part = part.as_deref();
            let next: Vec<NodeId> = match part {
                Some(key) => {
                    let nodes = here.iter();
                    nodes
                        .filter_map(|node| named(document, *node, key))
                        .collect()
                }
                None => here.iter().flat_map(|node| all(document, *node)).collect(),
            };
            if !next.is_empty() {
                here = next;
                continue;
            }
            let fields = here.iter().filter_map(|node| document.members(*node));
            let items = here.iter().filter_map(|node| document.items(*node));
            let empty =
                fields.clone().any(|all| all.len() == 0) || items.clone().any(|all| all.len() == 0);
            if part.is_none() && empty {
                return None;
            }
            let has = |item| part.is_some_and(|key| document.get(item, key).is_some());
            return Some(Miss {
                depth,
                in_list: items.flatten().any(has),
                keys: fields
                    .flatten()
                    .filter_map(|(key, _)| document.as_str(key))
                    .collect(),
            });
        }
        None
    }

    /// What is left of it behind some of its steps.
    #[must_use]
    pub fn below(&self, depth: usize) -> Self {
        Self::of(self.parts().get(depth..).unwrap_or_default().to_vec())
    }

    /// The pattern that was probably meant where it misses.
    #[must_use]
    pub fn mended(&self, miss: &Miss<'_>) -> Option<Self> {
        let mut parts = self.parts().to_vec();
        let missed = parts.get(miss.depth)?.clone();
        if miss.in_list {
            parts.insert(miss.depth, None);
        } else {
            let meant = nearest(&missed?, miss.keys.iter().copied())?;
            *parts.get_mut(miss.depth)? = Some(meant.to_owned());
        }
        Some(Self::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Limits;

    #[test]
    fn a_pattern_that_leads_nowhere_says_where_it_should_have_led() {
        let text = "name: a\ntags: []\nlinks:\n- { url: x, title: y }\n- { url: z }\n";
        let document = Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default());
        let mended = |text: &str| {
            let pattern = Pattern::parse(text).expect(text);
            let miss = pattern.miss(&document, document.roots()[0])?;
            Some(pattern.mended(&miss).map(|meant| meant.to_string()))
        };
        for there in [
            "/name",
            "/tags",
            "/tags/*",
            "/tags/*/id",
            "/links/*/title",
            "",
        ] {
            assert_eq!(mended(there), None, "{there}");
        }
        let meant = |text: &str| Some(Some(text.to_owned()));
        assert_eq!(mended("/nmae"), meant("/name"));
        assert_eq!(mended("/links/*/ulr"), meant("/links/*/url"));
        assert_eq!(mended("/links/url"), meant("/links/*/url"));
        assert_eq!(mended("/lniks/*/url"), meant("/links/*/url"));
        assert_eq!(mended("/country"), Some(None));
        assert_eq!(mended("/name/*"), Some(None));
    }
}
