//! The rule `inconsistent-value`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{ConstraintFacts, noun, shown};

declare_rule! {
    /// The same thing is called otherwise in other records.
    ///
    /// # What it finds
    /// Records that agree in one field and differ in another in which they must then agree too, as the
    /// config asks under `same_for`: with the country code `VN`, the country is `Vietnam` in one record
    /// and `Viet Nam` in another. The value that most records have counts as the usual one; each other
    /// value is one finding.
    ///
    /// # Why it matters
    /// Whoever groups or filters by the field gets two groups instead of one.
    ///
    /// # Example
    /// ```yaml
    /// - { name: A, code: VN, country: Vietnam }
    /// - { name: B, code: VN, country: Viet Nam }
    /// ```
    ///
    /// # How to mend
    /// Write the usual value, or correct the field that both have in common.
    pub(super) InconsistentValue = "inconsistent-value",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<ConstraintFacts<'_>> for InconsistentValue {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for differs in &facts.disagreements {
            let (field, key) = (noun(differs.field), noun(&differs.asked.key));
            let written = shown(&differs.value.written);
            let usual = shown(&differs.usual.written);
            let others = match differs.count {
                1 => "in another record".to_owned(),
                count => format!("in {count} other records"),
            };
            let message = format!(
                "{field} is {written} here, but {usual} {others} with {key} {}",
                shown(&differs.key)
            );
            let help = format!("write {usual}, or correct {key}");
            let mut diagnostic =
                Diagnostic::new(&Self::META, differs.value.place, message).help(help);
            // Where many agree, none of them is a part of the matter: in a gate, whoever edits one of
            // them is not asked about the others.
            if differs.count == 1 {
                diagnostic = diagnostic.related(differs.usual.place, "the other value");
            }
            let places = differs.places.iter();
            let mut diagnostic = places.fold(diagnostic, |diagnostic, place| {
                diagnostic.related(*place, "the same here")
            });
            if let Some(severity) = differs.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}
