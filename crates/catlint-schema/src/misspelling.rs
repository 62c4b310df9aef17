//! Misspelt keys: one finding where the schema sees two.

use std::collections::{HashMap, HashSet};

use catlint_core::document::{Document, NodeId};
use catlint_core::text::suggest;
use serde_json::Value;

use crate::guidance;
use crate::violation::{Violation, ViolationKind};

/// Finds the field that each unknown field was probably meant to be, and absorbs the violation
/// that this field is missing. Fields that are missing come before those that are optional; a
/// field that the record has already is never proposed.
pub(crate) fn resolve(document: &Document, schema: &Value, violations: &mut [Violation]) {
    let mut taken: HashSet<(NodeId, String)> = HashSet::new();
    let absences = absences(violations);
    for index in 0..violations.len() {
        let Some(Violation {
            kind: ViolationKind::Unknown { name, .. },
            node,
            keyword,
            ..
        }) = violations.get(index)
        else {
            continue;
        };
        let (name, node) = (name.clone(), *node);
        let optional = guidance::properties(schema, keyword);
        let absent = missing(violations, absences.get(&node))
            .into_iter()
            .chain(optional);
        let absent: Vec<String> = absent
            .filter(|field| document.get(node, field).is_none())
            .filter(|field| !taken.contains(&(node, field.clone())))
            .collect();
        let Some(field) = suggest::nearest(&name, absent.iter().map(String::as_str)) else {
            continue;
        };
        taken.insert((node, field.to_owned()));
        if let Some(Violation {
            kind: ViolationKind::Unknown { meant, .. },
            ..
        }) = violations.get_mut(index)
        {
            *meant = Some(field.to_owned());
        }
        absorb(violations, absences.get(&node), field);
    }
}

/// The violations of each node that say what is absent from it.
fn absences(violations: &[Violation]) -> HashMap<NodeId, Vec<usize>> {
    let mut absences: HashMap<NodeId, Vec<usize>> = HashMap::new();
    for (index, violation) in violations.iter().enumerate() {
        let kind = &violation.kind;
        if matches!(
            kind,
            ViolationKind::Missing(_) | ViolationKind::MissingOneOf(_)
        ) {
            absences.entry(violation.node).or_default().push(index);
        }
    }
    absences
}

fn missing(violations: &[Violation], absences: Option<&Vec<usize>>) -> Vec<String> {
    let here = absences.into_iter().flatten();
    let here = here.filter_map(|index| violations.get(*index));
    here.flat_map(|violation| match &violation.kind {
        ViolationKind::Missing(field) => vec![field.clone()],
        ViolationKind::MissingOneOf(fields) => fields.clone(),
        _ => Vec::new(),
    })
    .collect()
}

/// A finding about the field says all that these violations say.
fn absorb(violations: &mut [Violation], absences: Option<&Vec<usize>>, field: &str) {
    for index in absences.into_iter().flatten() {
        let Some(violation) = violations.get_mut(*index) else {
            continue;
        };
        violation.absorbed |= match &violation.kind {
            ViolationKind::Missing(missing) => missing == field,
            ViolationKind::MissingOneOf(fields) => fields.iter().any(|one| one == field),
            _ => false,
        };
    }
}
