//! The rule `duplicate-value`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Tier};
use crate::finding::both_places;

declare_rule! {
    /// Two records claim a value that only one may have.
    ///
    /// # What it finds
    /// The same value in the fields that the config names under `unique`. Several fields may share one
    /// namespace: an alias of one record may not be the name of another. With `within`, only records
    /// that agree there are compared; `unless` leaves records out, such as deprecated ones; and
    /// `scope: catalogue` lets several collections share one namespace.
    ///
    /// # Why it matters
    /// Whoever looks the value up finds two records.
    ///
    /// # Example
    /// ```yaml
    /// domains: [dep.gov.example]   # in two records
    /// ```
    ///
    /// # How to mend
    /// Remove the value from the record that it does not belong to, or join the two records.
    pub(super) DuplicateValue = "duplicate-value",
    category: Duplicates,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for DuplicateValue {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Value {
                namespace,
                within,
                severity,
            } = &group.tier
            else {
                continue;
            };
            let value = group.claims.last().map_or("", |claim| claim.value);
            let within = match within.as_slice() {
                [] => String::new(),
                within => format!(", within `{}`", within.join("`, `")),
            };
            let message = |other: &str| {
                format!("the {namespace} `{value}` belongs to {other} already{within}")
            };
            let help = "remove it from the record that it does not belong to, or join the two";
            let mut diagnostic = both_places(
                facts,
                &Self::META,
                group,
                message,
                ("claimed again", "claimed first"),
                help,
            );
            if let (Some(severity), Some(diagnostic)) = (severity, &mut diagnostic) {
                diagnostic.severity = *severity;
            }
            found.extend(diagnostic);
        }
    }
}
