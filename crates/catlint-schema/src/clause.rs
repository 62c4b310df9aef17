//! What a violation is, in a clause that follows a colon.

use catlint_core::document::{Document, NodeId};

use crate::guidance::alternatives;
use crate::nouns::noun;
use crate::violation::{Violation, ViolationKind};

/// What is wrong with a value, or with a part of it; nothing where the comparison came to no end.
pub(crate) fn clause(document: &Document, value: NodeId, violation: &Violation) -> Option<String> {
    let part = document.pointer(value, violation.node).field();
    let subject = match part.is_empty() {
        true => "it".to_owned(),
        false => format!("`{part}`"),
    };
    let words = words(&violation.kind)?;
    Some(format!("{subject} {words}"))
}

fn words(kind: &ViolationKind) -> Option<String> {
    use ViolationKind as Kind;
    Some(match kind {
        Kind::Missing(field) => format!("lacks the field `{field}`"),
        Kind::MissingOneOf(fields) => format!("lacks {}", alternatives(&ticked(fields))),
        Kind::ExcludingEachOther(fields) => {
            format!("has more than one of {}", ticked(fields).join(", "))
        }
        Kind::Unknown { name, .. } => format!("has the field `{name}`, which it may not have"),
        Kind::Type(types) => {
            let types: Vec<_> = types.iter().map(|one| noun(one).to_owned()).collect();
            format!("must be {}", alternatives(&types))
        }
        Kind::Value(_) => "is none of the values that are allowed".to_owned(),
        Kind::Pattern(_) => "does not match the pattern".to_owned(),
        Kind::Format(format) => format!("is not in the format `{format}`"),
        Kind::Bound(bound) => format!("must {bound}"),
        Kind::MultipleOf(number) => format!("must be a multiple of {number}"),
        Kind::RepeatedItem => "has an item twice".to_owned(),
        Kind::Contains => "does not have an item of the kind it must have".to_owned(),
        Kind::FieldName(name) => format!("has the field `{name}`, whose name is not allowed"),
        Kind::Forbidden => "may not be there".to_owned(),
        Kind::NoBranch => "fits none of the forms that are allowed".to_owned(),
        Kind::SeveralBranches => "fits several of the forms of which it may fit one".to_owned(),
        Kind::Other(words) => format!("does not fit: {words}"),
        Kind::PatternLimit | Kind::StepLimit => return None,
    })
}

fn ticked(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}
