//! The duplicate rules: one file a rule. [`RULES`] and [`END_RULES`] are the only lists.

mod converging_url;
mod copied_text;
mod duplicate_id;
mod duplicate_name;
mod duplicate_record;
mod duplicate_url;
mod duplicate_value;
mod equivalent_url;
mod repeated_url;
mod shared_url;
mod similar_record;
mod stale_distinction;

use catlint_core::{Diagnostic, Rule, RuleMeta, RuleName};

use crate::facts::{Claim, DuplicateFacts, Group};

/// A rule over the groups of the catalogue.
pub type DuplicateRule = dyn for<'a> Rule<DuplicateFacts<'a>>;

/// Every duplicate rule, the most certain first.
pub static RULES: &[&DuplicateRule] = &[
    &duplicate_record::DuplicateRecord,
    &duplicate_id::DuplicateId,
    &duplicate_name::DuplicateName,
    &duplicate_value::DuplicateValue,
    &similar_record::SimilarRecord,
    &duplicate_url::DuplicateUrl,
    &equivalent_url::EquivalentUrl,
    &shared_url::SharedUrl,
    &repeated_url::RepeatedUrl,
    &copied_text::CopiedText,
    &stale_distinction::StaleDistinction,
];

/// The rules about where links end: they are heard only where the network was.
pub static END_RULES: &[&DuplicateRule] = &[&converging_url::ConvergingUrl];

/// The rules that say that records are one, so that no other one needs to.
pub(crate) fn joining() -> Vec<RuleName> {
    let joining: [&DuplicateRule; 7] = [
        &duplicate_record::DuplicateRecord,
        &duplicate_id::DuplicateId,
        &duplicate_name::DuplicateName,
        &duplicate_value::DuplicateValue,
        &similar_record::SimilarRecord,
        &duplicate_url::DuplicateUrl,
        &equivalent_url::EquivalentUrl,
    ];
    joining.iter().map(|rule| rule.meta().name).collect()
}

/// The rules about what is alike without being the same.
pub(crate) fn of_likeness() -> Vec<RuleName> {
    let alike: [&DuplicateRule; 2] = [&similar_record::SimilarRecord, &copied_text::CopiedText];
    alike.iter().map(|rule| rule.meta().name).collect()
}

/// What is known of each duplicate rule.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    let rules = RULES.iter().chain(END_RULES);
    rules.map(|rule| rule.meta()).collect()
}

/// One finding for a group: the last record, presumably the newest, against the first, with the
/// others as further places, however many: whoever narrows a report must not miss one.
fn both_places(
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
