//! The field rules: one file a rule. [`RULES`], [`CONSTRAINT_RULES`] and [`SCHEMA_RULES`]
//! are the only lists of them.

mod blank_text;
mod cut_url;
mod excluded_field;
mod failed_comparison;
mod file_name_mismatch;
mod html_remnant;
mod inconsistent_value;
mod invalid_field_name;
mod invalid_format;
mod invalid_value;
mod invisible_character;
mod missing_field;
mod out_of_bounds;
mod outside_reference;
mod pattern_limit;
mod placeholder_text;
mod repeated_item;
mod several_urls;
mod stale_record;
mod stray_white_space;
mod too_few_members;
mod unfitting_example;
mod unfitting_value;
mod unknown_code;
mod unknown_field;
mod unknown_reference;
mod unmatched_pattern;
mod unsorted_list;
mod unused_target;
mod wrong_type;

use catlint_core::{Rule, RuleMeta, RuleName};

use crate::constraints::ConstraintFacts;
use crate::facts::RecordFacts;
use crate::tried::TriedSchema;

/// A rule over the facts of one record.
pub type FieldRule = dyn for<'a> Rule<RecordFacts<'a>>;
/// A rule over what a config asks of the whole catalogue.
pub type ConstraintRule = dyn for<'a> Rule<ConstraintFacts<'a>>;
/// A rule over what trying a schema tells of it.
pub type SchemaRule = dyn Rule<TriedSchema>;

/// Every field rule: first those of the schema's keywords, then those of the texts.
pub static RULES: &[&FieldRule] = &[
    &missing_field::MissingField,
    &unknown_field::UnknownField,
    &wrong_type::WrongType,
    &invalid_value::InvalidValue,
    &unknown_code::UnknownCode,
    &unmatched_pattern::UnmatchedPattern,
    &pattern_limit::PatternLimit,
    &invalid_format::InvalidFormat,
    &out_of_bounds::OutOfBounds,
    &repeated_item::RepeatedItem,
    &invalid_field_name::InvalidFieldName,
    &excluded_field::ExcludedField,
    &unfitting_value::UnfittingValue,
    &blank_text::BlankText,
    &placeholder_text::PlaceholderText,
    &stray_white_space::StrayWhiteSpace,
    &invisible_character::InvisibleCharacter,
    &html_remnant::HtmlRemnant,
    &several_urls::SeveralUrls,
    &cut_url::CutUrl,
    &file_name_mismatch::FileNameMismatch,
];

/// Every rule about what a config asks of records beyond their schema.
pub static CONSTRAINT_RULES: &[&ConstraintRule] = &[
    &unknown_reference::UnknownReference,
    &unused_target::UnusedTarget,
    &too_few_members::TooFewMembers,
    &failed_comparison::FailedComparison,
    &stale_record::StaleRecord,
    &unsorted_list::UnsortedList,
    &inconsistent_value::InconsistentValue,
];

/// Every rule about schemas that have been tried.
pub static SCHEMA_RULES: &[&SchemaRule] = &[
    &outside_reference::OutsideReference,
    &unfitting_example::UnfittingExample,
];

/// What is known of each field rule.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    let of_records = RULES.iter().map(|rule| rule.meta());
    let of_all = CONSTRAINT_RULES.iter().map(|rule| rule.meta());
    let of_schemas = SCHEMA_RULES.iter().map(|rule| rule.meta());
    of_records.chain(of_all).chain(of_schemas).collect()
}

/// Whether a rule is about how values are written, which a whole catalogue may do by choice.
#[must_use]
pub fn is_by_choice(rule: RuleName) -> bool {
    let of_habit = [blank_text::BlankText::META, html_remnant::HtmlRemnant::META];
    of_habit.iter().any(|meta| meta.name == rule)
}
