//! The rule `unfillable-requirement`.

use catlint_core::document::Kind;
use catlint_core::text::suggest::nearest;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;
use crate::subschema::Subschema;

declare_rule! {
    /// A field that the schema requires and forbids.
    ///
    /// # What it finds
    /// A name under `required` that is none of the `properties`, where `additionalProperties` is false and no
    /// `patternProperties` could allow it.
    ///
    /// # Why it matters
    /// No record can pass: without the field it is missing, with it, it is unknown.
    ///
    /// # Example
    /// ```json
    /// { "properties": { "name": {} }, "required": ["nmae"], "additionalProperties": false }
    /// ```
    ///
    /// # How to mend
    /// Correct the spelling, or add the field to `properties`.
    pub(super) UnfillableRequirement = "unfillable-requirement",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for UnfillableRequirement {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for schema in &facts.schemas {
            let Some(properties) = closed_properties(facts, schema) else {
                continue;
            };
            let required = schema.get("required").map(|list| facts.texts(list));
            for (name, node) in required.into_iter().flatten() {
                if properties.contains(&name) {
                    continue;
                }
                let (message, help) = match nearest(name, properties.iter().copied()) {
                    Some(meant) => (
                        format!(
                            "`{name}` is required, but `properties` has no such field; did you mean `{meant}`?"
                        ),
                        format!("write `{meant}`"),
                    ),
                    None => (
                        format!(
                            "`{name}` is required, but `properties` has no such field and no other is allowed"
                        ),
                        format!("add `{name}` to `properties`"),
                    ),
                };
                found.push(Diagnostic::new(&Self::META, facts.value_at(node), message).help(help));
            }
        }
    }
}

/// The fields of a schema that allows no others.
fn closed_properties<'a>(facts: &SchemaFacts<'a>, schema: &Subschema<'_>) -> Option<Vec<&'a str>> {
    // Where no mapping may stand, nothing is required of one.
    let types = schema.types.as_deref().unwrap_or_default();
    if !types.is_empty() && !types.contains(&"object") {
        return None;
    }
    let additional = schema.get("additionalProperties")?;
    let closed = matches!(facts.document.kind(additional), Kind::Bool(false));
    let open = schema.get("patternProperties").is_some();
    if !closed || open {
        return None;
    }
    let properties = schema
        .get("properties")
        .and_then(|properties| facts.document.members(properties));
    let names = properties.into_iter().flatten();
    Some(
        names
            .filter_map(|(key, _)| facts.document.as_str(key))
            .collect(),
    )
}
