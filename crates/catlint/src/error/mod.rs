//! Errors are about the run and end it; findings about the catalogue are diagnostics.

mod help;
mod words;

use std::io;
use std::path::PathBuf;

use crate::baseline::error::BaselineError;
use crate::bugs::Bug;
use crate::gate::git::GitError;
use crate::init::error::InitError;
use crate::read::nowhere::Nowhere;
use crate::report::error::ReportError;
use crate::room::RoomError;

pub(crate) use words::head;

/// Why a run ended before it had a result. Every variant exits with status 2.
#[derive(Debug)]
pub enum Error {
    /// No `catlint.yaml` here or above, and no PATH to check without one.
    NoConfig,
    /// The config has faults; the text is the rendered diagnostics.
    Config {
        /// The config's path.
        path: String,
        /// The diagnostics, rendered for people.
        diagnostics: String,
    },
    /// A schema cannot be used.
    Schema {
        /// The schema's path.
        path: String,
        /// The place in the config that names it, as `catlint.yaml:4:13: `, where it could not be read.
        place: String,
        /// Line and column, where the schema could be read.
        position: Option<(u32, u32)>,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// A file of codes that the config names cannot be used.
    CodeList {
        /// The place in the config that names it.
        place: String,
        /// Its path.
        path: String,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// A list file of the config cannot be used.
    List {
        /// The place in the config that names it.
        place: String,
        /// The path as written.
        path: String,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// A pattern of the config cannot be used.
    Glob {
        /// The pattern.
        pattern: String,
        /// The place in the config, as `catlint.yaml:4:13`.
        place: String,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// A file or directory cannot be read or written.
    Io {
        /// What was to be done: "read", "write".
        action: &'static str,
        /// The path.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A PATH of the command line is outside the catalogue.
    OutsideCatalogue {
        /// The path.
        path: PathBuf,
        /// The catalogue's root.
        root: PathBuf,
    },
    /// Patterns of the config match no file.
    NothingToCheck {
        /// The patterns, each with its place in the config.
        patterns: Vec<(String, String)>,
    },
    /// Nothing stands where records are looked for: in the files of the collections that are named, or
    /// anywhere, without a config.
    NoRecords {
        /// The collections.
        nowhere: Vec<Nowhere>,
    },
    /// `catlint stats` is asked for a field that no record has.
    UnknownField {
        /// The field as typed.
        field: String,
        /// The field that was probably meant.
        meant: Option<String>,
    },
    /// `catlint init` has written nothing.
    Init(InitError),
    /// `--allow-address` with something else than an address or a block of addresses.
    Address {
        /// The text as typed.
        text: String,
    },
    /// The config's path of the link history leads out of the catalogue.
    HistoryPath {
        /// The path as written.
        path: String,
    },
    /// A recording that cannot be played.
    Recording {
        /// Its path.
        path: PathBuf,
        /// The reason, with the line.
        reason: String,
    },
    /// Git cannot tell what `--changed-since` asks for.
    Git(GitError),
    /// Reports that cannot be put together.
    Report(ReportError),
    /// `--profile` with a name that the config does not have.
    UnknownProfile {
        /// The name as typed.
        name: String,
        /// The profile that was probably meant.
        meant: Option<String>,
        /// The profiles that there are.
        known: Vec<String>,
    },
    /// The baseline cannot be used.
    Baseline(BaselineError),
    /// The system does not let the run have what it needs.
    Room(RoomError),
    /// Mistakes of our own: something panicked, and everything else was done.
    Bug {
        /// What could not be finished.
        loss: String,
        /// What the panic said, and where.
        reason: String,
        /// How many more there were.
        more: usize,
    },
    /// `catlint explain` was asked for a rule that does not exist.
    UnknownRule {
        /// The name as typed.
        name: String,
        /// The rule that was probably meant.
        meant: Option<&'static str>,
    },
}

impl Error {
    /// The error for the first of some bugs.
    #[must_use]
    pub fn bug(first: &Bug, count: usize) -> Self {
        Self::Bug {
            loss: first.loss.clone(),
            reason: first.reason.clone(),
            more: count.saturating_sub(1),
        }
    }
}

impl From<BaselineError> for Error {
    fn from(error: BaselineError) -> Self {
        Self::Baseline(error)
    }
}

impl From<GitError> for Error {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
