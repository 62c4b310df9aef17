//! The rule `unfitting-value`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::ViolationKind;

declare_rule! {
    /// A value that fits none of the forms allowed, or a rarer keyword of the schema.
    ///
    /// # What it finds
    /// A value that fits no branch of `anyOf` or `oneOf` and is near to none of them, a list without the
    /// item it must contain, and violations of keywords that have no rule of their own.
    ///
    /// # Why it matters
    /// The value cannot be understood by those who rely on the schema.
    ///
    /// # Example
    /// ```yaml
    /// period: sometime in 2014
    /// ```
    ///
    /// # How to mend
    /// Compare the value with the schema, or with a record that passes.
    pub(super) UnfittingValue = "unfitting-value",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for UnfittingValue {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let name = facts.name_of(violation.node);
            let message = match kind {
                ViolationKind::NoBranch => format!("{name} fits none of the forms allowed for it"),
                ViolationKind::Contains => {
                    format!("{name} does not have an item of the kind it must have")
                }
                ViolationKind::Other(words) => format!("{name} does not fit: {words}"),
                _ => continue,
            };
            found.push(
                Diagnostic::new(&Self::META, facts.start_of(violation.node), message)
                    .help("compare the value with the schema, or with a record that passes"),
            );
        }
    }
}
