//! The rule `impossible-value`.

use catlint_core::document::{Kind, NodeId};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;

declare_rule! {
    /// A value that the schema offers and its own `type` refuses.
    ///
    /// # What it finds
    /// A value under `enum` or `const` that is of none of the types under `type` beside it.
    ///
    /// # Why it matters
    /// The value looks allowed and is not. Often it is a number in quotes, or one without.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "enum": ["2023", 2024] }
    /// ```
    ///
    /// # How to mend
    /// Write the value as the type has it, or add its type to `type`.
    pub(super) ImpossibleValue = "impossible-value",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for ImpossibleValue {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for schema in &facts.schemas {
            let Some(types) = schema.types.as_deref().filter(|types| !types.is_empty()) else {
                continue;
            };
            let choices = schema
                .get("enum")
                .and_then(|list| facts.document.items(list));
            let values = choices.into_iter().flatten().chain(schema.get("const"));
            for value in values.filter(|value| !fits(facts, *value, types)) {
                let (own, noun) = (types.join("` or `"), facts.document.kind(value).noun());
                let message = format!(
                    "this value is {noun}, and the type beside it is `{own}`: it can never pass"
                );
                found.push(
                    Diagnostic::new(&Self::META, facts.value_at(value), message)
                        .help("write the value as the type has it, or add its type to `type`"),
                );
            }
        }
    }
}

fn fits(facts: &SchemaFacts<'_>, value: NodeId, types: &[&str]) -> bool {
    let names: &[&str] = match facts.document.kind(value) {
        Kind::Null => &["null"],
        Kind::Bool(_) => &["boolean"],
        Kind::Number(number) if number.is_integer() => &["integer", "number"],
        Kind::Number(_) => &["number"],
        Kind::String(_) => &["string"],
        Kind::Sequence(_) => &["array"],
        Kind::Mapping(_) => &["object"],
    };
    names.iter().any(|name| types.contains(name))
}
