//! The rule `unknown-reference`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{BrokenReference, ConstraintFacts, shown};

declare_rule! {
    /// A record refers to something that is not there.
    ///
    /// # What it finds
    /// A value that the config names under `references` and that is not found where it should be: among
    /// the records of another collection, or in a list file. The one that was
    /// probably meant is suggested. Where a file of the other collection cannot be read, nothing is
    /// judged.
    ///
    /// # Why it matters
    /// Programs that follow the reference find nothing, and a misspelt category is one of its own, with
    /// one member.
    ///
    /// # Example
    /// ```yaml
    /// section: asia-pacific   # the sections are in sections.yaml: asia-and-the-pacific
    /// ```
    ///
    /// # How to mend
    /// Write the value as it is written there, or add what is missing there.
    pub(super) UnknownReference = "unknown-reference",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<ConstraintFacts<'_>> for UnknownReference {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for broken in &facts.broken {
            let field = facts.name_of(broken.field, &broken.value);
            let written = shown(&broken.value.written);
            let message = match &broken.meant {
                Some(meant) => format!("{field} is {written}, did you mean {}?", shown(meant)),
                None => format!(
                    "{field} is {written}, which is not in {}",
                    broken.asked.name
                ),
            };
            let mut diagnostic =
                Diagnostic::new(&Self::META, broken.value.place, message).help(advice(broken));
            if let Some(meant) = &broken.meant {
                diagnostic = diagnostic.label(format!("write {}", shown(meant)));
            }
            if let Some(severity) = broken.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}

fn advice(broken: &BrokenReference<'_>) -> String {
    let at = broken.whereabouts.as_deref();
    let known = at.map_or_else(String::new, |at| {
        format!("; what can be named is in `{at}`")
    });
    if let Some(meant) = &broken.meant {
        return format!("write {}{known}", shown(meant));
    }
    let examples: Vec<_> = broken
        .examples
        .iter()
        .map(|example| shown(example))
        .collect();
    let such = match examples.as_slice() {
        [] => String::new(),
        examples => format!(", such as {}", examples.join(", ")),
    };
    match at {
        Some(at) => format!("write one that is in `{at}`{such}, or add it there"),
        None => format!("write one of {}{such}", broken.asked.name),
    }
}
