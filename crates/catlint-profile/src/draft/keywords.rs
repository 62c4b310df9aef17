//! The keywords of a schema, in the order in which they are put.

use serde_json::Value;

use crate::ordered::Ordered;

/// The keywords of a schema so far.
#[derive(Default)]
pub(super) struct Draft(pub(super) Vec<(String, Ordered)>);

impl Draft {
    pub(super) fn put(&mut self, keyword: &str, value: Value) {
        self.0.push((keyword.to_owned(), Ordered::Value(value)));
    }

    pub(super) fn put_schema(&mut self, keyword: &str, schema: Draft) {
        self.0.push((keyword.to_owned(), Ordered::Map(schema.0)));
    }
}
