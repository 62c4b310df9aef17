//! The rule `unknown-rule`.

use catlint_core::text::suggest;
use catlint_core::{Diagnostic, Rule, declare_rule};

use super::SuppressionFacts;

declare_rule! {
    /// A rule is ignored that does not exist.
    ///
    /// # What it finds
    /// A name in `# catlint: ignore[RULE] reason`, or in a record's own list of what is ignored,
    /// that no rule has.
    ///
    /// # Why it matters
    /// It ignores nothing: the finding that was meant is reported all the same.
    ///
    /// # Example
    /// ```yaml
    /// country: XK # catlint: ignore[invalid-vlaue] not yet in the list of codes
    /// ```
    ///
    /// # How to mend
    /// Write the name as the finding shows it in its line `rule:`. `catlint rules` lists all names.
    pub(super) UnknownRule = "unknown-rule",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SuppressionFacts<'_>> for UnknownRule {
    fn check(&self, facts: &SuppressionFacts<'_>, found: &mut Vec<Diagnostic>) {
        let rules = facts.written.rules.iter();
        for rule in rules.filter(|rule| rule.rule.is_none()) {
            let all = super::ignorable().map(|known| known.name.0);
            let name = &rule.name;
            let (message, help) = match suggest::nearest(name, all) {
                Some(meant) => (
                    format!("there is no rule `{name}`, did you mean `{meant}`?"),
                    format!("write `{meant}`"),
                ),
                None => (
                    format!("there is no rule `{name}`"),
                    "write the name as the finding shows it; `catlint rules` lists them".to_owned(),
                ),
            };
            found.push(Diagnostic::new(&Self::META, rule.place, message).help(help));
        }
    }
}
