//! What a run mends, from the command line alone: a config must not make a check write.

use catlint_core::Applicability;

use crate::cli::CheckArgs;

/// What a run mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixSettings {
    /// The most daring fixes that are made.
    pub most: Applicability,
    /// Whether files are written; else what would be written is shown.
    pub write: bool,
}

impl FixSettings {
    pub(super) fn of(args: &CheckArgs) -> Option<Self> {
        let asked = args.fix || args.unsafe_fixes || args.diff;
        let most = match args.unsafe_fixes {
            true => Applicability::Unsafe,
            false => Applicability::Safe,
        };
        asked.then_some(Self {
            most,
            write: !args.diff,
        })
    }
}
