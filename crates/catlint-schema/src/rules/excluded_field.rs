//! The rule `excluded-field`.

use catlint_core::document::NodeId;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::guidance;
use crate::violation::ViolationKind;

declare_rule! {
    /// Fields that exclude each other, or a value that may not be there.
    ///
    /// # What it finds
    /// Several fields of which only one is allowed (`oneOf`), and a value that `not` or `false` rules
    /// out.
    ///
    /// # Why it matters
    /// A record that says both "these are the links" and "there are no links" says nothing.
    ///
    /// # Example
    /// ```yaml
    /// links:
    ///   - url: https://www.pngworkers.org/
    /// links_absent: {reason: not-in-source}
    /// ```
    ///
    /// # How to mend
    /// Keep the one that is true and remove the other.
    pub(super) ExcludedField = "excluded-field",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for ExcludedField {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let place = facts.start_of(violation.node);
            found.push(match kind {
                ViolationKind::ExcludingEachOther(fields) => both(facts, violation.node, fields),
                ViolationKind::Forbidden => {
                    let name = facts.name_of(violation.node);
                    Diagnostic::new(
                        &Self::META,
                        facts.key_at(violation.node),
                        format!("{name} may not be there"),
                    )
                    .help("remove it, or change what rules it out")
                }
                ViolationKind::SeveralBranches => {
                    let name = facts.name_of(violation.node);
                    Diagnostic::new(
                        &Self::META,
                        place,
                        format!("{name} has the form of several kinds at once"),
                    )
                    .help("keep the fields of one kind only")
                }
                _ => continue,
            });
        }
    }
}

fn both(facts: &RecordFacts<'_>, node: NodeId, fields: &[String]) -> Diagnostic {
    let names: Vec<_> = fields
        .iter()
        .map(|field| facts.name_of_field(node, field))
        .collect();
    let message = format!("{} exclude each other", names.join(" and "));
    let mut places = fields
        .iter()
        .filter_map(|field| facts.document.get(node, field));
    let last = places.next_back().unwrap_or(node);
    let diagnostic =
        Diagnostic::new(&ExcludedField::META, facts.key_at(last), message).help(format!(
            "keep {} and remove the rest",
            guidance::alternatives(&names)
        ));
    places.fold(diagnostic, |diagnostic, place| {
        diagnostic.related(facts.key_at(place), "and here")
    })
}
