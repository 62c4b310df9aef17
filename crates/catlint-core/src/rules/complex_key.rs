//! The rule `complex-key`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::rule::Rule;

declare_rule! {
    /// A list or a mapping is used as a key.
    ///
    /// # What it finds
    /// A key that is not a plain text: `? [a, b]`, `{a: b}: c`.
    ///
    /// # Why it matters
    /// JSON has no such keys, so neither a schema nor most programs can read the record. It is
    /// nearly always a slip, such as a `{{ template }}` without quotes.
    ///
    /// # Example
    /// ```yaml
    /// name: {{ title }}
    /// ```
    ///
    /// # How to mend
    /// Put the text between double quotes.
    pub(super) ComplexKey = "complex-key",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for ComplexKey {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (_, place) in facts
            .faults()
            .filter(|(fault, _)| fault.kind == FaultKind::ComplexKey)
        {
            found.push(
                Diagnostic::new(&Self::META, place, "a list or mapping is used as a key")
                    .label("this is read as a key")
                    .help("put the text between double quotes"),
            );
        }
    }
}
