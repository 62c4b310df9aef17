//! How a group becomes a finding.

use catlint_core::{Diagnostic, RuleMeta};

use crate::facts::{DuplicateFacts, Group};

/// One finding for a group: the last record, presumably the newest, against the first, with the
/// others as further places, however many: whoever narrows a report must not miss one.
pub(crate) fn both_places(
    facts: &DuplicateFacts<'_>,
    rule: &RuleMeta,
    group: &Group<'_>,
    message: impl Fn(&str) -> String,
    (here, there): (&str, &str),
    help: &str,
) -> Option<Diagnostic> {
    let (last, others) = group.claims.split_last()?;
    let first = others.first()?;
    let more = others.len() - 1;
    let name = match more {
        0 => facts.name(first),
        1 => format!("{} and one more record", facts.name(first)),
        more => format!("{} and {more} more records", facts.name(first)),
    };
    let diagnostic = Diagnostic::new(rule, last.place, message(&name))
        .label(here)
        .help(help);
    Some(others.iter().fold(diagnostic, |diagnostic, claim| {
        diagnostic.related(claim.place, there)
    }))
}
