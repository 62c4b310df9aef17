//! What a walk could not look into: what lies there must not pass as if it had been read.

use std::error::Error;
use std::io;
use std::path::Path;

use super::patterns::{Matcher, wanting};
use super::reason;
use super::walk::{relative, with_slashes};
use crate::rules::FileState;

/// A directory, or what may have been one, that a walk was refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// Its path relative to the root; nothing for the root itself.
    path: String,
    /// Why, a fragment.
    reason: String,
}

impl Refused {
    /// What the error of a walk below `base` tells. Nothing where `base` is not there at all: that a
    /// pattern matches nothing is told of the pattern.
    pub(super) fn new(root: &Path, base: &str, error: &ignore::Error) -> Option<Self> {
        let cause = cause(error.io_error()?);
        let is_base = error.depth() == Some(0);
        let absent = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
        if is_base && absent.contains(&cause.kind()) {
            return None;
        }
        // A listing that breaks off names no path.
        let path = match path(error) {
            Some(path) => with_slashes(relative(root, path)?),
            None => base.to_owned(),
        };
        Some(Self {
            reason: reason(&path, cause),
            path,
        })
    }

    /// The state of its place, if files of a collection may lie there.
    pub(super) fn state(self, matchers: &[Matcher]) -> Option<(String, FileState)> {
        let Self { path, reason } = self;
        let state = if matchers.iter().any(|matcher| matcher.leads_into(&path)) {
            FileState::Closed { reason }
        } else if !wanting(&path, matchers).is_empty() {
            let link = false;
            FileState::Unreadable { reason, link }
        } else {
            return None;
        };
        let path = if path.is_empty() {
            ".".to_owned()
        } else {
            path
        };
        Some((path, state))
    }
}

/// The error of the system itself: those around it repeat the path, from the root of the disk on.
fn cause(error: &io::Error) -> &io::Error {
    let inner = error.source().and_then(|inner| inner.downcast_ref());
    inner.unwrap_or(error)
}

fn path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => path(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: Option<&str>, depth: usize, kind: io::ErrorKind) -> Option<(String, String)> {
        let mut error = ignore::Error::WithDepth {
            depth,
            err: Box::new(ignore::Error::Io(io::Error::from(kind))),
        };
        if let Some(path) = path {
            error = ignore::Error::WithPath {
                path: path.into(),
                err: Box::new(error),
            };
        }
        let refused = Refused::new(Path::new("/root"), "data", &error);
        refused.map(|refused| (refused.path, refused.reason))
    }

    #[test]
    fn what_a_walk_was_refused_has_a_path_and_a_reason() {
        let told = |path: &str, reason: &str| Some((path.to_owned(), reason.to_owned()));
        let denied = io::ErrorKind::PermissionDenied;
        let reason = "there is no permission to read it";
        assert_eq!(refused(Some("/root/data"), 0, denied), told("data", reason));
        assert_eq!(
            refused(Some("/root/data/a"), 1, denied),
            told("data/a", reason)
        );
        assert_eq!(refused(None, 1, denied), told("data", reason));
        assert_eq!(refused(Some("/root"), 0, denied), told("", reason));
        let gone = io::ErrorKind::NotFound;
        assert_eq!(refused(Some("/root/data"), 0, gone), None);
        assert_eq!(
            refused(Some("/root/data/a"), 1, gone),
            told("data/a", "it went away while it was read")
        );
    }
}
