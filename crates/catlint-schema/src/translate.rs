//! Translates the validator's errors into violations: from pointers to nodes, from its words to
//! ours, from every branch of an `anyOf` to the nearest.

use std::collections::HashSet;

use catlint_core::document::{Document, NodeId, Pointer};
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::branch;
use crate::violation::{Bound, Violation, ViolationKind};

/// Turns the validator's errors into violations, `anyOf` and `oneOf` into their nearest branch.
pub(crate) fn from_errors(
    document: &Document,
    root: NodeId,
    schema: &Value,
    errors: impl Iterator<Item = ValidationError<'static>>,
) -> Vec<Violation> {
    let violations = errors.flat_map(|error| from_error(document, root, schema, error));
    let mut violations: Vec<_> = violations.collect();
    absorb_beside_wrong_type(&mut violations);
    violations
}

/// A list that should be a mapping lacks no fields: its type is all there is to say.
fn absorb_beside_wrong_type(violations: &mut [Violation]) {
    let is_type = |violation: &Violation| matches!(violation.kind, ViolationKind::Type(_));
    let mistyped = violations.iter().filter(|violation| is_type(violation));
    let mistyped: HashSet<_> = mistyped.map(|violation| violation.node).collect();
    for violation in violations {
        violation.absorbed |= !is_type(violation) && mistyped.contains(&violation.node);
    }
}

fn from_error(
    document: &Document,
    root: NodeId,
    schema: &Value,
    error: ValidationError<'static>,
) -> Vec<Violation> {
    let parts = error.into_parts();
    let pointer = Pointer::parse(parts.instance_path.as_str()).unwrap_or_default();
    let node = document.at(root, &pointer).unwrap_or(root);
    let keyword = parts.schema_path.as_str().to_owned();
    let one = |kind| {
        vec![Violation {
            kind,
            node,
            keyword: keyword.clone(),
            absorbed: false,
            level: None,
        }]
    };
    use ValidationErrorKind as Kind;
    match parts.kind {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            let branches = context.into_iter();
            let branches = branches
                .map(|errors| from_errors(document, root, schema, errors.into_iter()))
                .collect();
            branch::nearest(document, node, &keyword, branches)
        }
        Kind::OneOfMultipleValid { .. } => one(branch::several(document, node, schema, &keyword)),
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let unknown = |name| ViolationKind::Unknown { name, meant: None };
            unexpected
                .into_iter()
                .flat_map(|name| one(unknown(name)))
                .collect()
        }
        kind => one(plain(kind)),
    }
}

fn plain(kind: ValidationErrorKind) -> ViolationKind {
    use ValidationErrorKind as Kind;
    match kind {
        Kind::Required { property } => ViolationKind::Missing(text(&property)),
        Kind::Type { kind } => ViolationKind::Type(types(&kind)),
        Kind::Enum { options } => {
            ViolationKind::Value(options.as_array().cloned().unwrap_or_default())
        }
        Kind::Constant { expected_value } => ViolationKind::Value(vec![(*expected_value).clone()]),
        Kind::Pattern { pattern } => ViolationKind::Pattern(pattern),
        Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            ViolationKind::PatternLimit
        }
        Kind::Format { format } => ViolationKind::Format(format),
        Kind::MultipleOf { multiple_of } => ViolationKind::MultipleOf(multiple_of.to_string()),
        Kind::UniqueItems => ViolationKind::RepeatedItem,
        Kind::Contains => ViolationKind::Contains,
        Kind::PropertyNames { error } => ViolationKind::FieldName(text(error.instance())),
        Kind::Not { .. } | Kind::FalseSchema => ViolationKind::Forbidden,
        other => bound(&other).map_or_else(|| other_words(&other), ViolationKind::Bound),
    }
}

fn bound(kind: &ValidationErrorKind) -> Option<Bound> {
    use ValidationErrorKind as Kind;
    Some(match kind {
        Kind::MinLength { limit } => Bound::MinLength(*limit),
        Kind::MaxLength { limit } => Bound::MaxLength(*limit),
        Kind::MinItems { limit } => Bound::MinItems(*limit),
        Kind::MaxItems { limit } => Bound::MaxItems(*limit),
        Kind::MinProperties { limit } => Bound::MinProperties(*limit),
        Kind::MaxProperties { limit } => Bound::MaxProperties(*limit),
        Kind::Minimum { limit } => Bound::Minimum(limit.to_string()),
        Kind::Maximum { limit } => Bound::Maximum(limit.to_string()),
        Kind::ExclusiveMinimum { limit } => Bound::Above(limit.to_string()),
        Kind::ExclusiveMaximum { limit } => Bound::Below(limit.to_string()),
        _ => return None,
    })
}

fn other_words(kind: &ValidationErrorKind) -> ViolationKind {
    ViolationKind::Other(format!("it does not satisfy `{}`", kind.keyword()))
}

fn types(kind: &TypeKind) -> Vec<&'static str> {
    match kind {
        TypeKind::Single(one) => vec![one.as_str()],
        TypeKind::Multiple(set) => set.iter().map(|one| one.as_str()).collect(),
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}
