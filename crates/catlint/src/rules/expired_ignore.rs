//! The rule `expired-ignore`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::SuppressionFacts;

declare_rule! {
    /// Something was ignored up to a day, and that day has passed.
    ///
    /// # What it finds
    /// `until` with a day before today, in a comment, in a record's own list of what is ignored, or
    /// under `ignore:` in the config. The findings are reported again.
    ///
    /// # Why it matters
    /// Whoever wrote it wanted to be reminded.
    ///
    /// # Example
    /// ```yaml
    /// # catlint: ignore[missing-field] the ministry has promised the address, until 2026-01-31
    /// ```
    ///
    /// # How to mend
    /// Mend what is found and remove this. If the reason still holds, write a later day.
    pub(super) ExpiredIgnore = "expired-ignore",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SuppressionFacts<'_>> for ExpiredIgnore {
    fn check(&self, facts: &SuppressionFacts<'_>, found: &mut Vec<Diagnostic>) {
        let Some((day, place)) = facts.written.until.filter(|(day, _)| *day < facts.today) else {
            return;
        };
        let rules = facts.written.rules.iter();
        let names: Vec<_> = rules.map(|rule| format!("`{}`", rule.name)).collect();
        let (were, are) = if names.len() == 1 {
            ("was", "is")
        } else {
            ("were", "are")
        };
        let names = names.join(", ");
        let message = format!("{names} {were} ignored until {day} and no longer {are}");
        found.push(
            Diagnostic::new(&Self::META, place, message)
                .help("remove it, or write a later day if its reason still holds"),
        );
    }
}
