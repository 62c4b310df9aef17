//! Files that the config names: read only where they lie inside the repository.
//!
//! A config may be a stranger's. What it names ends up in messages, so it must not be able to name
//! the files of the machine that runs the check.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path};
use std::{fs, io};

use catlint_core::document::Limits;
use catlint_core::text::suggest;

use crate::read::file::read_whole;

/// Reads a file by its path relative to the catalogue's root, if it lies in the repository that
/// the catalogue is kept in, or else in the catalogue itself. Links are judged by where they lead.
///
/// # Errors
/// A fragment for people: why it cannot be read.
pub(crate) fn read_inside(
    root: &Path,
    path: impl AsRef<Path>,
    limits: &Limits,
) -> Result<Vec<u8>, String> {
    let path = path.as_ref();
    let outside = || "it must lie inside the repository of the catalogue".to_owned();
    if path.is_absolute() {
        return Err(outside());
    }
    let root = fs::canonicalize(root).map_err(|error| error.to_string())?;
    let resolved = fs::canonicalize(root.join(path)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => absent(&root, path),
        _ => error.to_string(),
    })?;
    if !resolved.starts_with(boundary(&root)) {
        return Err(outside());
    }
    read_whole(&resolved, limits).map_err(|error| error.to_string())
}

/// That there is no such file, and which one beside it was probably meant.
fn absent(root: &Path, path: &Path) -> String {
    let nearest = || {
        let directory = fs::canonicalize(root.join(path).parent()?).ok()?;
        let inside = directory.starts_with(boundary(root));
        let entries = fs::read_dir(directory).ok().filter(|_| inside)?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let names: BTreeSet<String> = names.collect();
        let name = path.file_name()?.to_str()?;
        let meant = suggest::nearest(name, names.iter().map(String::as_str))?;
        Some(
            path.with_file_name(meant)
                .to_str()?
                .replace(MAIN_SEPARATOR, "/"),
        )
    };
    match nearest() {
        Some(meant) => format!("there is no such file, did you mean `{meant}`?"),
        None => "there is no such file".to_owned(),
    }
}

/// A path without `.` and without `..` after a directory.
pub(crate) fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| *part != ".") {
        match (part, parts.last()) {
            ("..", Some(above)) if *above != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The root of the repository around a directory, or the directory itself.
pub(super) fn boundary(root: &Path) -> &Path {
    let mut above = root.ancestors();
    above
        .find(|directory| directory.join(".git").exists())
        .unwrap_or(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_short() {
        for (path, expected) in [
            ("schema/a.json", "schema/a.json"),
            ("./schema/../a.json", "a.json"),
            ("../schema/a.json", "../schema/a.json"),
            ("../../a/../b.json", "../../b.json"),
            ("/etc/a.json", "/etc/a.json"),
        ] {
            assert_eq!(tidy(path), expected);
        }
    }

    #[test]
    fn what_lies_outside_is_not_read() {
        let directory = tempfile::tempdir().expect("a directory");
        let root = directory.path().join("root");
        fs::create_dir_all(root.join("schema")).expect("made");
        fs::write(directory.path().join("secret"), "secret").expect("written");
        fs::write(root.join("schema/a.json"), "{}").expect("written");
        let read = |path: &str| read_inside(&root, path, &Limits::default());
        assert_eq!(read("schema/a.json").as_deref(), Ok(&b"{}"[..]));
        assert_eq!(read("./schema/a.json").as_deref(), Ok(&b"{}"[..]));
        let absolute = directory.path().join("secret");
        for path in [
            "../secret",
            "schema/../../secret",
            &absolute.to_string_lossy(),
        ] {
            assert!(read(path).is_err(), "{path}");
        }
        assert!(read("schema").is_err(), "a directory");
        fs::create_dir(directory.path().join(".git")).expect("made");
        assert!(read("../secret").is_ok(), "of the same repository");
        assert!(read(&absolute.to_string_lossy()).is_err());
        assert!(read("missing.json").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let directory = tempfile::tempdir().expect("a directory");
        let root = directory.path().join("root");
        fs::create_dir(&root).expect("made");
        fs::write(directory.path().join("secret"), "secret").expect("written");
        fs::write(root.join("own"), "own").expect("written");
        std::os::unix::fs::symlink(directory.path().join("secret"), root.join("out"))
            .expect("linked");
        std::os::unix::fs::symlink("own", root.join("in")).expect("linked");
        assert!(read_inside(&root, "out", &Limits::default()).is_err());
        assert!(read_inside(&root, "in", &Limits::default()).is_ok());
    }
}
