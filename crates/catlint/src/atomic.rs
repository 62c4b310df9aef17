//! Files that are whole or not there: whoever looks, even after a crash, sees the old text or the
//! new one.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes beside the file and renames.
///
/// # Errors
/// Where anything of that fails; the file is then as it was.
pub(crate) fn replace(
    path: &Path,
    mode: Option<Permissions>,
    write: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = write_new(&temporary, mode, write).and_then(|()| fs::rename(&temporary, path));
    written.inspect_err(|error| {
        // What somebody else has put there is not ours to remove.
        if error.kind() != io::ErrorKind::AlreadyExists {
            drop(fs::remove_file(&temporary));
        }
    })?;
    sync_directory(path);
    Ok(())
}

fn write_new(
    path: &Path,
    mode: Option<Permissions>,
    write: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let mut buffer = BufWriter::new(&mut file);
    write(&mut buffer)?;
    buffer.flush()?;
    drop(buffer);
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    file.sync_all()
}

/// Makes the new name last. Not every system can; the file itself is safe by then.
fn sync_directory(path: &Path) {
    let directory = path.parent().and_then(|parent| File::open(parent).ok());
    if let Some(directory) = directory {
        let _ = directory.sync_all();
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
