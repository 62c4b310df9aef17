//! The rule `tuple-items`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::draft::Draft;
use crate::facts::SchemaFacts;

declare_rule! {
    /// `items` is a list with one schema, which describes the first item only.
    ///
    /// # What it finds
    /// Up to draft 2019-09, `"items": [ … ]` describes a tuple: the first schema is for the first item, the
    /// second for the second, and what comes after is not looked at. With one schema in the list, and neither
    /// `additionalItems` nor `maxItems`, that is hardly ever meant.
    ///
    /// # Why it matters
    /// Of a list of thousands, the schema checks the first and lets everything else through.
    ///
    /// # Example
    /// ```json
    /// { "$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": [{ "type": "string" }] }
    /// ```
    ///
    /// # How to mend
    /// Take the brackets away: `"items": { … }` describes every item. If the first item alone is meant, say
    /// what the others may be with `additionalItems`.
    pub(super) TupleItems = "tuple-items",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for TupleItems {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        if facts.draft == Draft::Of2020 {
            return;
        }
        for schema in &facts.schemas {
            let bound = schema
                .get("additionalItems")
                .or_else(|| schema.get("maxItems"));
            let items = schema.get("items").filter(|_| bound.is_none());
            let single = items.filter(|items| {
                facts
                    .document
                    .items(*items)
                    .is_some_and(|items| items.count() == 1)
            });
            let Some(items) = single else { continue };
            let message = "`items` is a list with one schema: it describes the first item, and no other is looked at";
            found.push(
                Diagnostic::new(&Self::META, facts.key_at(items), message)
                    .help("take the brackets away: `\"items\": { … }` describes every item"),
            );
        }
    }
}
