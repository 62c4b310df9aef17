//! The rule `ambiguous-scalar`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::document::FaultKind;
use crate::place::Place;
use crate::rule::Rule;

declare_rule! {
    /// A value without quotes that YAML 1.1 programs read as something else.
    ///
    /// # What it finds
    /// Plain `NO`, `yes`, `on`, `012`, `1_000`, `12:30`, `1e3` and the like: one value in YAML 1.2,
    /// by which catlint reads, another in YAML 1.1, by which PyYAML, Ruby and many older
    /// programs still read. Dates are not reported.
    ///
    /// # Why it matters
    /// The country code of Norway becomes "false", a number of a house becomes another number, and
    /// only in some of the programs that use the data.
    ///
    /// # Example
    /// ```yaml
    /// country: NO
    /// ```
    ///
    /// # How to mend
    /// Put a text between double quotes: `country: "NO"`. Write a truth value as `true` or
    /// `false`, a number in plain decimal digits.
    pub(super) AmbiguousScalar = "ambiguous-scalar",
    category: Syntax,
    level: NOTE,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<SyntaxFacts<'_>> for AmbiguousScalar {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, _) in facts.faults() {
            let FaultKind::Ambiguous { node, reading } = fault.kind else {
                continue;
            };
            let written = facts.document.source().slice(fault.span);
            let place = Place::value(facts.id, node);
            let message = format!("`{written}` without quotes is {reading} for YAML 1.1 programs");
            let mut diagnostic = Diagnostic::new(&Self::META, place, message);
            // Quotes keep the value only where it is a text already.
            if facts.document.as_str(node).is_some() {
                let replacement = format!("\"{written}\"");
                diagnostic = diagnostic
                    .help(format!("write `{replacement}`, with the quotes"))
                    .fix(
                        Applicability::Safe,
                        vec![Edit {
                            document: facts.id,
                            span: fault.span,
                            replacement,
                        }],
                    );
            } else {
                diagnostic = diagnostic
                    .help("put it between double quotes if it is a text; write plain decimal digits if it is a number");
            }
            found.push(diagnostic);
        }
    }
}
