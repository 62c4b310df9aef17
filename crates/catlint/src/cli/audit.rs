//! The audits, as `--only` names them.

use catlint_core::Category;
use clap::ValueEnum;

/// The audits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audit {
    /// Records against their schema.
    Fields,
    /// Records against each other.
    Duplicates,
    /// Links: their form, and whether they are alive.
    Links,
}

impl Audit {
    /// The category of the audit's rules.
    #[must_use]
    pub fn category(self) -> Category {
        match self {
            Self::Fields => Category::Fields,
            Self::Duplicates => Category::Duplicates,
            Self::Links => Category::Links,
        }
    }
}
