//! The rule `pattern-limit`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::ViolationKind;

declare_rule! {
    /// A pattern of the schema takes too long on this text.
    ///
    /// # What it finds
    /// A `pattern` with look-around or back-references that takes more steps on a text than it may. The
    /// text counts as not matching.
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
    /// Rewrite the pattern in the schema without nested repetition.
    pub(super) PatternLimit = "pattern-limit",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for PatternLimit {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            if *kind != ViolationKind::PatternLimit {
                continue;
            }
            let name = facts.name_of(violation.node);
            let message =
                format!("{name} could not be compared with its pattern: it takes too many steps");
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(violation.node), message)
                    .help("rewrite the `pattern` in the schema without nested repetition"),
            );
        }
    }
}
