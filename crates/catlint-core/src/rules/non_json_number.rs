//! The rule `non-json-number`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::place::Place;
use crate::rule::Rule;

declare_rule! {
    /// A number that JSON cannot hold.
    ///
    /// # What it finds
    /// Infinity, "not a number", and numbers beyond about 1.8e308. The fields audit treats such a
    /// value as a text.
    ///
    /// # Why it matters
    /// No JSON made of the record can carry the value; programs fail on it or drop it.
    ///
    /// # Example
    /// ```yaml
    /// budget: .inf
    /// ```
    ///
    /// # How to mend
    /// Leave the field out when the value is unknown or without limit, or put a text between
    /// quotes.
    pub(super) NonJsonNumber = "non-json-number",
    category: Syntax,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for NonJsonNumber {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, _) in facts.faults() {
            let FaultKind::NotJson { node } = fault.kind else {
                continue;
            };
            found.push(
                Diagnostic::new(
                    &Self::META,
                    Place::value(facts.id, node),
                    "this number cannot be written in JSON",
                )
                .help(
                    "leave the field out, or put the value between double quotes if it is a text",
                ),
            );
        }
    }
}
