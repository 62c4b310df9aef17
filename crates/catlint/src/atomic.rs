//! Files that are whole or not there: whoever looks, even after a crash, sees the old text or the
//! new one.
//!
//! [`replace`] writes beside the file, makes that last, and renames. [`replace_unchanged`] does so
//! only while the file is what it was when it was read.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod disk;

use std::fs::{self, Metadata, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use disk::{Disk, Real};

/// Names that are tried for the file beside.
const MOST_NAMES: u8 = 16;

/// Writes beside the file and renames.
///
/// # Errors
/// Where anything of that fails; the file is then as it was.
pub(crate) fn replace(
    path: &Path,
    mode: Option<Permissions>,
    write: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    replace_on(&mut Real, path, mode, &bytes, || Ok(()))
}

/// Replaces a regular file whose bytes are still `before`; keeps its permissions.
///
/// # Errors
/// Where it is a symbolic link or no file, where it has changed, or where it cannot be written; it
/// is then left as it is.
pub(crate) fn replace_unchanged(path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let mode = regular(path)?.permissions();
    if mode.readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    // Looked at last of all, when only the renaming is left: somebody may have it open elsewhere.
    let unchanged = || is_unchanged(path, before);
    unchanged()?;
    replace_on(&mut Real, path, Some(mode), after, unchanged)
}

fn is_unchanged(path: &Path, before: &[u8]) -> io::Result<()> {
    regular(path)?;
    let most = u64::try_from(before.len()).unwrap_or(u64::MAX);
    let mut now = Vec::new();
    let file = fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut now)?;
    if now == before {
        return Ok(());
    }
    Err(io::Error::other("it has changed since it was read"))
}

fn replace_on(
    disk: &mut impl Disk,
    path: &Path,
    mode: Option<Permissions>,
    bytes: &[u8],
    last_look: impl Fn() -> io::Result<()>,
) -> io::Result<()> {
    let temporary = write_beside(disk, path, mode, bytes)?;
    let renamed = last_look().and_then(|()| disk.rename(&temporary, path));
    renamed.inspect_err(|_| disk.remove(&temporary))?;
    disk.sync_directory(path);
    Ok(())
}

/// Writes a file with a name of our own in the same directory, so that renaming never copies.
fn write_beside(
    disk: &mut impl Disk,
    path: &Path,
    mode: Option<Permissions>,
    bytes: &[u8],
) -> io::Result<PathBuf> {
    let mut number = 0u8;
    loop {
        let name = format!(".catlint.{}.{number}.tmp", std::process::id());
        let temporary = path.with_file_name(name);
        match disk.write_new(&temporary, mode.clone(), bytes) {
            Ok(()) => return Ok(temporary),
            // Left by a run with our number that was killed, or at work in another container. It is
            // not ours to remove.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_NAMES => {
                number = number.saturating_add(1);
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::AlreadyExists {
                    disk.remove(&temporary);
                }
                return Err(error);
            }
        }
    }
}

/// What is known of a regular file; an error where it is none. A symbolic link is never followed.
///
/// # Errors
/// Where there is no such file, or something else than one.
pub(crate) fn regular(path: &Path) -> io::Result<Metadata> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_symlink() {
        return Err(io::Error::other(
            "it is a symbolic link, which is never followed",
        ));
    }
    if !meta.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    Ok(meta)
}

#[cfg(test)]
mod tests;
