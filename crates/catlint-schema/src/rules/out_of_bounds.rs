//! The rule `out-of-bounds`.

use catlint_core::document::{Kind, NodeId};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::{Bound, ViolationKind};

declare_rule! {
    /// A text, number or list beyond the limits of the schema.
    ///
    /// # What it finds
    /// A text that is too short or too long, a number that is too small or too large, a list or mapping
    /// with too few or too many members, a number that is not a multiple of another one.
    ///
    /// # Why it matters
    /// The limits are where the maintainers draw the line between a name and a description, or a year
    /// and a slip of the keyboard.
    ///
    /// # Example
    /// ```yaml
    /// year: 20014
    /// ```
    ///
    /// # How to mend
    /// Bring the value within the limit that the message names.
    pub(super) OutOfBounds = "out-of-bounds",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for OutOfBounds {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let must = match kind {
                ViolationKind::Bound(bound) => bound.to_string(),
                ViolationKind::MultipleOf(factor) => format!("be a multiple of {factor}"),
                _ => continue,
            };
            let name = facts.name_of(violation.node);
            let message = format!(
                "{name} {}, but must {must}",
                measured(facts, violation.node, kind)
            );
            let help = advice(kind);
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(violation.node), message).help(help),
            );
        }
    }
}

fn measured(facts: &RecordFacts<'_>, node: NodeId, kind: &ViolationKind) -> String {
    let plural =
        |count: usize, one: &str| format!("has {count} {one}{}", if count == 1 { "" } else { "s" });
    match facts.document.kind(node) {
        Kind::String(text) if matches!(kind, ViolationKind::Bound(_)) => {
            plural(text.chars().count(), "character")
        }
        Kind::Sequence(items) => plural(items.len(), "item"),
        Kind::Mapping(members) => plural(members.len(), "field"),
        _ => format!("is {}", facts.shown(node)),
    }
}

fn advice(kind: &ViolationKind) -> &'static str {
    match kind {
        ViolationKind::Bound(Bound::MinLength(1)) => "write a text, or remove the field",
        ViolationKind::Bound(Bound::MinLength(_)) => "write a fuller text",
        ViolationKind::Bound(Bound::MaxLength(_)) => "shorten the text",
        ViolationKind::Bound(Bound::MinItems(_)) => {
            "add an item, or remove the field if it is not required"
        }
        ViolationKind::Bound(Bound::MaxItems(_)) => "remove the items that matter least",
        ViolationKind::Bound(Bound::MinProperties(_)) => "add a field",
        ViolationKind::Bound(Bound::MaxProperties(_)) => "remove a field",
        _ => "check the number for a slip of the keyboard",
    }
}
