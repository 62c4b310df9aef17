//! The rule `wrong-type`.

use catlint_core::document::Kind;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::guidance;
use crate::nouns::noun;
use crate::violation::ViolationKind;

declare_rule! {
    /// A value of another kind than the schema wants.
    ///
    /// # What it finds
    /// A text where a number is wanted, a single value where a list is wanted, nothing where a text is
    /// wanted, and so on (`type`).
    ///
    /// # Why it matters
    /// Programs that expect one kind of value fail on another, or read it in their own way.
    ///
    /// # Example
    /// ```yaml
    /// year: "2014"   # a number is wanted
    /// ```
    ///
    /// # How to mend
    /// Write the value as the message shows: numbers without quotes, texts with, lists with a `-` before
    /// each item.
    pub(super) WrongType = "wrong-type",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for WrongType {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::Type(types) = kind else {
                continue;
            };
            let name = facts.name_of(violation.node);
            let wanted: Vec<_> = types.iter().map(|one| noun(one).to_owned()).collect();
            let wanted = guidance::alternatives(&wanted);
            let value = facts.document.kind(violation.node);
            let message = match value {
                Kind::Null => format!("{name} is empty, but must be {wanted}"),
                ref other => format!("{name} is {}, but must be {wanted}", other.noun()),
            };
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(violation.node), message)
                    .help(advice(&value, types)),
            );
        }
    }
}

/// What to type, judged by what is there and what is wanted.
fn advice(value: &Kind<'_>, types: &[&str]) -> String {
    let wants = |json_type| types.contains(&json_type);
    match value {
        Kind::Null => "write a value after the colon, or remove the line".to_owned(),
        Kind::Number(number) if wants("string") => {
            format!("put it between double quotes: `\"{}\"`", number.text())
        }
        Kind::Bool(value) if wants("string") => {
            format!("put it between double quotes: `\"{value}\"`")
        }
        Kind::String(text) if wants("integer") || wants("number") => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit()).collect();
            if digits.is_empty() || text.contains('.') {
                "write a number in digits, without quotes".to_owned()
            } else {
                format!("write the number alone, without quotes: `{digits}`")
            }
        }
        Kind::String(_) if wants("boolean") => "write `true` or `false`, without quotes".to_owned(),
        Kind::String(_) | Kind::Mapping(_) if wants("array") => {
            "write a list: each item on a line of its own, after `- `".to_owned()
        }
        Kind::Sequence(_) if wants("string") || wants("object") => {
            "write one value: remove the `-` before it".to_owned()
        }
        _ if wants("object") => "write a mapping: lines of `key: value`, indented".to_owned(),
        _ => "write the value as the schema wants it".to_owned(),
    }
}
