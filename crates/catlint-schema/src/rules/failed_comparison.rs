//! The rule `failed-comparison`.

use catlint_core::selector::Value;
use catlint_core::{Diagnostic, Part, Place, Rule, declare_rule};

use crate::constraints::{
    ConstraintFacts, FailedComparison as Failed, Nature, Operand, Operator, noun, shown,
};

declare_rule! {
    /// Two values of a record do not go together.
    ///
    /// # What it finds
    /// Values that do not stand in the relation that the config asks for under `compare`: an end before
    /// its beginning, a day too far ahead, a year that is not that of the directory, a description that
    /// only repeats the text below it. Days are compared as days, numbers as numbers, all else as text.
    /// Where one of the two values is missing, there is nothing to compare.
    ///
    /// # Why it matters
    /// Each of the two values may be right by itself, and a schema sees no more than that; together they
    /// show that one is wrong.
    ///
    /// # Example
    /// ```yaml
    /// start: 2026-05-01
    /// end: 2026-04-30
    /// ```
    ///
    /// # How to mend
    /// Correct the value that is wrong. The message names both.
    pub(super) FailedComparison = "failed-comparison",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

/// Values that a message names at most.
const MOST: usize = 6;

impl Rule<ConstraintFacts<'_>> for FailedComparison {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for failed in &facts.failed {
            let field = facts.name_of(&failed.asked.field, &failed.value);
            let written = shown(&failed.value.written);
            let other = other(failed);
            let message = format!("{field} is {written}, which is {} {other}", wrong(failed));
            let help = format!(
                "correct what is wrong: {field} must be {} {other}",
                right(failed)
            );
            let mut diagnostic =
                Diagnostic::new(&Self::META, failed.value.place, message).help(help);
            if let Some(place) = failed.other.as_ref().and_then(field_place) {
                diagnostic = diagnostic.related(place, "compared with this");
            }
            if let Some(severity) = failed.asked.severity {
                diagnostic.severity = severity;
            }
            found.push(diagnostic);
        }
    }
}

/// The place of a value that is a field: a pseudo-field is nothing to look at.
fn field_place(value: &Value<'_>) -> Option<Place> {
    let is_field = matches!(
        value.place,
        Place::Node {
            part: Part::Value | Part::Key,
            ..
        }
    );
    is_field.then_some(value.place)
}

/// How the value stands to the other one, where it should not.
fn wrong(failed: &Failed<'_>) -> &'static str {
    let words = |date, number, text| match failed.nature {
        Nature::Date => date,
        Nature::Number => number,
        Nature::Text => text,
    };
    match failed.asked.operator {
        Operator::Equal if !failed.others.is_empty() => "none of",
        Operator::Equal => "not the same as",
        Operator::Different => "the same as",
        Operator::Less => words("not earlier than", "not less than", "not before"),
        Operator::AtMost => words("later than", "more than", "after"),
        Operator::Greater => words("not later than", "not more than", "not after"),
        Operator::AtLeast => words("earlier than", "less than", "before"),
    }
}

/// How the value must stand to the other one.
fn right(failed: &Failed<'_>) -> &'static str {
    let words = |date, number, text| match failed.nature {
        Nature::Date => date,
        Nature::Number => number,
        Nature::Text => text,
    };
    match failed.asked.operator {
        Operator::Equal if !failed.others.is_empty() => "one of",
        Operator::Equal => "the same as",
        Operator::Different => "other than",
        Operator::Less => words("earlier than", "less than", "before"),
        Operator::AtMost => words("no later than", "at most", "no later than"),
        Operator::Greater => words("later than", "more than", "after"),
        Operator::AtLeast => words("no earlier than", "at least", "no earlier than"),
    }
}

fn other(failed: &Failed<'_>) -> String {
    match &failed.asked.value {
        Operand::Selector(selector) => {
            let others = failed.others.iter().take(MOST - 1);
            let all = std::iter::once(&failed.against).chain(others);
            let all: Vec<String> = all.map(|text| shown(text)).collect();
            let more = match failed.others.len() >= MOST {
                true => " …",
                false => "",
            };
            let mark = if all.len() > 1 { ":" } else { "," };
            format!("{}{mark} {}{more}", noun(selector), all.join(", "))
        }
        Operand::Today(0) => "today".to_owned(),
        Operand::Today(days @ 1..) => format!("today plus {days} days"),
        Operand::Today(days) => format!("today minus {} days", days.unsigned_abs()),
        Operand::Literal(text) => shown(text),
    }
}
