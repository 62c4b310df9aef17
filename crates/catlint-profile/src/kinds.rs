//! The kinds of value that a field has, counted.

use catlint_core::document::Kind;

/// A kind of value, as JSON Schema names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// A text.
    String,
    /// A whole number.
    Integer,
    /// Any other number.
    Number,
    /// A truth value.
    Boolean,
    /// A list.
    Array,
    /// A mapping.
    Object,
    /// The absence of a value.
    Null,
}

impl ValueKind {
    /// Every kind, in the order in which a schema lists them.
    pub const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Array,
        Self::Object,
        Self::Null,
    ];

    /// The word of JSON Schema (Validation 2020-12, 6.1.1).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
            Self::Null => "null",
        }
    }

    /// The kind of a value.
    #[must_use]
    pub fn of(value: &Kind<'_>) -> Self {
        match value {
            Kind::Null => Self::Null,
            Kind::Bool(_) => Self::Boolean,
            Kind::Number(number) if number.is_integer() => Self::Integer,
            Kind::Number(_) => Self::Number,
            Kind::String(_) => Self::String,
            Kind::Sequence(_) => Self::Array,
            Kind::Mapping(_) => Self::Object,
        }
    }
}

/// How many values of each kind there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds([usize; 7]);

impl Kinds {
    pub(crate) fn add(&mut self, kind: ValueKind) {
        if let Some(count) = self.0.get_mut(kind as usize) {
            *count += 1;
        }
    }

    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, kind: ValueKind) -> usize {
        self.0.get(kind as usize).copied().unwrap_or_default()
    }

    /// The kinds that occur. Whole numbers are numbers where others are not.
    #[must_use]
    pub fn present(&self) -> Vec<ValueKind> {
        let fractions = self.count(ValueKind::Number) > 0;
        let present = ValueKind::ALL.into_iter();
        let present = present.filter(|kind| self.count(*kind) > 0);
        present
            .filter(|kind| !(fractions && *kind == ValueKind::Integer))
            .collect()
    }

    /// Whether every value that is one at all is of a kind.
    #[must_use]
    pub fn is_only(&self, kind: ValueKind) -> bool {
        let others = ValueKind::ALL.into_iter();
        let mut others = others.filter(|other| ![kind, ValueKind::Null].contains(other));
        self.count(kind) > 0 && others.all(|other| self.count(other) == 0)
    }
}
