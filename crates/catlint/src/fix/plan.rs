//! Which edits are made in a round: those of the fixes that may be made, none overlapping another.

use std::collections::BTreeMap;

use catlint_core::{Applicability, Diagnostic, DocumentId, Edit};

use super::text::touches;

/// The edits that one finding wants in one document. They are made together or not at all.
#[derive(Debug)]
pub(super) struct Unit<'d> {
    /// The number of the finding.
    pub(super) finding: usize,
    /// Sorted by place.
    pub(super) edits: Vec<&'d Edit>,
}

/// The units of each document, in the order of the findings, no two in one place.
pub(super) fn plan(
    diagnostics: &[Diagnostic],
    most: Applicability,
) -> BTreeMap<DocumentId, Vec<Unit<'_>>> {
    let mut plan: BTreeMap<DocumentId, Vec<Unit<'_>>> = BTreeMap::new();
    for (finding, diagnostic) in diagnostics.iter().enumerate() {
        let fix = diagnostic
            .fix
            .as_ref()
            .filter(|fix| fix.applicability <= most);
        for (document, edits) in by_document(fix.map_or(&[], |fix| &fix.edits)) {
            let units = plan.entry(document).or_default();
            if is_free(units, &edits) {
                units.push(Unit { finding, edits });
            }
        }
    }
    plan
}

fn by_document(edits: &[Edit]) -> BTreeMap<DocumentId, Vec<&Edit>> {
    let mut by_document: BTreeMap<DocumentId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_document.entry(edit.document).or_default().push(edit);
    }
    for edits in by_document.values_mut() {
        edits.sort_by_key(|edit| edit.span);
    }
    by_document
}

/// Whether no edit touches one that is planned already, or another of its own.
fn is_free(units: &[Unit<'_>], edits: &[&Edit]) -> bool {
    let taken = |edit: &&Edit| {
        let mut planned = units.iter().flat_map(|unit| &unit.edits);
        planned.any(|other| touches(other.span, edit.span))
    };
    let mut own = edits.iter().zip(edits.iter().skip(1));
    !own.any(|(one, next)| touches(one.span, next.span)) && !edits.iter().any(taken)
}

/// All edits of some units, sorted by place.
pub(super) fn edits<'d>(units: &[&Unit<'d>]) -> Vec<&'d Edit> {
    let mut edits: Vec<&Edit> = units.iter().flat_map(|unit| unit.edits.clone()).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}
