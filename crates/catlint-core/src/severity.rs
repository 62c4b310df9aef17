//! How grave a finding is.

use std::fmt;

/// How grave a finding is, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; asks for nothing.
    Note,
    /// Probably wrong; a person should look.
    Warning,
    /// Certainly wrong.
    Error,
}

impl Severity {
    /// Every severity, gravest first, as reports list them.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
