//! What a run takes from its surroundings, besides its settings: whether it must end, where its own
//! mistakes are noted, and how one record is audited.

use catlint_core::{Catalogue, Diagnostic, Record};
use catlint_schema::{CodeField, RecordSchema, audit_record};

use crate::bugs::Bugs;
use crate::interrupt::Interrupt;

/// The fields audit of one record.
pub type RecordAudit =
    fn(&Catalogue, &Record, Option<&RecordSchema>, &[CodeField]) -> Vec<Diagnostic>;

/// The surroundings of a run. Those of the default never interrupt it.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Whether the run must end.
    pub interrupt: Interrupt,
    /// What went wrong by our own fault.
    pub bugs: Bugs,
    /// The fields audit; tests put one that fails in its place.
    pub audit_record: RecordAudit,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            interrupt: Interrupt::default(),
            bugs: Bugs::default(),
            audit_record,
        }
    }
}

impl Surroundings {
    /// Does a piece of work unless the run must end; a panic in it is noted with what is `lost`.
    pub(crate) fn attempt<T>(
        &self,
        lost: impl FnOnce() -> String,
        work: impl FnOnce() -> T,
    ) -> Option<T> {
        if self.interrupt.is_set() {
            return None;
        }
        self.bugs.catch(lost, work)
    }

    /// What has to be said of a run that did not look at everything; nothing of one that did.
    pub(crate) fn notices(&self) -> Vec<String> {
        let interrupted = self.interrupt.is_set().then(|| {
            "the run was interrupted: what it had not come to is missing from this report"
                .to_owned()
        });
        let bugs = self.bugs.all().into_iter();
        let bugs =
            bugs.map(|bug| format!("{}: this is a bug in catlint ({})", bug.loss, bug.reason));
        interrupted.into_iter().chain(bugs).collect()
    }
}

/// What is said of a record of which something was lost.
pub(crate) fn name(catalogue: &Catalogue, record: &Record) -> String {
    let path = catalogue.document(record.document).path();
    format!("{path} ({})", record.label)
}
