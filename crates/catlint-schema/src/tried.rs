//! What trying a schema tells of it, which the rules about schemas read.

use std::collections::HashMap;

use catlint_core::document::{Document, NodeId, Pointer};
use catlint_core::{Catalogue, DocumentId, Place};

use crate::neighbours::{Neighbours, ReadSchema};
use crate::outside::{outside, problem};
use crate::samples::{Refused, refused};
use crate::value::to_value;

/// A schema that has been tried.
#[derive(Debug)]
pub struct TriedSchema {
    /// The number of its document in the catalogue.
    pub id: DocumentId,
    /// References that lead out of the repository or to no file.
    pub outside: Vec<Outside>,
    /// Examples and defaults that the schema refuses.
    pub refused: Vec<Refused>,
}

/// References that lead to one place outside.
#[derive(Debug)]
pub struct Outside {
    /// The first of them.
    pub node: NodeId,
    /// The others.
    pub others: Vec<NodeId>,
    /// What is wrong with them.
    pub problem: String,
}

impl TriedSchema {
    pub(crate) fn gather(catalogue: &Catalogue, id: DocumentId, read: ReadSchema<'_>) -> Self {
        let document = catalogue.document(id);
        let (outside, refused) = match document.roots().first() {
            Some(&root) => {
                let value = to_value(document, root);
                let files = Neighbours::of(document.path(), value, read);
                (
                    leading_out(document, root, &files),
                    refused(document, root, &files),
                )
            }
            None => Default::default(),
        };
        Self {
            id,
            outside,
            refused,
        }
    }

    /// The place of a value.
    #[must_use]
    pub fn value_at(&self, node: NodeId) -> Place {
        Place::value(self.id, node)
    }
}

fn leading_out(document: &Document, root: NodeId, files: &Neighbours) -> Vec<Outside> {
    let path = document.path();
    let written = to_value(document, root);
    let found = outside(path, &written, files.addresses()).into_iter();
    let found = found.filter_map(|pointer| {
        let holder = document.at(root, &Pointer::parse(&pointer)?)?;
        let node = document.get(holder, "$ref")?;
        Some((node, problem(path, document.as_str(node)?)))
    });
    let mut told: Vec<Outside> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (node, problem) in found {
        let number = *known.entry(problem.clone()).or_insert(told.len());
        match told.get_mut(number) {
            Some(outside) => outside.others.push(node),
            None => told.push(Outside {
                node,
                others: Vec::new(),
                problem,
            }),
        }
    }
    told
}
