//! The rule `unknown-tag`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::rule::Rule;

declare_rule! {
    /// A YAML tag that only one program understands.
    ///
    /// # What it finds
    /// `!include`, `!!python/object` and every other tag outside the YAML core schema. catlint
    /// ignores the tag and reads the value as it stands; nothing is ever included or executed.
    ///
    /// # Why it matters
    /// Other programs refuse the record, or do what the tag says.
    ///
    /// # Example
    /// ```yaml
    /// description: !include text.md
    /// ```
    ///
    /// # How to mend
    /// Remove the tag and write the value itself.
    pub(super) UnknownTag = "unknown-tag",
    category: Syntax,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for UnknownTag {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, place) in facts.faults() {
            let FaultKind::UnknownTag { tag } = &fault.kind else {
                continue;
            };
            let message = format!("the tag `{tag}` means nothing to most programs");
            found.push(
                Diagnostic::new(&Self::META, place, message)
                    .label("under this tag")
                    .help("remove the tag and write the value itself"),
            );
        }
    }
}
