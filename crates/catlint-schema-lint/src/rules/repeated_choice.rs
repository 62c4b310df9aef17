//! The rule `repeated-choice`.

use std::collections::BTreeMap;

use catlint_core::document::NodeId;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SchemaFacts;

declare_rule! {
    /// A choice stands in `enum` twice.
    ///
    /// # What it finds
    /// Two values in one `enum` that are written alike.
    ///
    /// # Why it matters
    /// It is either a slip, and another value was meant, or the trace of a merge. Some validators refuse such
    /// a schema.
    ///
    /// # Example
    /// ```json
    /// { "enum": ["draft", "active", "draft"] }
    /// ```
    ///
    /// # How to mend
    /// Remove one of the two, or write the value that was meant.
    pub(super) RepeatedChoice = "repeated-choice",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for RepeatedChoice {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        let document = facts.document;
        for schema in &facts.schemas {
            let choices = schema.get("enum").and_then(|list| document.items(list));
            let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
            for choice in choices.into_iter().flatten() {
                let text = document.source().slice(document.span(choice));
                match seen.get(text) {
                    None => drop(seen.insert(text, choice)),
                    Some(first) => found.push(twice(facts, *first, choice, text)),
                }
            }
        }
    }
}

fn twice(facts: &SchemaFacts<'_>, first: NodeId, choice: NodeId, text: &str) -> Diagnostic {
    let message = format!("`{text}` stands in this `enum` twice");
    Diagnostic::new(&RepeatedChoice::META, facts.value_at(choice), message)
        .related(facts.value_at(first), "here before")
        .help("remove one of the two, or write the value that was meant")
}
