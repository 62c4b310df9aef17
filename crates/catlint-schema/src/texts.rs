//! The texts of a record.

use catlint_core::document::NodeId;
use catlint_core::{Catalogue, Record};

/// One text of a record.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The node.
    pub node: NodeId,
    /// What it says.
    pub value: &'a str,
}

/// The texts of a record, without those of records inside it, which are audited by themselves.
pub(crate) fn texts<'a>(catalogue: &'a Catalogue, record: &Record) -> Vec<Text<'a>> {
    let document = catalogue.document(record.document);
    let inside = catalogue.roots_inside(record);
    let of_another = |node: NodeId| {
        let above = std::iter::successors(Some(node), |node| document.parent(*node));
        let mut above = above.take_while(|node| *node != record.root);
        !inside.is_empty() && above.any(|node| inside.binary_search(&node).is_ok())
    };
    let values = document
        .descendants(record.root)
        .filter(|node| !document.is_key(*node) && !of_another(*node));
    // An alias is not a text of its own: its anchor is.
    let own = values.filter(|node| document.resolve(*node) == *node);
    own.filter_map(|node| {
        Some(Text {
            node,
            value: document.as_str(node)?,
        })
    })
    .collect()
}
