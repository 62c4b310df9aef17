//! A schema inside a schema, and where further ones are in it.

use catlint_core::document::{Document, NodeId};

use crate::keywords::{Holds, keyword};

/// One subschema.
#[derive(Debug, Clone)]
pub struct Subschema<'a> {
    /// The mapping.
    pub node: NodeId,
    /// Its members: name and value.
    pub members: Vec<(&'a str, NodeId)>,
    /// The types that `type` allows; nothing where it says none.
    pub types: Option<Vec<&'a str>>,
}

impl Subschema<'_> {
    /// The value of a keyword.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<NodeId> {
        let mut named = self.members.iter().filter(|(own, _)| *own == name);
        named.next().map(|(_, value)| *value)
    }
}

/// A mapping as a schema.
pub(crate) fn subschema(document: &Document, node: NodeId) -> Option<Subschema<'_>> {
    let members = document.members(node)?;
    let members = members.filter_map(|(key, value)| Some((document.as_str(key)?, value)));
    let members: Vec<_> = members.collect();
    let kind = members
        .iter()
        .find(|(name, _)| *name == "type")
        .map(|(_, value)| *value);
    let types = kind.map(|kind| match document.as_str(kind) {
        Some(one) => vec![one],
        None => {
            let items = document.items(kind).into_iter().flatten();
            items.filter_map(|item| document.as_str(item)).collect()
        }
    });
    Some(Subschema {
        node,
        members,
        types,
    })
}

/// The nodes that may be schemas in the value of a keyword.
pub(crate) fn held(document: &Document, name: &str, value: NodeId) -> Vec<NodeId> {
    let holds = keyword(name).map_or(Holds::Nothing, |keyword| keyword.holds);
    let mut held: Vec<NodeId> = match holds {
        Holds::Nothing => Vec::new(),
        Holds::Schemas => match document.items(value) {
            Some(items) => items.collect(),
            None => vec![value],
        },
        Holds::Members => {
            let members = document.members(value).into_iter().flatten();
            members.map(|(_, member)| member).collect()
        }
    };
    held.reverse();
    held
}
