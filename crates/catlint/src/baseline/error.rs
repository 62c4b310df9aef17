//! Why a baseline cannot be used, in words for the user.

use std::fmt;

/// Why a baseline cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaselineError {
    /// There is none.
    Missing {
        /// Its path.
        path: String,
    },
    /// It is no regular file, or too long, or cannot be read or written.
    Unusable {
        /// Its path.
        path: String,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// It is not as this program writes one.
    Damaged {
        /// Its path.
        path: String,
        /// Line and column, from 1.
        position: (u32, u32),
        /// The reason, a lower-case fragment.
        reason: String,
    },
}

impl BaselineError {
    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "add --update-baseline to write one of what is found now",
            Self::Unusable { .. } => "name a regular file with --baseline",
            Self::Damaged { .. } => {
                "take the file as it was from git, or delete it and write a new one with --update-baseline"
            }
        }
    }
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "there is no baseline {path}"),
            Self::Unusable { path, reason } => {
                write!(f, "the baseline {path} cannot be used: {reason}")
            }
            Self::Damaged {
                path,
                position: (line, column),
                reason,
            } => write!(
                f,
                "the baseline {path}:{line}:{column} cannot be used: {reason}"
            ),
        }
    }
}

impl std::error::Error for BaselineError {}
