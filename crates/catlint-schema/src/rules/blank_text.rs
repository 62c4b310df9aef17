//! The rule `blank-text`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;

declare_rule! {
    /// A text of nothing, or of white space only.
    ///
    /// # What it finds
    /// `""`, `" "` and the like as the value of any field. A field that is blank in ten records or more,
    /// and in one of ten that have it, is told once: there blank may be how the catalogue says that there is none.
    ///
    /// # Why it matters
    /// The field looks filled to every program that counts what is filled.
    ///
    /// # Example
    /// ```yaml
    /// description: ""
    /// ```
    ///
    /// # How to mend
    /// Write the text, or remove the field.
    pub(super) BlankText = "blank-text",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for BlankText {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in facts
            .texts
            .iter()
            .filter(|text| text.value.trim().is_empty())
        {
            let name = facts.name_of(text.node);
            found.push(
                Diagnostic::new(
                    &Self::META,
                    facts.value_at(text.node),
                    format!("{name} is blank"),
                )
                .help("write the text, or remove the field"),
            );
        }
    }
}
