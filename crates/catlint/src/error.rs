//! Errors are about the run and end it; findings about the catalogue are diagnostics.

use std::path::PathBuf;
use std::{fmt, io};

use crate::baseline::error::BaselineError;
use crate::bugs::Bug;
use crate::gate::git::GitError;
use crate::init::error::InitError;
use crate::read::nowhere::{self, Nowhere};
use crate::report::error::ReportError;
use crate::room::RoomError;

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

    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoConfig => Some("let `catlint init` write one, or name a directory of records: `catlint check data`".into()),
            Self::Schema { .. } => Some("mend the schema, or remove `schema:` from the collection to check without one".into()),
            Self::CodeList { .. } => Some("correct `list:` under `codes:` in the config, or write the file: one value a line".into()),
            Self::List { .. } => Some("correct `file:` under `references`, which is a path relative to the config".into()),
            Self::Glob { .. } => Some("correct it under `files:` or `exclude:`; `*` stands for a name, `**/` for any directories".into()),
            Self::OutsideCatalogue { .. } => Some("name files of the catalogue, or choose another one with --config".into()),
            Self::NothingToCheck { .. } => Some("correct `files:` in catlint.yaml, or pass --allow-empty if there is nothing to check yet".into()),
            Self::UnknownField { meant: Some(meant), .. } => Some(format!("did you mean `{meant}`?")),
            Self::UnknownField { meant: None, .. } => Some("type `catlint stats` for the fields that there are".into()),
            Self::NoRecords { nowhere } => Some(nowhere::help(nowhere)),
            Self::Init(error) => Some(error.help().into()),
            Self::Address { .. } => Some("write it as 10.0.0.0/8, fd00::/8 or 127.0.0.1".into()),
            Self::UnknownRule { meant: Some(meant), .. } => Some(format!("type `catlint explain {meant}`")),
            Self::UnknownRule { meant: None, .. } => Some("type `catlint rules` for the list".into()),
            Self::HistoryPath { .. } => Some("give a path inside the catalogue, such as links.history.tsv".into()),
            Self::Recording { .. } => Some("make one with `catlint check --record FILE`".into()),
            Self::UnknownProfile { meant, known, .. } => Some(profile_help(meant.as_deref(), known)),
            Self::Baseline(error) => Some(error.help().into()),
            Self::Git(error) => error.help(),
            Self::Report(error) => Some(error.help().into()),
            Self::Room(error) => Some(error.help().into()),
            Self::Bug { .. } => Some("report it to those who make catlint, with this message and, if you can, with the file".into()),
            Self::Config { .. } | Self::Io { .. } => None,
        }
    }
}

impl Error {
    /// A file that the config names cannot be used.
    fn unusable(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (place, what, path, reason) = match self {
            Self::Schema {
                place,
                path,
                reason,
                ..
            } => (place, "schema", path, reason),
            Self::CodeList {
                place,
                path,
                reason,
            } => (place, "list of codes", path, reason),
            Self::List {
                place,
                path,
                reason,
            } => (place, "list", path, reason),
            _ => return Ok(()),
        };
        write!(f, "{place}the {what} {path}")?;
        if let Self::Schema {
            position: Some((line, column)),
            ..
        } = self
        {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, " cannot be used: {reason}")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConfig => f.write_str("there is no catlint.yaml in this directory or above"),
            Self::Config { path, diagnostics } => {
                let told = diagnostics.trim_end();
                write!(f, "{path} cannot be used as it stands\n{told}")
            }
            Self::Schema { .. } | Self::CodeList { .. } | Self::List { .. } => self.unusable(f),
            Self::Glob {
                pattern,
                place,
                reason,
            } => {
                let pattern = head(pattern);
                write!(f, "{place}the pattern `{pattern}` {reason}")
            }
            Self::Io {
                action,
                path,
                source,
            } => {
                write!(f, "cannot {action} {}: {source}", path.display())
            }
            Self::OutsideCatalogue { path, root } => {
                write!(
                    f,
                    "{} is outside the catalogue at {}",
                    path.display(),
                    root.display()
                )
            }
            Self::NothingToCheck { patterns } => f.write_str(&unmatched(patterns)),
            Self::UnknownField { field, .. } => write!(f, "no record has the field `{field}`"),
            Self::NoRecords { nowhere } => f.write_str(&nowhere::words(nowhere)),
            Self::Init(error) => error.fmt(f),
            Self::UnknownProfile { name, .. } => write!(f, "no profile is called `{name}`"),
            Self::Baseline(error) => error.fmt(f),
            Self::Git(error) => error.fmt(f),
            Self::Address { text } => write!(f, "`{text}` is no address or block of addresses"),
            Self::HistoryPath { path } => {
                write!(f, "`links.history: {path}` leads out of the catalogue")
            }
            Self::Recording { path, reason } => {
                let path = path.display();
                write!(f, "the recording {path} cannot be played: {reason}")
            }
            Self::Report(error) => error.fmt(f),
            Self::Room(error) => error.fmt(f),
            Self::Bug { loss, reason, more } => bug(f, loss, reason, *more),
            Self::UnknownRule { name, .. } => write!(f, "there is no rule `{name}`"),
        }
    }
}

fn profile_help(meant: Option<&str>, known: &[String]) -> String {
    match (meant, known) {
        (Some(meant), _) => format!("did you mean `--profile {meant}`?"),
        (None, []) => "add one under `profiles:`, or leave --profile out".to_owned(),
        (None, known) => format!("it has {}", known.join(", ")),
    }
}

impl From<BaselineError> for Error {
    fn from(error: BaselineError) -> Self {
        Self::Baseline(error)
    }
}

fn bug(f: &mut fmt::Formatter<'_>, loss: &str, reason: &str, more: usize) -> fmt::Result {
    write!(
        f,
        "this is a bug in catlint, not in your catalogue: {loss} ({reason})"
    )?;
    match more {
        0 => Ok(()),
        more => write!(f, "; and {more} more like it"),
    }
}

/// A line for each pattern that matches nothing, with its place.
fn unmatched(patterns: &[(String, String)]) -> String {
    let line = |(place, pattern): &(String, String)| {
        let pattern = head(pattern);
        format!("{place}no file matches `{pattern}`")
    };
    patterns.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The beginning of a pattern, which a hostile config may make as long as it likes.
pub(crate) fn head(pattern: &str) -> String {
    const LONGEST: usize = 100;
    match pattern.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &pattern[..end]),
        None => pattern.to_owned(),
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
