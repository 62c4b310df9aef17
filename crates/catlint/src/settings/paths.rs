//! Paths of the command line, relative to the catalogue's root.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

pub(super) fn relative_paths(
    paths: &[PathBuf],
    here: &Path,
    root: &Path,
) -> Result<Vec<String>, Error> {
    paths
        .iter()
        .map(|path| relative_path(path, here, root))
        .collect()
}

/// The path relative to the root, with `/`; empty for the root itself.
fn relative_path(path: &Path, here: &Path, root: &Path) -> Result<String, Error> {
    let io = |source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let absolute = here.join(path);
    fs::symlink_metadata(&absolute).map_err(io)?;
    // The directory is resolved, the last part is not: a link is judged as a link.
    let resolved = match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => fs::canonicalize(parent).map_err(io)?.join(name),
        _ => fs::canonicalize(&absolute).map_err(io)?,
    };
    let outside = || Error::OutsideCatalogue {
        path: path.to_owned(),
        root: root.to_owned(),
    };
    let inside = resolved.strip_prefix(root).map_err(|_| outside())?;
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    Ok(parts.join("/"))
}
