//! Fields that hold codes: what is in them, and what their lists say of it.

use std::borrow::Cow;

use catlint_codes::{CodeList, Judgement};
use catlint_core::document::{Document, Kind, NodeId, Pattern};

/// A field whose values are codes of a list.
#[derive(Debug, Clone)]
pub struct CodeField {
    /// Where it is in a record. A list there holds codes as its items.
    pub field: Pattern,
    /// The list.
    pub list: Cow<'static, CodeList>,
    /// Codes that the field may hold besides.
    pub also: Vec<String>,
}

/// A value that should be a code and is none, or none that should be used.
#[derive(Debug, Clone)]
pub struct Coded<'a> {
    /// The node.
    pub node: NodeId,
    /// What it says.
    pub text: &'a str,
    /// The list that it should be from.
    pub list: &'a CodeList,
    /// What the list says of it.
    pub judgement: Judgement<'a>,
}

/// The values of a record that their lists object to. Blank ones, and values that are neither text
/// nor number, are no matter of codes. O(fields × record).
pub(crate) fn gather<'a>(
    document: &'a Document,
    root: NodeId,
    fields: &'a [CodeField],
) -> Vec<Coded<'a>> {
    let every = fields.iter().flat_map(|field| {
        let found = field.field.find(document, root).into_iter();
        let nodes = found.flat_map(|node| single(document, node));
        nodes.filter_map(|node| field.judge(document, node))
    });
    every.collect()
}

/// The items of a list, or the node itself.
fn single(document: &Document, node: NodeId) -> Vec<NodeId> {
    match document.items(node) {
        Some(items) => items.collect(),
        None => vec![node],
    }
}

impl CodeField {
    fn judge<'a>(&'a self, document: &'a Document, node: NodeId) -> Option<Coded<'a>> {
        let (text, judgement) = match document.kind(node) {
            Kind::String(text) => (text, self.list.judge(text)),
            Kind::Number(number) => (number.text(), self.list.judge_number(number.text())),
            _ => return None,
        };
        let allowed = text.trim().is_empty() || self.also.iter().any(|also| also == text.trim());
        let objected = !allowed && judgement != Judgement::Valid;
        objected.then_some(Coded {
            node,
            text,
            list: &self.list,
            judgement,
        })
    }
}
