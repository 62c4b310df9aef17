//! The rule `too-few-members`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{ConstraintFacts, shown};

declare_rule! {
    /// A category that too few records are in.
    ///
    /// # What it finds
    /// A record or a value of a vocabulary that fewer records refer to than `min_members` under
    /// `references` asks for, but at least one. Where none does, `unused-target` says so.
    ///
    /// # Why it matters
    /// A category with one member helps nobody to find it.
    ///
    /// # Example
    /// ```yaml
    /// tags: [wikis, farm-wikis]   # no other record has the tag farm-wikis
    /// ```
    ///
    /// # How to mend
    /// Give the category more members, or remove it and put its members into another one.
    pub(super) TooFewMembers = "too-few-members",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<ConstraintFacts<'_>> for TooFewMembers {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for small in facts.small.iter().filter(|small| !small.members.is_empty()) {
            let written = shown(&small.written);
            let (count, least) = (small.members.len(), small.asked.min_members);
            let records = if count == 1 {
                "record of"
            } else {
                "records of"
            };
            let refer = if count == 1 { "refers" } else { "refer" };
            let message = format!(
                "{count} {records} `{}` {refer} to {written}, which needs {least}",
                small.from
            );
            let help = "give it more members, or remove it and put its members elsewhere";
            let diagnostic = Diagnostic::new(&Self::META, small.place, message).help(help);
            let members = small.members.iter();
            let mut diagnostic = members.fold(diagnostic, |diagnostic, place| {
                diagnostic.related(*place, "a member")
            });
            if let Some(severity) = small.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}
