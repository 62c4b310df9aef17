//! The rule `impossible-pattern`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;
use crate::regular::{matches_nothing, shown};

declare_rule! {
    /// A `pattern` that no text can match.
    ///
    /// # What it finds
    /// A pattern with something before the beginning of the text or after its end, such as `a^b` or `$x`, or
    /// with a set of characters that has none in it.
    ///
    /// # Why it matters
    /// Every record with the field fails, or, under `not` or `patternProperties`, the keyword does nothing.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "pattern": "[a-z]+^-[0-9]+$" }
    /// ```
    ///
    /// # How to mend
    /// Move `^` to the beginning and `$` to the end, or write `\\^` and `\\$` where the characters are meant.
    pub(super) ImpossiblePattern = "impossible-pattern",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for ImpossiblePattern {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (pattern, place) in facts.own_patterns() {
            if matches_nothing(pattern) {
                let message = format!("no text can match the pattern {}", shown(pattern));
                found.push(
                    Diagnostic::new(&Self::META, place, message)
                        .help("move `^` to the beginning and `$` to the end, or put `\\` before them where the characters are meant"),
                );
            }
        }
    }
}
