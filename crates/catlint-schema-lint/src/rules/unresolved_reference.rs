//! The rule `unresolved-reference`.

use catlint_core::text::suggest::nearest;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;

declare_rule! {
    /// A reference to a definition that is not there.
    ///
    /// # What it finds
    /// A `$ref` to a place that the schema does not have, in a part of the schema that no record has met yet.
    /// If one could meet it, no record could be checked: there, it ends the run.
    ///
    /// # Why it matters
    /// The definition waits to be used. Whoever uses it will find that no check runs any more.
    ///
    /// # Example
    /// ```json
    /// {
    ///   "$defs": {
    ///     "code": { "type": "string" },
    ///     "country": { "$ref": "#/$defs/cod" }
    ///   }
    /// }
    /// ```
    ///
    /// # How to mend
    /// Correct the name, or write the definition that is missing.
    pub(super) UnresolvedReference = "unresolved-reference",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for UnresolvedReference {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        // A schema in the schema with an address of its own has pointers of its own.
        let mut inner = facts.schemas.iter().skip(1);
        if inner.any(|schema| schema.get("$id").or(schema.get("id")).is_some()) {
            return;
        }
        for schema in &facts.schemas {
            let written = schema.get("$ref");
            let written = written.and_then(|node| Some((node, facts.document.as_str(node)?)));
            let Some((node, text)) = written.filter(|(_, text)| text.starts_with("#/")) else {
                continue;
            };
            if facts.referred(schema).is_none() {
                let message = format!("`$ref` leads to `{text}`, which the schema does not have");
                let finding = Diagnostic::new(&Self::META, facts.value_at(node), message);
                found.push(finding.help(advice(facts, text)));
            }
        }
    }
}

fn advice(facts: &SchemaFacts<'_>, text: &str) -> String {
    let known = definitions(facts);
    match nearest(text, known.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the definition, or correct the name".to_owned(),
    }
}

/// What the schema keeps to be referred to, as references write it.
fn definitions(facts: &SchemaFacts<'_>) -> Vec<String> {
    let root = facts.schemas.first();
    let held = ["$defs", "definitions"].into_iter().flat_map(|holder| {
        let members = root.and_then(|root| facts.document.members(root.get(holder)?));
        let names = members.into_iter().flatten();
        let names = names.filter_map(|(key, _)| facts.document.as_str(key));
        names.map(move |name| format!("#/{holder}/{name}"))
    });
    held.collect()
}
