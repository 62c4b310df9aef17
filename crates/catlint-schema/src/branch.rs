//! `anyOf` and `oneOf`: the branch that was probably meant, instead of all of them.

use catlint_core::document::{Document, NodeId};
use serde_json::Value;

use crate::violation::{Violation, ViolationKind};

/// The violations of the nearest branch.
///
/// Branches that only ask for one more field each, or only for another type each, are told as one
/// violation. Otherwise the nearest is the branch whose kind of value fits, whose fixed values
/// (`const`, `enum`) fit, and which is violated the least, in this order.
pub(crate) fn nearest(
    document: &Document,
    node: NodeId,
    keyword: &str,
    branches: Vec<Vec<Violation>>,
) -> Vec<Violation> {
    let one = |kind| {
        vec![Violation {
            kind,
            node,
            keyword: keyword.to_owned(),
            absorbed: false,
            level: None,
        }]
    };
    if let Some(fields) = all(&branches, |kind| match kind {
        ViolationKind::Missing(field) => Some(vec![field.clone()]),
        _ => None,
    }) {
        return one(ViolationKind::MissingOneOf(fields));
    }
    if let Some(types) = all(&branches, |kind| match kind {
        ViolationKind::Type(types) => Some(types.clone()),
        _ => None,
    }) {
        return one(ViolationKind::Type(types));
    }
    if let Some(values) = all(&branches, |kind| match kind {
        ViolationKind::Value(values) => Some(values.clone()),
        _ => None,
    }) {
        return one(ViolationKind::Value(values));
    }
    let scored = branches.into_iter().filter(|branch| !branch.is_empty());
    let best = scored.min_by_key(|branch| distance(document, node, branch));
    match best {
        Some(best) if !misfits(node, &best) => best,
        _ => one(ViolationKind::NoBranch),
    }
}

/// What to say of a value that fits several branches of a `oneOf`.
pub(crate) fn several(
    document: &Document,
    node: NodeId,
    schema: &Value,
    keyword: &str,
) -> ViolationKind {
    let branches = schema.pointer(keyword).and_then(Value::as_array);
    let required = branches
        .into_iter()
        .flatten()
        .filter_map(|branch| branch.get("required"));
    let fields = required
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(Value::as_str);
    let given: Vec<String> = fields
        .filter(|field| document.get(node, field).is_some())
        .map(ToOwned::to_owned)
        .collect();
    if given.len() > 1 {
        ViolationKind::ExcludingEachOther(given)
    } else {
        ViolationKind::SeveralBranches
    }
}

/// What `pick` takes from the branches, if each of them is one violation that it picks.
fn all<T: PartialEq>(
    branches: &[Vec<Violation>],
    pick: impl Fn(&ViolationKind) -> Option<Vec<T>>,
) -> Option<Vec<T>> {
    let mut picked: Vec<T> = Vec::new();
    for branch in branches {
        let [only] = &branch[..] else { return None };
        for item in pick(&only.kind)? {
            if !picked.contains(&item) {
                picked.push(item);
            }
        }
    }
    (!picked.is_empty()).then_some(picked)
}

fn distance(document: &Document, node: NodeId, branch: &[Violation]) -> (bool, usize, usize) {
    let fixed = branch.iter().filter(|violation| {
        matches!(violation.kind, ViolationKind::Value(_))
            && document.parent(violation.node) == Some(node)
    });
    (misfits(node, branch), fixed.count(), branch.len())
}

/// Whether the branch wants another kind of value altogether.
fn misfits(node: NodeId, branch: &[Violation]) -> bool {
    branch
        .iter()
        .any(|violation| violation.node == node && matches!(violation.kind, ViolationKind::Type(_)))
}
