//! A node of the spanned tree as a JSON value.

use catlint_core::document::{Document, Kind, NodeId};
use jsonschema::json::JsonNumber;
use serde_json::Value;

use crate::number::TreeNumber;

/// A node as a JSON value. O(size of the node, aliases expanded; the parse limits both).
pub(crate) fn to_value(document: &Document, node: NodeId) -> Value {
    match document.kind(node) {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(value),
        Kind::Number(number) => TreeNumber(number).to_number().into_owned().into(),
        Kind::String(text) => Value::String(text.to_owned()),
        Kind::Sequence(items) => items.map(|item| to_value(document, item)).collect(),
        Kind::Mapping(members) => {
            let name = |key| document.as_str(key).unwrap_or_default().to_owned();
            members
                .map(|(key, value)| (name(key), to_value(document, value)))
                .collect()
        }
    }
}
