//! The rule `duplicate-key`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::place::Place;
use crate::rule::Rule;

declare_rule! {
    /// A key occurs twice in one mapping.
    ///
    /// # What it finds
    /// The same key twice in the same mapping, whatever its values.
    ///
    /// # Why it matters
    /// Most readers keep the last value and drop the first without a word: what somebody wrote is
    /// lost, and nobody sees it.
    ///
    /// # Example
    /// ```yaml
    /// links:
    ///   - url: https://www.pngworkers.org/
    /// links:
    ///   - url: https://www.mcil.gov.ws/
    /// ```
    ///
    /// # How to mend
    /// Keep one of the two, or join their values under one key.
    pub(super) DuplicateKey = "duplicate-key",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for DuplicateKey {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, _) in facts.faults() {
            let FaultKind::DuplicateKey { first, second } = fault.kind else {
                continue;
            };
            let key = facts.document.as_str(second).unwrap_or_default();
            let line = facts
                .document
                .source()
                .position(facts.document.span(first).start)
                .line;
            let message =
                format!("the key `{key}` occurs twice; most programs drop the one on line {line}");
            found.push(
                Diagnostic::new(&Self::META, Place::value(facts.id, second), message)
                    .label("again here")
                    .related(Place::value(facts.id, first), "first here")
                    .help(format!(
                        "keep one `{key}:`, or join the two values under it"
                    )),
            );
        }
    }
}
