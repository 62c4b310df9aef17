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

#[cfg(test)]
mod tests {
    use catlint_core::{Fix, Place, Span};

    use super::*;

    fn finding(spans: &[(usize, usize)]) -> Diagnostic {
        let place = Place::Text {
            document: DocumentId(0),
            span: Span::default(),
        };
        let edits = spans.iter().map(|(start, end)| Edit {
            document: DocumentId(0),
            span: Span::new(*start, *end),
            replacement: String::new(),
        });
        Diagnostic {
            fix: Some(Fix {
                applicability: Applicability::Safe,
                edits: edits.collect(),
            }),
            ..Diagnostic::new(crate::rules::all()[0], place, "a")
        }
    }

    #[test]
    fn of_fixes_in_one_place_the_first_is_made() {
        let findings = [
            finding(&[(0, 4)]),
            finding(&[(3, 6)]),
            finding(&[(4, 6)]),
            // It wants two places at once, of which one is taken.
            finding(&[(5, 6), (8, 9)]),
            // It is in its own way.
            finding(&[(10, 12), (11, 13)]),
        ];
        let plan = plan(&findings, Applicability::Safe);
        let made = plan.into_values().flatten().map(|unit| unit.finding);
        assert_eq!(made.collect::<Vec<_>>(), [0, 2]);
    }
}
