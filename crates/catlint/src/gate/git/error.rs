//! Why git could not tell, in words for the user.

use std::fmt;
use std::path::PathBuf;

/// Why git could not tell what a change is.
#[derive(Debug, PartialEq, Eq)]
pub enum GitError {
    /// There is no git.
    NotInstalled,
    /// The catalogue is in no repository.
    NoRepository {
        /// The catalogue's root.
        directory: PathBuf,
    },
    /// The repository belongs to another user, and git does not read it for that reason.
    Untrusted {
        /// The catalogue's root.
        directory: PathBuf,
    },
    /// The repository does not know the revision.
    UnknownRevision {
        /// The revision as typed.
        rev: String,
    },
    /// The revision and the checkout have no commit in common, as far as the clone reaches back.
    NoMergeBase {
        /// The revision as typed.
        rev: String,
        /// Whether the clone was cut off somewhere.
        shallow: bool,
    },
    /// The clone lacks the text that a file had.
    MissingObject {
        /// The file.
        path: String,
    },
    /// Anything else.
    Failed {
        /// The command of git.
        command: &'static str,
        /// What git said.
        reason: String,
    },
}

impl GitError {
    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let whole = "fetch the whole history: `git fetch --unshallow`; in GitHub Actions give actions/checkout `fetch-depth: 0`";
        match self {
            Self::NotInstalled => Some("install git, or leave --changed-since out to report on everything".into()),
            Self::NoRepository { .. } => Some("run it in a clone of the repository, or leave --changed-since out to report on everything".into()),
            Self::Untrusted { directory } => Some(format!("if you trust it: `git config --global --add safe.directory {}`", directory.display())),
            Self::UnknownRevision { rev } if rev.is_empty() => Some("the variable that should name it is empty: some are only set for pull requests".into()),
            Self::UnknownRevision { .. } => Some("check the spelling, or fetch it; in GitHub Actions give actions/checkout `fetch-depth: 0`".into()),
            Self::NoMergeBase { shallow: true, .. } => Some(whole.into()),
            Self::NoMergeBase { shallow: false, .. } => Some("name the branch that the change is to be merged into".into()),
            Self::MissingObject { .. } => Some("the clone leaves out old files; clone without `--filter`".into()),
            Self::Failed { .. } => None,
        }
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled => f.write_str("--changed-since needs git, and there is none here"),
            Self::NoRepository { directory } => {
                let directory = directory.display();
                write!(
                    f,
                    "--changed-since needs git, and {directory} is in no git repository"
                )
            }
            Self::Untrusted { directory } => {
                let directory = directory.display();
                write!(
                    f,
                    "git does not read {directory}, because it belongs to another user"
                )
            }
            Self::UnknownRevision { rev } if rev.is_empty() => {
                f.write_str("--changed-since was given no revision")
            }
            Self::UnknownRevision { rev } => {
                let rev = rev.escape_debug();
                write!(f, "this repository has no revision `{rev}`")
            }
            Self::NoMergeBase { rev, shallow: true } => {
                let rev = rev.escape_debug();
                write!(
                    f,
                    "this clone does not reach back to where the change left `{rev}`"
                )
            }
            Self::NoMergeBase {
                rev,
                shallow: false,
            } => {
                let rev = rev.escape_debug();
                write!(f, "`{rev}` and the checkout have no commit in common")
            }
            Self::MissingObject { path } => {
                let path = path.escape_debug();
                write!(
                    f,
                    "this clone lacks the text that {path} had before the change"
                )
            }
            Self::Failed { command, reason } => write!(f, "`git {command}` failed: {reason}"),
        }
    }
}

impl std::error::Error for GitError {}
