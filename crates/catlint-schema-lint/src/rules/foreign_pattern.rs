//! The rule `foreign-pattern`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;
use crate::regular::foreign;

declare_rule! {
    /// A `pattern` in the dialect of some other program.
    ///
    /// # What it finds
    /// What Perl, Python, Java, Rust and others have and JSON Schema does not, whose patterns are those of
    /// JavaScript (ECMA-262): possessive quantifiers such as `a++`, atomic groups, `(?P<name>…)`, `(?i)`,
    /// `\A` and `\z`, `[[:alpha:]]`, `\p{Greek}` and other names of properties. What is so foreign that
    /// catlint cannot compare it ends the run, with the same words.
    ///
    /// # Why it matters
    /// Each program reads it in its own way: one takes `\A` for the beginning, another for an `A`, the next
    /// refuses the schema. What passes here fails there.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "pattern": "\\A(?P<year>[0-9]{4})\\z" }
    /// ```
    ///
    /// # How to mend
    /// Write what JavaScript has: `^([0-9]{4})$`.
    pub(super) ForeignPattern = "foreign-pattern",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for ForeignPattern {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (pattern, place) in facts.patterns() {
            if let Some(foreign) = foreign(pattern) {
                let finding = Diagnostic::new(&Self::META, place, foreign.said_of(pattern));
                found.push(finding.help(foreign.instead));
            }
        }
    }
}
