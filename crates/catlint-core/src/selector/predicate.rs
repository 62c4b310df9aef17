//! Whether a record is of some kind: `{/status: deprecated}`.

use super::{Selector, Standpoint};

/// Alternatives, one of which must hold. Without any, nothing holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Predicate(pub Vec<Vec<Condition>>);

/// What must be true of one selector's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whose values.
    pub selector: Selector,
    /// What must be true of them.
    pub test: Test,
}

/// What must be true of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of them is one of these.
    AnyOf(Vec<String>),
    /// None of them is one of these.
    NoneOf(Vec<String>),
    /// Whether there is any value, or a mapping, which has no text.
    Present(bool),
}

impl Predicate {
    /// Whether it holds for a record. O(conditions × values).
    #[must_use]
    pub fn holds(&self, from: Standpoint<'_>) -> bool {
        self.0
            .iter()
            .any(|all| all.iter().all(|condition| condition.holds(from)))
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Condition {
    fn holds(&self, from: Standpoint<'_>) -> bool {
        let among = |texts: &[String]| {
            let values = self.selector.values(from);
            values
                .iter()
                .any(|value| texts.iter().any(|text| *text == value.text))
        };
        match &self.test {
            Test::AnyOf(texts) => among(texts),
            Test::NoneOf(texts) => !among(texts),
            Test::Present(wanted) => self.selector.is_present(from) == *wanted,
        }
    }
}
