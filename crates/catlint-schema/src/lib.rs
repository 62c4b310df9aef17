//! Audit 1: fields. A record against its schema, and the text of its fields.
//!
//! The only crate that names `jsonschema`. The validator walks the spanned tree itself
//! (`node`), so every violation is about a node and there is no second model of a record.
//! [`RecordSchema`] compiles a schema, [`audit_record`] gathers the facts of a record and runs the
//! rules of [`rules`] over them; [`audit_constraints`] does so for what a config asks of the whole
//! catalogue, in [`constraints`].

mod branch;
mod clause;
mod code_words;
mod codes;
mod compile;
pub mod constraints;
mod declared;
mod facts;
mod fault;
mod guidance;
mod misspelling;
mod neighbours;
mod node;
mod nouns;
mod number;
mod outside;
mod positions;
mod references;
mod rewrite;
mod rules;
mod samples;
mod severity;
mod steps;
mod texts;
mod translate;
mod tried;
mod value;
mod violation;
mod violations;
mod weight;

pub use codes::{CodeField, Coded};
pub use compile::{OPERAND, RecordSchema, SELECTOR, TEMPLATE};
pub use facts::RecordFacts;
pub use fault::SchemaFault;
pub use neighbours::{ReadSchema, referred_files};
pub use rules::{
    CONSTRAINT_RULES, ConstraintRule, FieldRule, RULES, SCHEMA_RULES, SchemaRule, is_by_choice,
    rules,
};
pub use samples::Refused;
pub use texts::Text;
pub use tried::{Outside, TriedSchema};
pub use violation::{Bound, Violation, ViolationKind};

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Diagnostic, DocumentId, Level, Place, Record};

use constraints::{Change, Constraints};

/// The first value of a text; nothing where it has none, or cannot be read to its end.
#[must_use]
pub fn value(document: &catlint_core::Document) -> Option<serde_json::Value> {
    let root = document.roots().first()?;
    Some(value::to_value(document, *root))
}

/// Audits one record. O(record × rules).
#[must_use]
pub fn audit_record(
    catalogue: &Catalogue,
    record: &Record,
    schema: Option<&RecordSchema>,
    codes: &[CodeField],
) -> Vec<Diagnostic> {
    let mut facts = RecordFacts::gather(catalogue, record, schema, codes);
    let mut found = graded(&mut facts);
    found.extend(ask(&facts));
    found
}

fn ask(facts: &RecordFacts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule.check(facts, &mut found));
    found
}

/// What the rules say of the violations that the schema gives a level of its own, level by level;
/// such violations are not left for others to speak of.
fn graded(facts: &mut RecordFacts<'_>) -> Vec<Diagnostic> {
    let levels: BTreeSet<Level> = facts.levels().collect();
    let taken = levels.into_iter().map(|level| (level, facts.take(level)));
    let taken: Vec<_> = taken.collect();
    if taken.is_empty() {
        return Vec::new();
    }
    // Some rules need no violation to speak, and would do so at every level.
    let without = ask(&facts.bare());
    let mut found = Vec::new();
    for (level, own) in taken {
        let Level::At(severity) = level else {
            continue;
        };
        let own = ask(&own).into_iter();
        let own = own.filter(|diagnostic| !without.contains(diagnostic));
        found.extend(own.map(|diagnostic| Diagnostic {
            severity,
            ..diagnostic
        }));
    }
    found
}

/// Audits a schema that is a document of the catalogue by trying it; `read` has the files that it refers
/// to. O(schema × schemas with examples), up to a limit.
#[must_use]
pub fn audit_schema(
    catalogue: &Catalogue,
    document: DocumentId,
    read: ReadSchema<'_>,
) -> Vec<Diagnostic> {
    let facts = TriedSchema::gather(catalogue, document, read);
    let mut found = Vec::new();
    let rules = SCHEMA_RULES.iter();
    rules.for_each(|rule| rule.check(&facts, &mut found));
    found
}

/// Audits what a config asks of records beyond their schema. The places that come with the findings
/// are those of findings that the change is to blame for, although it left alone what stands there:
/// something is gone that was referred to, or the order is another. O(values × log values).
#[must_use]
pub fn audit_constraints(
    catalogue: &Catalogue,
    constraints: &Constraints,
    change: Option<Change<'_>>,
) -> (Vec<Diagnostic>, BTreeSet<Place>) {
    let fresh = change.map(|change| change.fresh);
    let facts = constraints::gather(catalogue, constraints, fresh);
    let mut found = Vec::new();
    CONSTRAINT_RULES
        .iter()
        .for_each(|rule| rule.check(&facts, &mut found));
    let caused = change.map(|change| constraints::caused(&facts, constraints, change.gone));
    let mut caused = caused.unwrap_or_default();
    caused.extend(constraints::disordered(&facts.misplaced));
    (found, caused)
}
