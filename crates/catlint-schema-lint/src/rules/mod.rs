//! The rules about schemas: one file a rule. [`RULES`] is the only list of them.

mod contradictory_limits;
mod foreign_pattern;
mod impossible_pattern;
mod impossible_value;
mod inert_keyword;
mod repeated_choice;
mod slow_pattern;
mod tuple_items;
mod unasserted_format;
mod unfillable_requirement;
mod unknown_keyword;
mod unresolved_reference;

use catlint_core::{Rule, RuleMeta};

use crate::facts::SchemaFacts;

/// A rule over the facts of one schema.
pub type SchemaRule = dyn for<'a> Rule<SchemaFacts<'a>>;

/// Every rule about schemas.
pub static RULES: &[&SchemaRule] = &[
    &inert_keyword::InertKeyword,
    &tuple_items::TupleItems,
    &unknown_keyword::UnknownKeyword,
    &unasserted_format::UnassertedFormat,
    &foreign_pattern::ForeignPattern,
    &impossible_pattern::ImpossiblePattern,
    &slow_pattern::SlowPattern,
    &contradictory_limits::ContradictoryLimits,
    &unfillable_requirement::UnfillableRequirement,
    &impossible_value::ImpossibleValue,
    &repeated_choice::RepeatedChoice,
    &unresolved_reference::UnresolvedReference,
];

/// What is known of each rule about schemas.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta()).collect()
}
