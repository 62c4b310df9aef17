//! The rule `ignore-without-reason`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::SuppressionFacts;
use crate::ignores::written::Origin;

declare_rule! {
    /// Something is ignored, and it is not said why.
    ///
    /// # What it finds
    /// `# catlint: ignore[RULE]` without words behind it, and an entry without `reason` in a
    /// record's own list of what is ignored. The finding is ignored all the same.
    ///
    /// # Why it matters
    /// Whoever reads the record next cannot tell an exception from an excuse, nor when it may go.
    ///
    /// # Example
    /// ```yaml
    /// country: XK # catlint: ignore[invalid-value]
    /// ```
    ///
    /// # How to mend
    /// Say why: `# catlint: ignore[invalid-value] Kosovo is not in ISO 3166 yet`.
    pub(super) IgnoreWithoutReason = "ignore-without-reason",
    category: Catalogue,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SuppressionFacts<'_>> for IgnoreWithoutReason {
    fn check(&self, facts: &SuppressionFacts<'_>, found: &mut Vec<Diagnostic>) {
        let written = facts.written;
        // One that is not understood has to be written anew anyway, and one without use is to go.
        if written.reason.is_some() || facts.unused.len() == written.rules.len() {
            return;
        }
        let names: Vec<_> = written
            .rules
            .iter()
            .map(|rule| format!("`{}`", rule.name))
            .collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let message = format!("{} {verb} ignored without a reason", names.join(", "));
        let help = match written.origin {
            Origin::Comment => "say why, behind the bracket",
            Origin::Field | Origin::Config => "add `reason:` with the reason",
        };
        found.push(Diagnostic::new(&Self::META, written.place, message).help(help));
    }
}
