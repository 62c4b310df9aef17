//! The files that tell a walk what to leave out. They are a stranger's like all others, and what
//! walks reads them whole: a link to a device would never end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::atomic::regular;
use crate::error::Error;

/// The names that a walk reads.
const NAMES: [&str; 2] = [".gitignore", ".ignore"];
/// Bytes of the largest: some ten thousand patterns, each of which is asked about every file.
const MOST_BYTES: u64 = 1 << 20;

/// Looks at the files before a walk does. Copies share what they have found.
#[derive(Debug, Clone, Default)]
pub(super) struct IgnoreFiles {
    unusable: Arc<Mutex<Option<(PathBuf, io::Error)>>>,
}

impl IgnoreFiles {
    /// Whether those of a directory may be read.
    pub(super) fn are_sound(&self, directory: &Path) -> bool {
        for path in NAMES.map(|name| directory.join(name)) {
            if let Err(error) = look(&path) {
                // What nobody can look into has nothing to leave out, and the walk tells of it.
                if is_closed(directory, &error) {
                    return true;
                }
                self.unusable().get_or_insert((path, error));
                return false;
            }
        }
        true
    }

    /// What is to be said of those that were looked at. Without them nobody knows what counts.
    ///
    /// # Errors
    /// The first that must not be read.
    pub(super) fn settle(&self, root: &Path) -> Result<(), Error> {
        let Some((path, source)) = self.unusable().take() else {
            return Ok(());
        };
        let path = path.strip_prefix(root).unwrap_or(&path).to_owned();
        Err(Error::Io {
            action: "read",
            path,
            source,
        })
    }

    fn unusable(&self) -> MutexGuard<'_, Option<(PathBuf, io::Error)>> {
        self.unusable.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn look(path: &Path) -> io::Result<()> {
    match regular(path) {
        Ok(meta) if meta.len() > MOST_BYTES => {
            let mebibytes = MOST_BYTES >> 20;
            Err(io::Error::other(format!(
                "it is larger than {mebibytes} MiB"
            )))
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a file could not be looked at because of its directory: whoever may look into that may look
/// at every file in it, if not read it.
fn is_closed(directory: &Path, error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || fs::read_dir(directory).is_err()
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    fn judge(make: impl Fn(&Path)) -> Option<String> {
        let directory = tempfile::tempdir().expect("a directory");
        make(&directory.path().join(".gitignore"));
        let files = IgnoreFiles::default();
        let sound = files.are_sound(directory.path());
        let said = files
            .settle(directory.path())
            .err()
            .map(|error| error.to_string());
        assert_eq!(sound, said.is_none());
        said
    }

    #[test]
    fn a_short_file_is_read_and_nothing_else() {
        let file = |length| {
            move |path: &Path| {
                let file = File::create(path).expect("made");
                file.set_len(length).expect("sparse");
            }
        };
        assert_eq!(judge(|_| ()), None);
        assert_eq!(judge(file(MOST_BYTES)), None);
        assert_eq!(
            judge(file(MOST_BYTES + 1)).as_deref(),
            Some("cannot read .gitignore: it is larger than 1 MiB")
        );
        let directory = judge(|path| std::fs::create_dir(path).expect("made"));
        assert_eq!(
            directory.as_deref(),
            Some("cannot read .gitignore: it is no regular file")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let said = judge(|path| std::os::unix::fs::symlink("/dev/zero", path).expect("linked"));
        assert_eq!(
            said.as_deref(),
            Some("cannot read .gitignore: it is a symbolic link, which is never followed")
        );
    }
}
