//! The rule `unused-target`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{ConstraintFacts, shown};

declare_rule! {
    /// A category or value of a vocabulary that no record refers to.
    ///
    /// # What it finds
    /// A record or a value of a vocabulary that nothing refers to, where the config asks for members with
    /// `min_members` under `references`.
    ///
    /// # Why it matters
    /// Readers are offered a category that is empty; often it is left from a time when it was spelt
    /// otherwise.
    ///
    /// # Example
    /// ```yaml
    /// # in tags.yaml; no record has it
    /// - farm-wikis
    /// ```
    ///
    /// # How to mend
    /// Remove it, or put records into it.
    pub(super) UnusedTarget = "unused-target",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<ConstraintFacts<'_>> for UnusedTarget {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for small in facts.small.iter().filter(|small| small.members.is_empty()) {
            let written = shown(&small.written);
            let message = format!("no record of `{}` refers to {written}", small.from);
            let mut diagnostic = Diagnostic::new(&Self::META, small.place, message)
                .help("remove it, or put a record into it");
            if let Some(severity) = small.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}
