//! Schema violations as plain data about nodes.

use std::fmt;

use catlint_core::Level;
use catlint_core::document::NodeId;
use serde_json::Value;

/// One violation: a node of the record against one keyword of the schema.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    /// What is violated.
    pub kind: ViolationKind,
    /// The node that violates it. Of a missing or unknown field, the mapping it belongs to.
    pub node: NodeId,
    /// The pointer of the violated keyword in the schema, `$ref` not followed.
    pub keyword: String,
    /// Set when another finding says it already, such as a misspelt key beside a missing one.
    pub absorbed: bool,
    /// The level that the schema itself gives it.
    pub level: Option<Level>,
}

/// The kinds of violation; each belongs to one rule.
#[derive(Debug, Clone, PartialEq)]
pub enum ViolationKind {
    /// `required`, `dependentRequired`: a field is absent.
    Missing(String),
    /// All of `anyOf` or `oneOf` ask for another field each, and none is there.
    MissingOneOf(Vec<String>),
    /// `oneOf`: several fields of which only one may be there.
    ExcludingEachOther(Vec<String>),
    /// `additionalProperties`, `unevaluatedProperties`: a field the schema does not know, with the
    /// field that was probably meant.
    Unknown {
        /// The key as written.
        name: String,
        /// The key that was probably meant.
        meant: Option<String>,
    },
    /// `type`: the types that would do.
    Type(Vec<&'static str>),
    /// `enum`, `const`: the values that would do.
    Value(Vec<Value>),
    /// `pattern`
    Pattern(String),
    /// `pattern` that took more steps than it may.
    PatternLimit,
    /// Any keywords: the comparison took more steps than a record may cost.
    StepLimit,
    /// `format`
    Format(String),
    /// A number of things or a size beyond a limit.
    Bound(Bound),
    /// `multipleOf`
    MultipleOf(String),
    /// `uniqueItems`
    RepeatedItem,
    /// `contains`
    Contains,
    /// `propertyNames`: a key that may not be one.
    FieldName(String),
    /// `not`, `false`: a value that may not be there.
    Forbidden,
    /// `anyOf`, `oneOf` without a nearest branch to speak of.
    NoBranch,
    /// `oneOf` with several branches that fit.
    SeveralBranches,
    /// A keyword of none of the other kinds, with the validator's own words.
    Other(String),
}

/// A limit, as the schema gives it.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// `minLength`, in characters.
    MinLength(u64),
    /// `maxLength`, in characters.
    MaxLength(u64),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `minimum`
    Minimum(String),
    /// `maximum`
    Maximum(String),
    /// `exclusiveMinimum`
    Above(String),
    /// `exclusiveMaximum`
    Below(String),
}

impl fmt::Display for Bound {
    /// The limit as a fragment that follows "it must": `have at least 3 characters`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |f: &mut fmt::Formatter<'_>, words: &str, limit: u64, one: &str| {
            write!(
                f,
                "{words} {limit} {one}{}",
                if limit == 1 { "" } else { "s" }
            )
        };
        match self {
            Self::MinLength(limit) => count(f, "have at least", *limit, "character"),
            Self::MaxLength(limit) => count(f, "have at most", *limit, "character"),
            Self::MinItems(limit) => count(f, "have at least", *limit, "item"),
            Self::MaxItems(limit) => count(f, "have at most", *limit, "item"),
            Self::MinProperties(limit) => count(f, "have at least", *limit, "field"),
            Self::MaxProperties(limit) => count(f, "have at most", *limit, "field"),
            Self::Minimum(limit) => write!(f, "be at least {limit}"),
            Self::Maximum(limit) => write!(f, "be at most {limit}"),
            Self::Above(limit) => write!(f, "be greater than {limit}"),
            Self::Below(limit) => write!(f, "be less than {limit}"),
        }
    }
}
