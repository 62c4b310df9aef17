//! Audit 1: fields. A record against its schema, and the text of its fields.
//!
//! The only crate that names `jsonschema`. The validator walks the spanned tree itself
//! (`node`), so every violation is about a node and there is no second model of a record.
//! [`RecordSchema`] compiles a schema, [`audit_record`] gathers the facts of a record and runs the
//! rules of [`rules`] over them.

mod branch;
mod compile;
mod facts;
mod guidance;
mod misspelling;
mod node;
mod rules;
mod steps;
mod translate;
mod violation;
mod weight;

pub use compile::{RecordSchema, SchemaFault};
pub use facts::{RecordFacts, Text};
pub use rules::{FieldRule, RULES, rules};
pub use violation::{Bound, Violation, ViolationKind};

use catlint_core::{Catalogue, Diagnostic, Record};

/// Audits one record. O(record × rules).
#[must_use]
pub fn audit_record(
    catalogue: &Catalogue,
    record: &Record,
    schema: Option<&RecordSchema>,
) -> Vec<Diagnostic> {
    let facts = RecordFacts::gather(catalogue, record, schema);
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule.check(&facts, &mut found));
    found
}
