//! The schema itself, audited. A schema that checks less than its author believes is worse than
//! none: nobody sees what it lets through.
//!
//! [`facts`] parts a schema into its subschemas, [`keywords`] is the table of JSON Schema's
//! keywords by draft, [`regular`] answers two questions about patterns, and the [`rules`] read
//! them. Nothing here validates a record, and nothing is fetched.

mod draft;
pub mod facts;
mod fragment;
pub mod keywords;
mod of_others;
pub mod regular;
mod rules;
mod subschema;

pub use draft::Draft;
pub use facts::SchemaFacts;
pub use rules::{RULES, SchemaRule, rules};
pub use subschema::Subschema;

use catlint_core::{Catalogue, Diagnostic, DocumentId};

/// Audits a schema that is a document of the catalogue; `own` are names in it that are no keywords and
/// that the catalogue itself reads. O(schema × rules).
#[must_use]
pub fn audit(catalogue: &Catalogue, document: DocumentId, own: &[&str]) -> Vec<Diagnostic> {
    let facts = SchemaFacts::gather(catalogue, document, own);
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule.check(&facts, &mut found));
    found
}
