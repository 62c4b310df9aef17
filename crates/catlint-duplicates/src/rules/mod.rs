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

use catlint_core::{Rule, RuleMeta, RuleName};

use crate::facts::DuplicateFacts;

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

/// The rule about addresses that records share.
pub(crate) const SHARED_URL: RuleName = shared_url::SharedUrl::META.name;

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
