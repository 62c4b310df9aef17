//! The rule `malformed-ignore`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::SuppressionFacts;

declare_rule! {
    /// What is to be ignored cannot be understood.
    ///
    /// # What it finds
    /// A comment that begins like `# catlint: ignore[RULE] reason` and does not go on like it: no
    /// rule in brackets, another word for `ignore`, a day that the calendar does not have; the same
    /// in a record's own list of what is ignored. And rules that cannot be ignored, since they tell
    /// of files that nobody can read, or of ignores.
    ///
    /// # Why it matters
    /// The finding is reported all the same, or for longer than was meant.
    ///
    /// # Example
    /// ```yaml
    /// country: XK # catlint: ignore invalid-value
    /// ```
    ///
    /// # How to mend
    /// Write `# catlint: ignore[invalid-value] the reason`, with the name of the rule that the
    /// finding shows between the brackets.
    pub(super) MalformedIgnore = "malformed-ignore",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SuppressionFacts<'_>> for MalformedIgnore {
    fn check(&self, facts: &SuppressionFacts<'_>, found: &mut Vec<Diagnostic>) {
        let faults = facts.written.faults.iter();
        found.extend(faults.map(|fault| {
            Diagnostic::new(&Self::META, fault.place, &*fault.message).help(&*fault.help)
        }));
    }
}
