//! The rule `slow-pattern`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;
use crate::regular::{is_exponential, shown};

declare_rule! {
    /// A `pattern` that can take for ever in programs that try one way after the other.
    ///
    /// # What it finds
    /// A pattern with a loop that can read the same text in two ways, such as `^(a+)+$`. catlint itself
    /// compares such a pattern in a time that grows with the length of the text alone; editors, web sites and
    /// most other validators do not.
    ///
    /// # Why it matters
    /// A text of fifty letters keeps them busy for years (CWE-1333). Whoever sends a record can send such
    /// a text.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "pattern": "^([a-z0-9]+-?)*$" }
    /// ```
    ///
    /// # How to mend
    /// Write the repetition so that there is one way to read a text: `^[a-z0-9]+(-[a-z0-9]+)*$`.
    pub(super) SlowPattern = "slow-pattern",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for SlowPattern {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (pattern, place) in facts.own_patterns() {
            if is_exponential(pattern) {
                let message = format!(
                    "the pattern {} has a loop that can read one text in two ways: other programs may take for ever on it",
                    shown(pattern)
                );
                found.push(
                    Diagnostic::new(&Self::META, place, message)
                        .help("write the repetition so that there is one way to read a text, such as `[a-z]+(-[a-z]+)*`"),
                );
            }
        }
    }
}
