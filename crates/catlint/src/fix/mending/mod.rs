//! Makes fixes in the catalogue in memory, round by round, and keeps what the files were.

mod made;
mod one;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::report::Report;
use catlint_core::{Applicability, Category, Diagnostic, DocumentId};

use super::keeps::is_sound;
use super::plan::{edits, plan};
use super::{diff, write};
use crate::error::Error;
use crate::gate::Gate;
use crate::read::{Reading, reread};
use crate::schemas::Schemas;
use crate::settings::{FixSettings, Settings};
use crate::surroundings::Surroundings;
use crate::{audit, settle};
use made::Made;
use one::mend;

pub use one::mend_document;

/// Rounds until nothing is left to do; each makes room for fixes that overlapped with others.
const ROUNDS: usize = 10;

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
        schemas: &Schemas,
        mut gate: Option<&mut Gate>,
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
            let change = gate.as_deref();
            let findings = audit::run(&local, reading, schemas, change, surroundings)?;
            let catalogue = &reading.catalogue;
            let (report, _) = settle::settle(&local, catalogue, change, None, findings);
            let made = mending.make(settings, fix, reading, &report.diagnostics)?;
            if let Some(gate) = &mut gate {
                made.tell(&mut gate.changes);
            }
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
            let accepted = new.as_ref().map_or(&[][..], |new| new.accepted.as_slice());
            let all: BTreeSet<usize> = units.iter().map(|unit| unit.finding).collect();
            refused.extend(all.iter().filter(|finding| !accepted.contains(finding)));
            if let Some(new) = new {
                let accepted = units.iter();
                let accepted = accepted.filter(|unit| new.accepted.contains(&unit.finding));
                let accepted: Vec<_> = accepted.collect();
                let edits = edits(&accepted).into_iter().cloned().collect();
                made.edits.insert(id, edits);
                made.renumbered.insert(id, new.renumbered);
                made.findings.extend(new.accepted);
                let old = reread(settings, &mut reading.catalogue, id, new.document)?;
                let text = || old.text().to_owned();
                self.before.entry(id).or_insert_with(text);
            }
        }
        made.findings.retain(|finding| !refused.contains(finding));
        self.fixed = self.fixed.saturating_add(made.findings.len());
        Ok(made)
    }
}
