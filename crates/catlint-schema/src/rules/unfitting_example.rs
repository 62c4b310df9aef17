//! The rule `unfitting-example`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::tried::TriedSchema;

declare_rule! {
    /// An example or a default that its own schema refuses.
    ///
    /// # What it finds
    /// A value under `examples` or `default` that the schema it stands in does not allow. A default that says
    /// nothing (`null`, an empty text, list or mapping) is left alone. In a schema of many thousand values
    /// only the first examples are tried: a hundred schemas of ten thousand values.
    ///
    /// # Why it matters
    /// People and editors copy it into records, where it is an error; or the schema asks for something
    /// else than its author means.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "pattern": "^[A-Z]{2}$", "examples": ["Kenya"] }
    /// ```
    ///
    /// # How to mend
    /// Correct the value, or the schema beside it.
    pub(super) UnfittingExample = "unfitting-example",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<TriedSchema> for UnfittingExample {
    fn check(&self, facts: &TriedSchema, found: &mut Vec<Diagnostic>) {
        for refused in &facts.refused {
            let what = match refused.keyword {
                "default" => "default",
                _ => "example",
            };
            let more = match refused.more {
                0 => String::new(),
                1 => ", and so does one more".to_owned(),
                more => format!(", and so do {more} more"),
            };
            let why = &refused.why;
            let message = format!("this {what} fails the schema that it stands in{more}: {why}");
            let finding = Diagnostic::new(&Self::META, facts.value_at(refused.node), message);
            found.push(finding.help(format!("correct the {what}, or the schema beside it")));
        }
    }
}
