//! The rule `repeated-item`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use std::collections::HashMap;

use catlint_core::document::NodeId;

use crate::facts::RecordFacts;
use crate::value::to_value;
use crate::violation::ViolationKind;

declare_rule! {
    /// A list names the same item twice.
    ///
    /// # What it finds
    /// Two equal items in a list whose items must differ (`uniqueItems`).
    ///
    /// # Why it matters
    /// What is listed twice is counted twice.
    ///
    /// # Example
    /// ```yaml
    /// partner_countries: ["AU", "NZ", "AU"]
    /// ```
    ///
    /// # How to mend
    /// Remove the second of the two.
    pub(super) RepeatedItem = "repeated-item",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for RepeatedItem {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            if *kind != ViolationKind::RepeatedItem {
                continue;
            }
            let name = facts.name_of(violation.node);
            let Some((first, second)) = repeated(facts, violation.node) else {
                continue;
            };
            let shown = facts.shown(second);
            let message = format!("{name} lists {shown} twice");
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(second), message)
                    .label("again here")
                    .related(facts.value_at(first), "first here")
                    .help("remove one of the two"),
            );
        }
    }
}

/// The first item that equals an earlier one, with that one. O(size of the list).
fn repeated(facts: &RecordFacts<'_>, list: NodeId) -> Option<(NodeId, NodeId)> {
    let mut seen: HashMap<String, NodeId> = HashMap::new();
    for item in facts.document.items(list)? {
        let text = to_value(facts.document, item).to_string();
        if let Some(first) = seen.insert(text, item) {
            return Some((first, item));
        }
    }
    None
}
