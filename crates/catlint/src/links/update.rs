//! A new state of the link history, on its way to the disk.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use catlint_links::history::{self, History};

use crate::atomic::{regular, replace};
use crate::error::Error;

/// A history that is to be written.
pub(crate) struct Update {
    pub(super) path: PathBuf,
    /// The path as it is shown.
    pub(super) name: String,
    pub(super) before: Option<Vec<u8>>,
    pub(super) after: History,
    /// How many lines differ from those before.
    pub(super) changed: usize,
    /// Why it cannot be written.
    pub(super) fault: Option<io::Error>,
}

impl Update {
    /// Writes it, unless it is as it was, and says so.
    pub(crate) fn write(self, quiet: bool) -> Result<(), Error> {
        let text = history::render(&self.after);
        let written = match self.fault {
            Some(fault) => Err(fault),
            None if self.before.as_deref() == Some(text.as_bytes()) => Ok(()),
            None => replace_text(&self.path, text.as_bytes()),
        };
        written.map_err(|source| Error::Io {
            action: "write",
            path: PathBuf::from(&self.name),
            source,
        })?;
        if !quiet {
            let changed = match self.changed {
                0 => "no line changed".to_owned(),
                1 => "1 line changed".to_owned(),
                count => format!("{count} lines changed"),
            };
            // Nothing can be told where standard error is closed.
            let _ = writeln!(io::stderr().lock(), "{}: {changed}", self.name);
        }
        Ok(())
    }
}

/// Replaces a regular file, or makes one where there is none, and keeps its permissions.
fn replace_text(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mode = match regular(path) {
        Ok(meta) => Some(meta.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    replace(path, mode, |out| out.write_all(bytes))
}
