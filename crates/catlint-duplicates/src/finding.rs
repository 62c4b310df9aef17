//! How a group becomes a finding.

use catlint_core::{Diagnostic, RuleMeta};

use crate::facts::{Claim, DuplicateFacts, Group};

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
    let name = apart(facts, last, first);
    let name = match more {
        0 => name,
        1 => format!("{name} and one more record"),
        more => format!("{name} and {more} more records"),
    };
    let diagnostic = Diagnostic::new(rule, last.place, message(&name))
        .label(here)
        .help(help);
    Some(others.iter().fold(diagnostic, |diagnostic, claim| {
        diagnostic.related(claim.place, there)
    }))
}

/// What a message calls the record of one claim beside that of another: its name tells nothing where
/// both have it.
fn apart(facts: &DuplicateFacts<'_>, own: &Claim<'_>, other: &Claim<'_>) -> String {
    let name = facts.name(other);
    let document = |claim: &Claim<'_>| facts.catalogue.document(claim.place.document());
    if name != facts.name(own) {
        return name;
    }
    match own.place.document() == other.place.document() {
        true => {
            let start = facts.catalogue.span(other.place).start;
            format!(
                "the record on line {}",
                document(other).source().position(start).line
            )
        }
        false => format!("the record in {}", document(other).path()),
    }
}
