//! Reads every file below a directory, one after the other: the least that any tool must do.

use std::path::Path;
use std::{fs, io};

/// Reads the files in the order of the directory.
pub(super) fn run(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            run(&entry.path())?;
        } else {
            std::hint::black_box(fs::read(entry.path())?);
        }
    }
    Ok(())
}
