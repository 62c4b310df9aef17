//! One document with fixes in it.

use catlint_core::document::{Document, Limits};
use catlint_core::{Applicability, Diagnostic};

use crate::fix::keeps::{Renumbered, is_sound, keeps};
use crate::fix::plan::{Unit, edits, plan};
use crate::fix::text::edited;

/// Fixes of one file that are tried one by one, where all of them together are refused.
const TRIED: usize = 50;

/// The document with the fixes that its findings carry, as far as they are no more daring than
/// `most` and the text still says the same everywhere else; nothing where none is made.
#[must_use]
pub fn mend_document(
    document: &Document,
    findings: &[Diagnostic],
    most: Applicability,
    limits: &Limits,
) -> Option<Document> {
    let plan = plan(findings, most);
    let units = plan.values().next().filter(|_| is_sound(document))?;
    mend(document, units, limits).map(|mended| mended.document)
}

/// A document with fixes in it.
pub(super) struct Mended {
    pub(super) document: Document,
    /// The numbers of the findings whose fixes are in it.
    pub(super) accepted: Vec<usize>,
    /// Nodes that have another number now.
    pub(super) renumbered: Renumbered,
}

/// The document with as many of the fixes as it can bear.
pub(super) fn mend(document: &Document, units: &[Unit<'_>], limits: &Limits) -> Option<Mended> {
    let all: Vec<&Unit<'_>> = units.iter().collect();
    let together = attempt(document, &all, limits);
    if together.is_some() {
        return together;
    }
    let (mut accepted, mut best) = (Vec::new(), None);
    for unit in units.iter().take(TRIED) {
        accepted.push(unit);
        match attempt(document, &accepted, limits) {
            Some(new) => best = Some(new),
            None => drop(accepted.pop()),
        }
    }
    best
}

fn attempt(document: &Document, units: &[&Unit<'_>], limits: &Limits) -> Option<Mended> {
    let edits = edits(units);
    let text = edited(document.text(), &edits).filter(|text| text != document.text())?;
    let new = Document::parse_as(
        document.syntax(),
        document.path(),
        text.into_bytes(),
        limits,
    );
    let renumbered = keeps(document, &new, &edits)?;
    Some(Mended {
        document: new,
        accepted: units.iter().map(|unit| unit.finding).collect(),
        renumbered,
    })
}
