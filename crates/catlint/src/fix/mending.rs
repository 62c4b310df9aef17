//! Makes fixes in the catalogue in memory, round by round, and keeps what the files were.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::{Document, Limits};
use catlint_core::report::Report;
use catlint_core::{Applicability, Category, Diagnostic, DocumentId, Edit, Label, Place};

use catlint_report::counted;

use super::keeps::{is_sound, keeps};
use super::plan::{Unit, edits, plan};
use super::text::{edited, moved};
use super::{diff, write};
use crate::error::Error;
use crate::gate::Gate;
use crate::read::{Reading, reread};
use crate::settings::{FixSettings, Settings};
use crate::surroundings::Surroundings;
use crate::{audit, settle};

/// Rounds until nothing is left to do; each makes room for fixes that overlapped with others.
const ROUNDS: usize = 10;
/// Fixes of one file that are tried one by one, where all of them together are refused.
const TRIED: usize = 50;

/// The fixes of a run.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// The texts of the files that changed, as they were read.
    before: BTreeMap<DocumentId, String>,
    /// Findings that are mended.
    fixed: usize,
    /// Findings with a fix that only `--unsafe-fixes` makes.
    daring: usize,
}

impl Mending {
    /// Mends what the audit of fields finds, until it finds nothing more that can be mended.
    /// Nothing without `--fix`.
    pub(crate) fn of_fields(
        settings: &Settings,
        reading: &mut Reading,
        gate: Option<&Gate>,
        surroundings: &Surroundings,
    ) -> Result<Self, Error> {
        let mut mending = Self::default();
        let Some(fix) = settings.fix else {
            return Ok(mending);
        };
        let audits = settings.audits.iter().copied();
        let local = Settings {
            audits: audits.filter(|audit| *audit == Category::Fields).collect(),
            // What the baseline knows may be mended like anything else.
            baseline: None,
            ..settings.clone()
        };
        for _ in 0..ROUNDS {
            let findings = audit::run(&local, reading, gate, surroundings)?;
            let catalogue = &reading.catalogue;
            let (report, _) = settle::settle(&local, catalogue, gate, None, findings);
            let made = mending.make(settings, fix, reading, &report.diagnostics)?;
            if made.findings.is_empty() || surroundings.interrupt.is_set() {
                break;
            }
        }
        Ok(mending)
    }

    /// Mends what the whole run has found, such as links that have moved, and takes it out of the
    /// report. What stays in the report keeps its place.
    pub(crate) fn finish(
        &mut self,
        settings: &Settings,
        reading: &mut Reading,
        report: &mut Report,
    ) -> Result<(), Error> {
        let Some(fix) = settings.fix else {
            return Ok(());
        };
        let diagnostics = std::mem::take(&mut report.diagnostics);
        let made = self.make(settings, fix, reading, &diagnostics)?;
        let left = diagnostics.iter().enumerate();
        let left = left.filter(|(number, _)| !made.findings.contains(number));
        report.diagnostics = left.map(|(_, left)| made.relocated(left)).collect();
        let daring = |diagnostic: &&Diagnostic| {
            let fix = diagnostic.fix.as_ref();
            fix.is_some_and(|fix| fix.applicability == Applicability::Unsafe)
        };
        self.daring = report.diagnostics.iter().filter(daring).count();
        Ok(())
    }

    /// Writes the files that changed, or shows what would change. Says whether anything is shown.
    ///
    /// # Errors
    /// The first file that could not be written; the others are.
    pub(crate) fn settle(&self, settings: &Settings, reading: &Reading) -> Result<bool, Error> {
        let Some(fix) = settings.fix else {
            return Ok(false);
        };
        let changed = || {
            self.before.iter().map(|(id, before)| {
                let document = reading.catalogue.document(*id);
                (document, before.as_str())
            })
        };
        if !fix.write {
            diff::print(changed())?;
            return Ok(!self.before.is_empty());
        }
        write::all(&settings.root, changed())?;
        Ok(false)
    }

    /// What has to be said of it: how much was mended, and what is left.
    pub(crate) fn words(&self, settings: &Settings) -> Vec<String> {
        let Some(fix) = settings.fix else {
            return Vec::new();
        };
        let (findings, files) = (
            counted(self.fixed, "finding"),
            counted(self.before.len(), "file"),
        );
        let done = match (self.fixed, fix.write) {
            (0, true) => "nothing could be mended".to_owned(),
            (0, false) => "nothing would be mended".to_owned(),
            (_, true) => format!("{findings} mended in {files}"),
            (_, false) => format!("{findings} would be mended in {files}"),
        };
        let more = (self.daring > 0 && fix.most < Applicability::Unsafe).then(|| {
            let findings = counted(self.daring, "finding");
            format!(
                "{findings} can be mended if you look at the result: see it with `catlint check --unsafe-fixes --diff`"
            )
        });
        std::iter::once(done).chain(more).collect()
    }

