//! The syntax rules: what is wrong with a text before it is a record.
//!
//! One file a rule; [`RULES`] is the only list of them.

mod ambiguous_scalar;
mod complex_key;
mod duplicate_key;
mod empty_file;
mod invalid_encoding;
mod limit_exceeded;
mod non_json_number;
mod syntax_error;
mod unknown_tag;

use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Fault};
use crate::place::{DocumentId, Place};
use crate::rule::Rule;
use crate::rule_meta::RuleMeta;

/// What the syntax rules read: one document with its faults.
#[derive(Debug, Clone, Copy)]
pub struct SyntaxFacts<'c> {
    /// The document.
    pub document: &'c Document,
    /// Its id, to make places.
    pub id: DocumentId,
}

impl SyntaxFacts<'_> {
    fn faults(&self) -> impl Iterator<Item = (&Fault, Place)> {
        let place = |fault: &Fault| Place::Text {
            document: self.id,
            span: fault.span,
        };
        self.document
            .faults()
            .iter()
            .map(move |fault| (fault, place(fault)))
    }
}

/// A rule over the faults of one document.
pub type SyntaxRule = dyn for<'c> Rule<SyntaxFacts<'c>>;

/// Every syntax rule, in the order of the documentation.
pub static RULES: &[&SyntaxRule] = &[
    &syntax_error::SyntaxError,
    &invalid_encoding::InvalidEncoding,
    &empty_file::EmptyFile,
    &limit_exceeded::LimitExceeded,
    &duplicate_key::DuplicateKey,
    &complex_key::ComplexKey,
    &ambiguous_scalar::AmbiguousScalar,
    &non_json_number::NonJsonNumber,
    &unknown_tag::UnknownTag,
];

/// What is known of each syntax rule.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta()).collect()
}

/// Runs the syntax rules over one document.
#[must_use]
pub fn check_syntax(catalogue: &Catalogue, id: DocumentId) -> Vec<Diagnostic> {
    let facts = SyntaxFacts {
        document: catalogue.document(id),
        id,
    };
    let mut found = Vec::new();
    if !facts.document.faults().is_empty() {
        RULES.iter().for_each(|rule| rule.check(&facts, &mut found));
    }
    found
}
