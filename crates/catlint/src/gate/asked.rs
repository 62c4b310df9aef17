//! Git is asked while the config and the files are read: every question is a process, and mostly waited for.

use std::panic;
use std::path::Path;
use std::thread::{Builder, JoinHandle};

use super::git::{GitError, Repository, Tree};
use crate::cli::CheckArgs;
use crate::error::Error;
use crate::settings::Settings;

/// A question to git.
pub(crate) enum Asked {
    /// It is asked on a thread of its own.
    UnderWay(JoinHandle<Result<Answer, GitError>>),
    /// There was no thread to be had, and it was asked at once.
    Answered(Box<Result<Answer, GitError>>),
}

/// What git says of the revision that a change is compared with.
pub(crate) struct Answer {
    /// The revision, as typed.
    pub(crate) rev: String,
    /// The repository around the catalogue.
    pub(crate) repository: Repository,
    /// The commit at which the change left the revision.
    pub(crate) commit: String,
    /// What that commit has at and below the catalogue's root.
    pub(crate) tree: Tree,
}

/// Begins to ask for the revision of `--changed-since`, before anything else is done. Nothing without.
///
/// # Errors
/// Where the working directory is gone.
pub(crate) fn ask(args: &CheckArgs) -> Result<Option<Asked>, Error> {
    let Some(rev) = args.changed_since.clone() else {
        return Ok(None);
    };
    let root = Settings::root_of(args)?;
    let (directory, asked) = (root.clone(), rev.clone());
    let thread = Builder::new().spawn(move || answer(&directory, asked));
    Ok(Some(match thread {
        Ok(thread) => Asked::UnderWay(thread),
        Err(_) => Asked::Answered(Box::new(answer(&root, rev))),
    }))
}

impl Asked {
    /// Waits for the answer.
    pub(crate) fn wait(self) -> Result<Answer, Error> {
        let answer = match self {
            // A panic there is one of the run, as if there were no thread.
            Self::UnderWay(thread) => thread
                .join()
                .unwrap_or_else(|panicked| panic::resume_unwind(panicked)),
            Self::Answered(answer) => *answer,
        };
        Ok(answer?)
    }
}

fn answer(root: &Path, rev: String) -> Result<Answer, GitError> {
    let repository = Repository::open(root)?;
    let commit = repository.merge_base(&rev)?;
    let tree = repository.tree(&commit)?;
    Ok(Answer {
        rev,
        repository,
        commit,
        tree,
    })
}