    fn make(
        &mut self,
        settings: &Settings,
        fix: FixSettings,
        reading: &mut Reading,
        diagnostics: &[Diagnostic],
    ) -> Result<Made, Error> {
        let mut made = Made::default();
        let mut refused: BTreeSet<usize> = BTreeSet::new();
        for (id, units) in plan(diagnostics, fix.most) {
            // The config, behind the records, is not ours to write.
            let document = reading.catalogue.documents.get(id.0 as usize);
            let own = (id.0 as usize) < reading.documents;
            let document = document.filter(|document| own && is_sound(document));
            let new = document.and_then(|document| mend(document, &units, &settings.limits));
            let accepted = new.as_ref().map_or(&[][..], |(_, accepted)| accepted);
            let all: BTreeSet<usize> = units.iter().map(|unit| unit.finding).collect();
            refused.extend(all.iter().filter(|finding| !accepted.contains(finding)));
            if let Some((new, accepted)) = new {
                let accepted: Vec<_> = units
                    .iter()
                    .filter(|unit| accepted.contains(&unit.finding))
                    .collect();
                let edits = edits(&accepted).into_iter().cloned().collect();
                made.edits.insert(id, edits);
                made.findings
                    .extend(accepted.iter().map(|unit| unit.finding));
                let old = reread(settings, &mut reading.catalogue, id, new)?;
                let text = || old.text().to_owned();
                self.before.entry(id).or_insert_with(text);
            }
        }
        made.findings.retain(|finding| !refused.contains(finding));
        self.fixed = self.fixed.saturating_add(made.findings.len());
        Ok(made)
    }
}

/// What a round has made.
#[derive(Default)]
struct Made {
    /// The numbers of the findings that are mended.
    findings: BTreeSet<usize>,
    edits: BTreeMap<DocumentId, Vec<Edit>>,
}

impl Made {
    /// A finding that stays, where it now stands. Nodes keep their numbers; stretches of text move.
    fn relocated(&self, diagnostic: &Diagnostic) -> Diagnostic {
        let mut left = diagnostic.clone();
        let labels = left.related.iter_mut().chain([&mut left.primary]);
        labels.for_each(|label| self.relocate(label));
        let stale = |edit: &Edit| self.edits.contains_key(&edit.document);
        left.fix = left.fix.filter(|fix| !fix.edits.iter().any(stale));
        left
    }

    fn relocate(&self, label: &mut Label) {
        let Place::Text { document, span } = &mut label.place else {
            return;
        };
        let edits = self.edits.get(document).into_iter().flatten();
        let edits: Vec<&Edit> = edits.collect();
        // Of a stretch that was edited itself, the beginning of it is the best guess there is.
        *span = moved(*span, &edits).unwrap_or(*span);
    }
}

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
    mend(document, units, limits).map(|(new, _)| new)
}

/// The document with as many of the fixes as it can bear, and the numbers of their findings.
fn mend(
    document: &Document,
    units: &[Unit<'_>],
    limits: &Limits,
) -> Option<(Document, Vec<usize>)> {
    let numbers = |units: &[&Unit<'_>]| units.iter().map(|unit| unit.finding).collect();
    let all: Vec<&Unit<'_>> = units.iter().collect();
    if let Some(new) = attempt(document, &all, limits) {
        return Some((new, numbers(&all)));
    }
    let (mut accepted, mut best) = (Vec::new(), None);
    for unit in units.iter().take(TRIED) {
        accepted.push(unit);
        match attempt(document, &accepted, limits) {
            Some(new) => best = Some(new),
            None => drop(accepted.pop()),
        }
    }
    best.map(|new| (new, numbers(&accepted)))
}

fn attempt(document: &Document, units: &[&Unit<'_>], limits: &Limits) -> Option<Document> {
    let edits = edits(units);
    let text = edited(document.text(), &edits).filter(|text| text != document.text())?;
    let new = Document::parse_as(
        document.syntax(),
        document.path(),
        text.into_bytes(),
        limits,
    );
    keeps(document, &new, &edits).then_some(new)
}
