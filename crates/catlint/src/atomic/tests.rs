//! Power cuts at every step, files that change under us, files that are none.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;

use super::disk::Disk;
use super::{replace, replace_on, replace_unchanged};

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
