//! Comparisons: two values of a record must stand in some relation.

use std::cmp::Ordering;

use catlint_core::document::Pattern;
use catlint_core::selector::{Predicate, Selector, Standpoint, Value};
use catlint_core::{Day, Severity};

use super::operand::Operand;
use super::order::{Nature, compare, is_open};

/// Two values that must stand in some relation.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The items that both values are seen from; the record itself without.
    pub each: Option<Pattern>,
    /// The one.
    pub field: Selector,
    /// The relation.
    pub operator: Operator,
    /// The other.
    pub value: Operand,
    /// Records that it is asked of; of all without.
    pub when: Predicate,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}

/// A relation of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Operator {
    /// Every relation.
    pub const ALL: [Self; 6] = [
        Self::Equal,
        Self::Different,
        Self::Less,
        Self::AtMost,
        Self::Greater,
        Self::AtLeast,
    ];

    /// The one spelling of it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::Different => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether it asks which of two comes first.
    #[must_use]
    pub fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::Different)
    }

    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Different => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// A comparison that does not hold.
#[derive(Debug)]
pub struct FailedComparison<'a> {
    /// What is asked.
    pub asked: &'a Comparison,
    /// The value that fails.
    pub value: Value<'a>,
    /// What it was compared with, as its transforms make it.
    pub against: String,
    /// What else one of which it would have to be equal to.
    pub others: Vec<String>,
    /// Where that stands, if it does.
    pub other: Option<Value<'a>>,
    /// What the two were compared as.
    pub nature: Nature,
}

/// The first value that fails. Of several values on the other side, `==` needs one to be equal and
/// every other relation needs all of them. Nothing where either side has no value: that a field is
/// missing is the schema's matter.
pub(super) fn judge<'a>(
    asked: &'a Comparison,
    from: Standpoint<'a>,
    today: Day,
) -> Option<FailedComparison<'a>> {
    let values = asked.field.values(from);
    let others = asked.value.values(from, today);
    let first = others.first()?;
    if values.is_empty() || !(asked.when.is_empty() || asked.when.holds(from)) {
        return None;
    }
    for value in values {
        let open = |other: &str| asked.operator.orders() && is_open(&value.text, other);
        let holds =
            |other: &str| open(other) || asked.operator.holds(compare(&value.text, other).1);
        let failing = match asked.operator {
            Operator::Equal if others.iter().any(|other| holds(other)) => None,
            Operator::Equal => Some(first),
            _ => others.iter().find(|other| !holds(other)),
        };
        if let Some(against) = failing {
            return Some(FailedComparison {
                nature: compare(&value.text, against).0,
                against: against.to_string(),
                others: match asked.operator {
                    Operator::Equal => others.iter().skip(1).map(ToString::to_string).collect(),
                    _ => Vec::new(),
                },
                other: asked.value.value(from),
                value,
                asked,
            });
        }
    }
    None
}
