//! Why `catlint init` wrote nothing.

use std::fmt;
use std::path::PathBuf;

/// Why nothing was written.
#[derive(Debug)]
pub enum InitError {
    /// There are no records.
    NoRecords {
        /// The directory.
        path: PathBuf,
    },
    /// A file would be replaced.
    Exists {
        /// The file.
        path: PathBuf,
    },
}

impl InitError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoRecords { .. } => {
                "name the directory where the records are: YAML or JSON files that are a record, or a list of them"
            }
            Self::Exists { .. } => "pass --force to replace it",
        }
    }
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRecords { path } => write!(f, "there are no records in {}", path.display()),
            Self::Exists { path } => write!(f, "{} is there already", path.display()),
        }
    }
}
