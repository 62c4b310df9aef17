//! The rule `unknown-field`.

use catlint_core::document::NodeId;
use catlint_core::{Applicability, Edit, Place};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::guidance;
use crate::violation::ViolationKind;

declare_rule! {
    /// A field that the schema does not know.
    ///
    /// # What it finds
    /// A key that `additionalProperties: false` or `unevaluatedProperties: false` rules out. Where its
    /// name is a slip for a field that the record lacks, it says so, and the missing field is not
    /// reported a second time.
    ///
    /// # Why it matters
    /// What stands under a misspelt key is lost to every program that reads the catalogue.
    ///
    /// # Example
    /// ```yaml
    /// regoin: asia   # meant: region
    /// ```
    ///
    /// # How to mend
    /// Write the field's name as the schema has it, or remove the field.
    pub(super) UnknownField = "unknown-field",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<RecordFacts<'_>> for UnknownField {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::Unknown { name, meant } = kind else {
                continue;
            };
            let value = facts
                .document
                .get(violation.node, name)
                .unwrap_or(violation.node);
            let shown = facts.name_of_field(violation.node, name);
            let place = facts.key_at(value);
            found.push(match meant {
                Some(meant) => misspelt(facts, place, &shown, meant),
                None => Diagnostic::new(&Self::META, place, format!("unknown field {shown}"))
                    .help(known(facts, violation.node, &violation.keyword)),
            });
        }
    }
}

fn misspelt(facts: &RecordFacts<'_>, place: Place, shown: &str, meant: &str) -> Diagnostic {
    let message = format!("unknown field {shown}, did you mean `{meant}`?");
    let span = facts.catalogue.span(place);
    let written = facts.document.source().slice(span);
    // A key in quotes keeps them; in JSON it must.
    let quote = written
        .get(..1)
        .filter(|first| matches!(*first, "\"" | "'"));
    let quote = quote.unwrap_or_default();
    let edit = Edit {
        document: place.document(),
        span,
        replacement: format!("{quote}{meant}{quote}"),
    };
    Diagnostic::new(&UnknownField::META, place, message)
        .label(format!("write `{meant}`"))
        .help(format!("rename the field to `{meant}`"))
        .fix(Applicability::Unsafe, vec![edit])
}

/// The fields that could stand there, as far as the record does not have them yet.
fn known(facts: &RecordFacts<'_>, node: NodeId, keyword: &str) -> String {
    const SHOWN: usize = 12;
    let known = guidance::properties(facts.schema, keyword).into_iter();
    let free: Vec<_> = known
        .filter(|field| facts.document.get(node, field).is_none())
        .map(|field| format!("`{field}`"))
        .collect();
    if free.is_empty() || free.len() > SHOWN {
        "remove the field, or write its name as the schema has it".to_owned()
    } else {
        format!(
            "remove the field; what may still be added is {}",
            guidance::alternatives(&free)
        )
    }
}
