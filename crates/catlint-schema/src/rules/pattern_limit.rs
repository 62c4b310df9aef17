//! The rule `pattern-limit`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::ViolationKind;

declare_rule! {
    /// The schema takes too long on this record.
    ///
    /// # What it finds
    /// A `pattern` with look-around or back-references that takes more steps on a text than it may,
    /// and a schema whose branches try a record in more ways than it may. What could not be
    /// compared counts as wrong, also where the schema says `not`.
    ///
    /// # Why it matters
    /// Such a pattern can keep a computer busy for years on a text of fifty letters.
    ///
    /// # Example
    /// ```yaml
    /// # schema: pattern: ^(?=(a+)+$)b
    /// name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
    /// ```
    ///
    /// # How to mend
    /// Rewrite the pattern in the schema without nested repetition; let the branches of `anyOf` and
    /// `allOf` lead to each schema once.
    pub(super) PatternLimit = "pattern-limit",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for PatternLimit {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let name = facts.name_of(violation.node);
            let (message, help) = match kind {
                ViolationKind::PatternLimit => (
                    format!(
                        "{name} could not be compared with its pattern: it takes too many steps"
                    ),
                    "rewrite the `pattern` in the schema without nested repetition",
                ),
                ViolationKind::StepLimit => (
                    format!(
                        "{name} could not be compared with its schema: it takes too many steps"
                    ),
                    "let the branches of `anyOf` and `allOf` in the schema lead to each schema once",
                ),
                _ => continue,
            };
            let place = facts.value_at(violation.node);
            found.push(Diagnostic::new(&Self::META, place, message).help(help));
        }
    }
}
