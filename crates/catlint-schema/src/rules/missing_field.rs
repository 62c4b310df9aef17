//! The rule `missing-field`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::guidance;
use crate::violation::ViolationKind;

declare_rule! {
    /// A required field is absent.
    ///
    /// # What it finds
    /// A field that the schema requires (`required`, `dependentRequired`) and the record does not have,
    /// and a set of fields of which at least one is required. A field that is there under a misspelt
    /// name is reported once, by `unknown-field`.
    ///
    /// # Why it matters
    /// Programs that read the catalogue rely on the field, and a reader cannot know whether the fact is
    /// unknown or was forgotten.
    ///
    /// # Example
    /// ```yaml
    /// id: in-vande-bharat-mission
    /// name: Vande Bharat Mission
    /// # country is missing
    /// ```
    ///
    /// # How to mend
    /// Add the field. The message says what to type, in the words of the schema.
    pub(super) MissingField = "missing-field",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for MissingField {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let place = facts.start_of(violation.node);
            let diagnostic = match kind {
                ViolationKind::Missing(field) => {
                    let name = facts.name_of_field(violation.node, field);
                    Diagnostic::new(&Self::META, place, format!("the field {name} is missing"))
                        .help(advice(facts, &violation.keyword, field))
                        .absent(field)
                }
                ViolationKind::MissingOneOf(fields) => {
                    let names: Vec<_> = fields
                        .iter()
                        .map(|field| facts.name_of_field(violation.node, field))
                        .collect();
                    let names = guidance::alternatives(&names);
                    let first = fields.first().map(String::as_str).unwrap_or_default();
                    Diagnostic::new(&Self::META, place, format!("one of {names} is missing"))
                        .help(advice(facts, &violation.keyword, first))
                        .absent(fields.join("|"))
                }
                _ => continue,
            };
            found.push(diagnostic);
        }
    }
}

/// What to type, as far as the schema tells.
fn advice(facts: &RecordFacts<'_>, keyword: &str, field: &str) -> String {
    let Some(schema) = guidance::field(facts.schema, keyword, field) else {
        return format!("add `{field}:`");
    };
    let sample = guidance::sample(facts.schema, schema, field);
    let mut advice = match sample {
        Some(sample) => format!("add a line such as `{sample}`"),
        None => format!("add `{field}:`"),
    };
    if let Some(description) = guidance::description(facts.schema, schema) {
        advice.push_str(&format!(" — {description}"));
    }
    advice
}
