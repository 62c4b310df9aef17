//! The rule `invalid-field-name`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::ViolationKind;

declare_rule! {
    /// A key that may not be one.
    ///
    /// # What it finds
    /// A key that `propertyNames` rules out.
    ///
    /// # Why it matters
    /// Where the keys are codes, a key of another form is a code that nobody knows.
    ///
    /// # Example
    /// ```yaml
    /// names:
    ///   English: Happy Return Programme   # a language code is wanted
    /// ```
    ///
    /// # How to mend
    /// Write the key in the form that the schema wants.
    pub(super) InvalidFieldName = "invalid-field-name",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for InvalidFieldName {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::FieldName(key) = kind else {
                continue;
            };
            let name = facts.name_of(violation.node);
            let value = facts
                .document
                .get(violation.node, key)
                .unwrap_or(violation.node);
            let message = format!("{name} has the key `{key}`, which is not allowed there");
            found.push(
                Diagnostic::new(&Self::META, facts.key_at(value), message)
                    .help("write the key in the form that the schema wants"),
            );
        }
    }
}
