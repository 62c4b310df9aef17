//! Writes the files that changed: each whole or not at all, and none that somebody else has changed.

use std::path::Path;

use catlint_core::document::Document;

use crate::atomic::replace_unchanged;
use crate::error::Error;

/// Writes each changed document over what its file was when it was read.
///
/// # Errors
/// The first file that could not be written; the others are written all the same.
pub(super) fn all<'d>(
    root: &Path,
    changed: impl Iterator<Item = (&'d Document, &'d str)>,
) -> Result<(), Error> {
    let written = changed.map(|(document, before)| {
        let path = root.join(document.path());
        let after = document.text().as_bytes();
        replace_unchanged(&path, before.as_bytes(), after).map_err(|source| Error::Io {
            action: "mend",
            path: document.path().into(),
            source,
        })
    });
    let failed: Vec<Error> = written.filter_map(Result::err).collect();
    failed.into_iter().next().map_or(Ok(()), Err)
}
