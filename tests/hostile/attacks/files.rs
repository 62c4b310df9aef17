//! What can stand in a directory besides an honest file, and what a file can be called.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::{Attack, attack};

const RECORD: &str = "name: x\nlist: [wrong]\n";

pub(super) fn attacks() -> Vec<Attack> {
    [kinds(), links(), ignore_files(), names()]
        .into_iter()
        .flatten()
        .collect()
}

/// What is no regular file.
fn kinds() -> Vec<Attack> {
    vec![
        attack("fs-fifo", |arena| {
            let made = Command::new("mkfifo")
                .arg(arena.path("data/attack.yaml"))
                .status();
            assert!(made.expect("mkfifo runs").success());
        }),
        attack("fs-directory", |arena| {
            fs::create_dir(arena.path("data/attack.yaml")).expect("made");
        }),
        attack("fs-socket", |arena| {
            std::os::unix::net::UnixListener::bind(arena.path("data/attack.yaml")).expect("bound");
        }),
    ]
}

/// What tells a walk what to leave out.
fn ignore_files() -> Vec<Attack> {
    vec![
        attack("fs-gitignore-zero", |arena| {
            symlink("/dev/zero", arena.path("data/.gitignore")).expect("linked");
        }),
        attack("fs-gitignore-fifo", |arena| {
            fs::create_dir(arena.path("data/d")).expect("made");
            let made = Command::new("mkfifo")
                .arg(arena.path("data/d/.ignore"))
                .status();
            assert!(made.expect("mkfifo runs").success());
            arena.write(
                "catlint.yaml",
                "collections:\n  a:\n    files: [\"data/**/*.yaml\"]\n    schema: schema.json\n",
            );
        }),
        attack("fs-gitignore-above", |arena| {
            symlink("/dev/zero", arena.path(".gitignore")).expect("linked");
        }),
    ]
}

/// Links and directories that lead away.
fn links() -> Vec<Attack> {
    vec![
        attack("fs-symlink-passwd", |arena| {
            symlink("/etc/passwd", arena.path("data/attack.yaml")).expect("linked");
        }),
        attack("fs-symlink-zero", |arena| {
            symlink("/dev/zero", arena.path("data/attack.yaml")).expect("linked");
        }),
        attack("fs-symlink-itself", |arena| {
            symlink("attack.yaml", arena.path("data/attack.yaml")).expect("linked");
        }),
        attack("fs-symlink-nowhere", |arena| {
            symlink("nowhere", arena.path("data/attack.yaml")).expect("linked");
        }),
        attack("fs-directory-loop", |arena| {
            arena.write(
                "catlint.yaml",
                "collections:\n  a:\n    files: [\"data/**/*.yaml\"]\n    schema: schema.json\n",
            );
            symlink("..", arena.path("data/up")).expect("linked");
            symlink("/etc", arena.path("data/etc.yaml")).expect("linked");
        }),
        attack("fs-deep-directories", |arena| {
            arena.write(
                "catlint.yaml",
                "collections:\n  a:\n    files: [\"data/**/*.yaml\"]\n    schema: schema.json\n",
            );
            arena.write(format!("data/{}x.yaml", "d/".repeat(400)), RECORD);
        }),
        attack("fs-too-deep-directories", |arena| {
            arena.write(
                "catlint.yaml",
                "collections:\n  a:\n    files: [\"data/**/*.yaml\"]\n    schema: schema.json\n",
            );
            // Each half has a path that the system takes, and both together have not.
            let half = format!("{}/", "d".repeat(200)).repeat(11);
            arena.write(format!("half/{half}x.yaml"), RECORD);
            fs::create_dir_all(arena.path(format!("data/{half}"))).expect("made");
            fs::rename(arena.path("half"), arena.path(format!("data/{half}half"))).expect("moved");
        }),
        attack("fs-schema-link", |arena| {
            fs::remove_file(arena.path("schema.json")).expect("removed");
            symlink("/etc/passwd", arena.path("schema.json")).expect("linked");
        }),
        attack("fs-schema-fifo", |arena| {
            arena.replace("schema.json", |path| {
                let made = Command::new("mkfifo").arg(path).status()?;
                made.success()
                    .then_some(())
                    .ok_or(io::ErrorKind::Other.into())
            });
        }),
        attack("fs-schema-directory", |arena| {
            fs::remove_file(arena.path("schema.json")).expect("removed");
            fs::create_dir(arena.path("schema.json")).expect("made");
        }),
    ]
}

/// Names that are no names.
fn names() -> Vec<Attack> {
    let names: [(&'static str, &'static [u8]); 12] = [
        ("fs-name-newline", b"a\n::error::b.yaml"),
        ("fs-name-escape", b"\x1b[31mred\x07.yaml"),
        ("fs-name-bidi", "a\u{202e}lmay.exe.yaml".as_bytes()),
        ("fs-name-not-utf8", b"\xff\xfe.yaml"),
        ("fs-name-option", b"--fix.yaml"),
        ("fs-name-dash", b"-.yaml"),
        ("fs-name-percent", b"a %25 %0A#?.yaml"),
        ("fs-name-html", b"<img src=x onerror=alert(1)>.yaml"),
        ("fs-name-command", b"::error::x ##[group].yaml"),
        ("fs-name-quotes", b"'\"`$(touch x)`.yaml"),
        ("fs-name-url", b"https:%me:pw@a.yaml"),
        ("fs-name-long", &LONG),
    ];
    let attacks = names.map(|(name, bytes)| {
        attack(name, move |arena| {
            let directory = arena.path("data");
            fs::write(directory.join(OsStr::from_bytes(bytes)), RECORD).expect("written");
        })
    });
    attacks.into()
}

/// A name as long as names can be.
const LONG: [u8; 255] = {
    let mut name = [b'n'; 255];
    let end = *b".yaml";
    let mut at = 0;
    while at < end.len() {
        name[255 - end.len() + at] = end[at];
        at += 1;
    }
    name
};
