//! What the end-to-end tests share: a copy of the catalogue to do harm to, and the command.

#![allow(dead_code, reason = "no test needs all of it")]

pub(crate) mod repo;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A copy of the catalogue with its config and its schemas.
pub(crate) struct Copy {
    directory: TempDir,
}

impl Copy {
    pub(crate) fn new() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        for part in ["catlint.yaml", "schema", "data"] {
            copy(&root().join(part), &directory.path().join(part));
        }
        Self { directory }
    }

    /// A directory with nothing in it.
    pub(crate) fn empty() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        Self { directory }
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.directory.path().join(relative)
    }

    pub(crate) fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).expect(relative)
    }

    pub(crate) fn write(&self, relative: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("a parent")).expect(relative);
        fs::write(path, bytes).expect(relative);
    }

    /// Replaces a text that must be there once.
    pub(crate) fn replace(&self, relative: &str, from: &str, to: &str) {
        let text = self.read(relative);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {relative}");
        self.write(relative, text.replacen(from, to, 1));
    }

    /// Runs `catlint` in the copy, without the network and without colour.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        command()
            .args(arguments)
            .current_dir(self.directory.path())
            .output()
            .expect("catlint runs")
    }

    /// The findings of `catlint check`.
    pub(crate) fn findings(&self) -> Vec<Value> {
        let output = self.run(&["check", "--offline", "--format", "json"]);
        let report = json(&output);
        report["diagnostics"].as_array().expect("a list").clone()
    }
}

/// The command, with no word from the environment that could change what it does.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_catlint"));
    for variable in ["CATLINT_OFFLINE", "CATLINT_TODAY", "CI"] {
        command.env_remove(variable);
    }
    command.env("NO_COLOR", "1");
    command
}

/// The exit status of a run.
pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

/// What a run printed.
pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What a run said on standard error.
pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The report that a run printed.
pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

pub(crate) fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::copy(from, to).expect("copied");
        return;
    }
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("listed") {
        let entry = entry.expect("an entry");
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
