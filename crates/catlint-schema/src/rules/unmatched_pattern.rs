//! The rule `unmatched-pattern`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use serde_json::Value;

use crate::facts::RecordFacts;
use crate::guidance;
use crate::violation::ViolationKind;

declare_rule! {
    /// A text that is not written in the form the schema wants.
    ///
    /// # What it finds
    /// A text that does not match its `pattern`.
    ///
    /// # Why it matters
    /// Identifiers and codes are compared letter by letter; one in another form is another one.
    ///
    /// # Example
    /// ```yaml
    /// id: MM-Happy-Return   # lower case letters are wanted
    /// ```
    ///
    /// # How to mend
    /// Write the text in the form that the message describes.
    pub(super) UnmatchedPattern = "unmatched-pattern",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for UnmatchedPattern {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::Pattern(pattern) = kind else {
                continue;
            };
            let name = facts.name_of(violation.node);
            let shown = facts.shown(violation.node);
            let schema = guidance::holder(facts.schema, &violation.keyword).unwrap_or(facts.schema);
            let message = format!("{name} is {shown}, which is not in the form wanted");
            let help = advice(facts, schema, pattern);
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(violation.node), message).help(help),
            );
        }
    }
}

/// What to type: the schema's own words before the pattern, which few people can read.
fn advice(facts: &RecordFacts<'_>, schema: &Value, pattern: &str) -> String {
    let mut advice = match guidance::description(facts.schema, schema) {
        Some(description) => format!("{description}; "),
        None => String::new(),
    };
    let example = guidance::annotation(facts.schema, schema, "examples");
    if let Some(example) = example
        .and_then(|examples| examples.get(0))
        .and_then(Value::as_str)
    {
        advice.push_str(&format!("for example `{example}`; "));
    }
    advice.push_str(&format!("the form is `{pattern}`"));
    advice
}
