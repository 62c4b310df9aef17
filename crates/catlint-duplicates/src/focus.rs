//! The records that a run is about: pairs of two others are not looked for where that costs much.

use catlint_core::RuleName;

use crate::rules;

/// The records that a run is about. What is found of them does not depend on it.
#[derive(Debug, Clone, Default)]
pub struct Focus(Option<Vec<bool>>);

impl Focus {
    /// The rules that say nothing of two records outside the focus.
    #[must_use]
    pub fn rules() -> Vec<RuleName> {
        rules::of_likeness()
    }

    /// Every record.
    #[must_use]
    pub fn everything() -> Self {
        Self(None)
    }

    /// The records of which it is true, by their numbers in the catalogue.
    #[must_use]
    pub fn on(records: Vec<bool>) -> Self {
        // Where it is on all of them there is nothing to leave out.
        match records.iter().all(|own| *own) {
            true => Self(None),
            false => Self(Some(records)),
        }
    }

    /// Whether no record is left out.
    pub(crate) fn is_everything(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a record is among them.
    pub(crate) fn has(&self, record: usize) -> bool {
        let records = self.0.as_ref();
        records.is_none_or(|records| records.get(record).is_some_and(|own| *own))
    }
}
