//! The rule `stale-record`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{ConstraintFacts, shown};

declare_rule! {
    /// A record that nobody has looked at for too long.
    ///
    /// # What it finds
    /// A date under `max_age` in the config that is older than it may be. Of several dates the latest
    /// counts.
    ///
    /// # Why it matters
    /// What was true when it was written may not be so any more; a reader cannot tell.
    ///
    /// # Example
    /// ```yaml
    /// last_checked: 2019-03-01
    /// ```
    ///
    /// # How to mend
    /// Look whether the record is still true, correct it, and write the day on which you looked.
    pub(super) StaleRecord = "stale-record",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<ConstraintFacts<'_>> for StaleRecord {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for stale in &facts.stale {
            let field = facts.name_of(&stale.asked.field, &stale.value);
            let written = shown(&stale.value.written);
            let message = format!(
                "{field} is {written}, more than {} days ago",
                stale.asked.days
            );
            let help =
                "look whether the record is still true, and write the day on which you looked";
            let mut diagnostic =
                Diagnostic::new(&Self::META, stale.value.place, message).help(help);
            if let Some(severity) = stale.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}
