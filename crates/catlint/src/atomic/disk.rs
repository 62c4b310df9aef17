//! The few things that are done to a disk, one by one, so that a test can let any of them fail.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// Bytes that are handed over in one go.
const PIECE: usize = 64 * 1024;

/// What replacing a file needs of a disk.
pub(super) trait Disk {
    /// Something is about to be done: the place where a test cuts the power.
    ///
    /// # Errors
    /// Where nothing can be done any more.
    fn step(&mut self) -> io::Result<()>;

    /// Writes a file that must not be there yet, and makes it last.
    fn write_new(
        &mut self,
        path: &Path,
        mode: Option<Permissions>,
        bytes: &[u8],
    ) -> io::Result<()> {
        self.step()?;
        let mut file = File::create_new(path)?;
        for piece in bytes.chunks(PIECE) {
            self.step()?;
            file.write_all(piece)?;
        }
        if let Some(mode) = mode {
            self.step()?;
            file.set_permissions(mode)?;
        }
        self.sync(&file)
    }

    /// Makes what was written last: without it a name may outlive its text.
    fn sync(&mut self, file: &File) -> io::Result<()> {
        self.step()?;
        file.sync_all()
    }

    /// Gives a file its final name.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::rename(from, to)
    }

    /// Removes what is not needed any more; where that fails, it stays and does no harm.
    fn remove(&mut self, path: &Path) {
        if self.step().is_ok() {
            drop(fs::remove_file(path));
        }
    }

    /// Makes the new name last. Not every system can; the file itself is safe by then.
    fn sync_directory(&mut self, path: &Path) {
        let directory = path.parent().and_then(|parent| File::open(parent).ok());
        if let Some(directory) = directory {
            drop(self.sync(&directory));
        }
    }
}

/// The disk of the machine.
pub(super) struct Real;

impl Disk for Real {
    fn step(&mut self) -> io::Result<()> {
        Ok(())
    }
}
