//! The rule `contradictory-limits`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;
use crate::subschema::Subschema;

declare_rule! {
    /// A lower limit above the upper one.
    ///
    /// # What it finds
    /// `minimum` above `maximum`, `minLength` above `maxLength`, and so on, in one schema; and limits that
    /// exclude the only value between them.
    ///
    /// # Why it matters
    /// No value can pass.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "minLength": 20, "maxLength": 10 }
    /// ```
    ///
    /// # How to mend
    /// Swap the two, or correct the wrong one.
    pub(super) ContradictoryLimits = "contradictory-limits",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

/// Pairs of limits, and whether a value may be equal to both.
const PAIRS: [(&str, &str, bool); 8] = [
    ("minimum", "maximum", true),
    ("exclusiveMinimum", "maximum", false),
    ("minimum", "exclusiveMaximum", false),
    ("exclusiveMinimum", "exclusiveMaximum", false),
    ("minLength", "maxLength", true),
    ("minItems", "maxItems", true),
    ("minProperties", "maxProperties", true),
    ("minContains", "maxContains", true),
];

impl Rule<SchemaFacts<'_>> for ContradictoryLimits {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for schema in &facts.schemas {
            let wrong = PAIRS
                .iter()
                .find_map(|pair| contradiction(facts, schema, *pair));
            found.extend(wrong);
        }
    }
}

fn contradiction(
    facts: &SchemaFacts<'_>,
    schema: &Subschema<'_>,
    (least, most, equal): (&str, &str, bool),
) -> Option<Diagnostic> {
    let (low, high) = (schema.get(least)?, schema.get(most)?);
    let (from, to) = (facts.number(low)?, facts.number(high)?);
    let possible = if equal { from <= to } else { from < to };
    (!possible).then(|| {
        let message = format!("no value can pass: `{least}` is {from} and `{most}` is {to}");
        Diagnostic::new(&ContradictoryLimits::META, facts.value_at(low), message)
            .help(format!(
                "swap `{least}` and `{most}`, or correct the wrong one"
            ))
            .related(facts.value_at(high), "the other limit")
    })
}
