//! What fails a run, as `--fail-on` says it.

use catlint_core::Severity;
use clap::ValueEnum;

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum FailOn {
    /// From errors on.
    #[default]
    Error,
    /// From warnings on.
    Warning,
    /// From notes on.
    Note,
    /// Never.
    Never,
}

impl FailOn {
    /// Of two, the one under which more runs fail.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        match (self.severity(), other.severity()) {
            (None, _) => other,
            (Some(own), Some(other_severity)) if other_severity < own => other,
            _ => self,
        }
    }

    /// The least severity that fails the run.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}
