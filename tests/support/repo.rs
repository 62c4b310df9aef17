//! Repositories with a small catalogue, for tests of what a change brings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::{command, err, json};

pub(crate) const CONFIG: &str = "\
collections:
  places:
    files: [\"places/*.yaml\"]
    schema: schema/place.json
    id: /id
    label: /name
    file_name: \"{id}\"
  codes:
    files: [\"codes.yaml\"]
    records: /codes/*
    schema: schema/code.json
    id: /code
";

pub(crate) const PLACE: &str = r#"{
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "name", "kind"],
  "properties": {
    "id": { "type": "string" },
    "name": { "type": "string" },
    "kind": { "enum": ["town", "village"] },
    "url": { "type": "string" }
  }
}"#;

pub(crate) const CODE: &str = r#"{
  "type": "object",
  "additionalProperties": false,
  "required": ["code"],
  "properties": { "code": { "type": "string" }, "kind": { "enum": ["old", "new"] } }
}"#;

/// `c` has a fault from the start.
pub(crate) const CODES: &str = "\
codes:
  - code: a
    kind: old
  - code: b
    kind: new
  - code: c
    kind: none
";

/// A repository with one commit, `main`, on which the branch `change` is checked out.
pub(crate) struct Repo {
    pub(crate) directory: TempDir,
    /// The catalogue's root, relative to the repository.
    pub(crate) root: &'static str,
}

impl Repo {
    pub(crate) fn new() -> Self {
        Self::below("")
    }

    pub(crate) fn below(root: &'static str) -> Self {
        let directory = TempDir::new().expect("a directory");
        let repo = Self { directory, root };
        fs::create_dir_all(repo.path("")).expect("made");
        repo.write("catlint.yaml", CONFIG);
        repo.write("schema/place.json", PLACE);
        repo.write("schema/code.json", CODE);
        repo.write("codes.yaml", CODES);
        repo.write("places/good.yaml", place("good", "Gutdorf", "town"));
        repo.write("places/bad.yaml", place("bad", "Schlechtdorf", "cave"));
        repo.git(&["init", "--quiet", "--initial-branch=main", "."]);
        repo.commit();
        repo.git(&["switch", "--quiet", "--create", "change"]);
        repo
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.directory.path().join(self.root).join(relative)
    }

    pub(crate) fn write(&self, relative: &str, text: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("a parent")).expect(relative);
        fs::write(path, text).expect(relative);
    }

    pub(crate) fn replace(&self, relative: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(relative)).expect(relative);
        assert!(text.contains(from), "{from:?} in {relative}");
        self.write(relative, text.replacen(from, to, 1));
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = git(self.directory.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", err(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=as it is"]);
    }

    pub(crate) fn check(&self, arguments: &[&str]) -> Output {
        let check = ["check", "--offline", "--format", "json"];
        command()
            .args([&check[..], arguments].concat())
            .current_dir(self.path(""))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            // As a hook of another repository would have it.
            .env("GIT_DIR", "/none")
            .output()
            .expect("catlint runs")
    }

    pub(crate) fn report(&self) -> Value {
        let output = self.check(&["--changed-since", "main"]);
        json(&output)
    }

    /// What is found: `rule path`.
    pub(crate) fn found(&self) -> Vec<String> {
        found(&self.report())
    }

    pub(crate) fn notices(&self) -> Vec<String> {
        let report = self.report();
        let notices = report["summary"]["notices"]
            .as_array()
            .expect("a list")
            .iter();
        notices
            .map(|notice| notice.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub(crate) fn changed(&self) -> u64 {
        self.report()["summary"]["change"]["records"]
            .as_u64()
            .expect("a number")
    }
}

pub(crate) fn git(directory: &Path, arguments: &[&str]) -> Output {
    Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "core.autocrlf=false",
        ])
        .args(arguments)
        .current_dir(directory)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs")
}

pub(crate) fn place(id: &str, name: &str, kind: &str) -> String {
    format!("id: {id}\nname: {name}\nkind: {kind}\n")
}

pub(crate) fn found(report: &Value) -> Vec<String> {
    let findings = report["diagnostics"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|one| format!("{} {}", text(&one["rule"]), text(&one["path"])))
        .collect()
}
