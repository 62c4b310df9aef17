//! The field rules: one file a rule. [`RULES`] is the only list of them.

mod blank_text;
mod cut_url;
mod excluded_field;
mod file_name_mismatch;
mod html_remnant;
mod invalid_field_name;
mod invalid_format;
mod invalid_value;
mod invisible_character;
mod missing_field;
mod out_of_bounds;
mod pattern_limit;
mod placeholder_text;
mod repeated_item;
mod several_urls;
mod stray_white_space;
mod unfitting_value;
mod unknown_code;
mod unknown_field;
mod unmatched_pattern;
mod wrong_type;

use catlint_core::{Rule, RuleMeta};

use crate::facts::RecordFacts;

/// A rule over the facts of one record.
pub type FieldRule = dyn for<'a> Rule<RecordFacts<'a>>;

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

/// What is known of each field rule.
#[must_use]
pub fn rules() -> Vec<&'static RuleMeta> {
    RULES.iter().map(|rule| rule.meta()).collect()
}
