//! Power cuts at every step, files that change under us, files that are none.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;

use super::disk::Disk;
use super::{MOST_NAMES, replace, replace_on, replace_unchanged};

/// A disk whose power goes before the n-th step; nothing works after that.
struct PowerCut {
    left: usize,
}

impl Disk for PowerCut {
    fn step(&mut self) -> io::Result<()> {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other("there is no power")),
        }
        Ok(())
    }
}

/// Long enough for several pieces.
fn text(letter: &str) -> Vec<u8> {
    letter.repeat(200 * 1024).into_bytes()
}

#[test]
fn whenever_the_power_goes_the_file_is_the_old_or_the_new_one() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("a.yaml");
    let (old, new) = (text("o"), text("n"));
    let mut steps = 0;
    loop {
        fs::write(&path, &old).expect("written");
        let mode = fs::metadata(&path).expect("there").permissions();
        let mut disk = PowerCut { left: steps };
        let done = replace_on(&mut disk, &path, Some(mode), &new, || Ok(()));
        let found = fs::read(&path).expect("there");
        assert!(
            found == old || found == new,
            "half of it after {steps} steps"
        );
        assert_eq!(done.is_ok(), found == new, "after {steps} steps");
        // What the cut has left lying about does not keep the next run from its work.
        replace(&path, None, |out| out.write_all(b"next")).expect("written");
        clear(directory.path());
        if done.is_ok() && disk.left > 0 {
            break;
        }
        steps += 1;
    }
    assert!(steps >= 8, "each step was cut once: {steps}");
}

/// A disk on which the n-th thing fails, and nothing before or after it: full for a moment, or bad in
/// one place.
struct Hiccup {
    before: usize,
    failed: bool,
}

impl Disk for Hiccup {
    fn step(&mut self) -> io::Result<()> {
        match self.before.checked_sub(1) {
            Some(before) => self.before = before,
            None if self.failed => {}
            None => {
                self.failed = true;
                return Err(io::ErrorKind::StorageFull.into());
            }
        }
        Ok(())
    }
}

#[test]
fn whichever_step_fails_is_told_and_leaves_nothing_behind() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("a.yaml");
    let (old, new) = (text("o"), text("n"));
    let mut told = 0;
    for before in 0.. {
        fs::write(&path, &old).expect("written");
        let mode = fs::metadata(&path).expect("there").permissions();
        let mut disk = Hiccup {
            before,
            failed: false,
        };
        let done = replace_on(&mut disk, &path, Some(mode), &new, || Ok(()));
        let found = fs::read(&path).expect("there");
        assert_eq!(done.is_ok(), found == new, "step {before}");
        assert!(found == old || found == new, "step {before}");
        let list = fs::read_dir(directory.path()).expect("listed").count();
        assert_eq!(list, 1, "step {before}");
        if let Err(error) = done {
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "step {before}");
            told += 1;
        }
        if !disk.failed {
            break;
        }
    }
    // Making the file, four pieces, its mode, its bytes made last, its name; the directory's own
    // bytes are the one thing that may fail unheard.
    assert_eq!(told, 8);
}

/// A disk that notes what is made last, and when names change.
#[derive(Default)]
struct Diary(Vec<&'static str>);

impl Disk for Diary {
    fn step(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self, file: &fs::File) -> io::Result<()> {
        let directory = file.metadata()?.is_dir();
        self.0.push(if directory { "directory" } else { "file" });
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.push("name");
        fs::rename(from, to)
    }
}

#[test]
fn the_bytes_are_safe_before_the_name_and_the_name_before_the_end() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("a.yaml");
    let mut disk = Diary::default();
    replace_on(&mut disk, &path, None, b"new", || Ok(())).expect("replaced");
    assert_eq!(disk.0, ["file", "name", "directory"]);
}

#[test]
fn where_every_name_is_taken_it_gives_up() {
    let directory = TempDir::new().expect("a directory");
    let beside = |number: u8| {
        let name = format!(".catlint.{}.{number}.tmp", std::process::id());
        directory.path().join(name)
    };
    (0..=MOST_NAMES).for_each(|number| fs::write(beside(number), "theirs").expect("written"));
    let path = directory.path().join("a.yaml");
    let error = replace(&path, None, |out| out.write_all(b"new")).expect_err("refused");
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read(beside(0)).expect("there"), b"theirs");
    fs::remove_file(beside(MOST_NAMES)).expect("removed");
    replace(&path, None, |out| out.write_all(b"new")).expect("written under the last name");
    assert_eq!(fs::read(&path).expect("there"), b"new");
}

fn clear(directory: &Path) {
    for entry in fs::read_dir(directory).expect("listed") {
        fs::remove_file(entry.expect("an entry").path()).expect("removed");
    }
}

#[test]
fn a_write_that_fails_leaves_nothing_behind() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("a.json");
    let fails = |out: &mut dyn io::Write| {
        out.write_all(b"half of ")?;
        Err(io::Error::other("no more"))
    };
    assert!(replace(&path, None, fails).is_err());
    let list = fs::read_dir(directory.path()).expect("listed").count();
    assert_eq!(list, 0);
}

#[test]
fn a_file_that_has_changed_is_left_as_it_is() {
    let directory = TempDir::new().expect("a directory");
    let path = directory.path().join("a.yaml");
    fs::write(&path, "theirs").expect("written");
    let error = replace_unchanged(&path, b"before", b"after").expect_err("refused");
    assert_eq!(error.to_string(), "it has changed since it was read");
    assert_eq!(fs::read(&path).expect("there"), b"theirs");

    // It changes while the new text is being written beside it.
    fs::write(&path, "before").expect("written");
    let swap = || {
        fs::write(&path, "theirs").expect("written");
        super::is_unchanged(&path, b"before")
    };
    let mut disk = PowerCut { left: usize::MAX };
    assert!(replace_on(&mut disk, &path, None, b"after", swap).is_err());
    assert_eq!(fs::read(&path).expect("there"), b"theirs");
    let list = fs::read_dir(directory.path()).expect("listed").count();
    assert_eq!(list, 1);
}

#[cfg(unix)]
#[test]
fn a_link_is_never_followed_and_the_mode_is_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let directory = TempDir::new().expect("a directory");
    let at = |name: &str| directory.path().join(name);
    fs::write(at("target"), "before").expect("written");
    symlink("target", at("link")).expect("linked");
    assert!(replace_unchanged(&at("link"), b"before", b"after").is_err());
    assert_eq!(fs::read(at("target")).expect("there"), b"before");

    let mode = |path: &Path| fs::metadata(path).expect("there").mode() & 0o777;
    fs::set_permissions(at("target"), fs::Permissions::from_mode(0o640)).expect("set");
    replace_unchanged(&at("target"), b"before", b"after").expect("replaced");
    assert_eq!(fs::read(at("target")).expect("there"), b"after");
    assert_eq!(mode(&at("target")), 0o640);

    fs::set_permissions(at("target"), fs::Permissions::from_mode(0o440)).expect("set");
    assert!(
        replace_unchanged(&at("target"), b"after", b"again").is_err(),
        "read only"
    );
}
