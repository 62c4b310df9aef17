//! A small catalogue to attack, and one run over it that writes every format.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use catlint_report::Format;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::command;

/// After this a run counts as endless: far more than the slowest takes on a busy machine.
const ENDLESS: Duration = Duration::from_secs(60);

const CONFIG: &str = "collections:
  a:
    files: [\"data/*.{yaml,json}\"]
    schema: schema.json
    id: /id
    label: /name
";

const SCHEMA: &str = r#"{
  "type": "object",
  "required": ["name"],
  "properties": {
    "id": { "type": "string" },
    "name": { "type": "string" },
    "url": { "type": "string", "format": "uri" },
    "list": { "type": "array", "items": { "type": "integer" } },
    "set": { "type": "array", "uniqueItems": true },
    "word": { "type": "string", "pattern": "^(a+)+$" }
  },
  "additionalProperties": { "type": ["array", "object", "null"] }
}"#;

/// A catalogue in a directory of its own.
pub(crate) struct Arena {
    directory: TempDir,
}

impl Arena {
    /// A catalogue with one record, which has one fault that must always be told.
    pub(crate) fn new() -> Self {
        let arena = Self {
            directory: TempDir::new().expect("a directory"),
        };
        arena.write("catlint.yaml", CONFIG);
        arena.write("schema.json", SCHEMA);
        arena.write("data/witness.yaml", "id: witness\n");
        arena
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    /// Puts something else in the place of a file.
    pub(crate) fn replace(&self, name: &str, make: impl Fn(&Path) -> io::Result<()>) {
        let path = self.path(name);
        fs::remove_file(&path).expect("removed");
        make(&path).expect("made");
    }

    /// A record in YAML that only its attack is wrong with.
    pub(crate) fn record(&self, text: impl AsRef<[u8]>) {
        self.write("data/attack.yaml", text);
    }

    /// Whether the attack is one regular file among the records.
    pub(crate) fn is_plain(&self) -> bool {
        let same = |name: &str, text: &str| {
            fs::read(self.path(name)).ok().as_deref() == Some(text.as_bytes())
        };
        let attack = fs::symlink_metadata(self.path("data/attack.yaml"));
        let small = attack.is_ok_and(|meta| meta.is_file() && meta.len() < 1 << 20);
        small && same("catlint.yaml", CONFIG) && same("schema.json", SCHEMA)
    }

    /// Takes the attack of another arena in.
    pub(crate) fn take(&self, other: &Self, name: &str) {
        let bytes = fs::read(other.path("data/attack.yaml")).expect("there");
        self.write(format!("data/{name}.yaml"), bytes);
    }

    /// Checks the catalogue, with every format in a file of its own.
    pub(crate) fn run(&self) -> Run {
        let out = TempDir::new().expect("a directory");
        let mut command = command();
        command.args(["check", "--offline", "--allow-empty"]);
        for format in Format::ALL {
            let path = out.path().join(format.name());
            command.arg("--output");
            command.arg(format!("{}={}", format.name(), path.display()));
        }
        let child = command
            .current_dir(self.directory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("catlint runs");
        let start = Instant::now();
        let (status, stdout, stderr) = wait(child, start);
        let text = |format: Format| {
            let bytes = fs::read(out.path().join(format.name())).ok()?;
            Some((format, String::from_utf8(bytes).expect("UTF-8")))
        };
        Run {
            status,
            seconds: start.elapsed().as_secs_f64(),
            printed: String::from_utf8(stdout).expect("UTF-8"),
            told: String::from_utf8(stderr).expect("UTF-8"),
            texts: Format::ALL.into_iter().filter_map(text).collect(),
        }
    }
}

/// Waits for the end, but not for ever.
fn wait(mut child: Child, start: Instant) -> (Option<i32>, Vec<u8>, Vec<u8>) {
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut stderr = child.stderr.take().expect("a pipe");
    let read = |pipe: &mut dyn Read| {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("read");
        bytes
    };
    let out = thread::spawn(move || read(&mut stdout));
    let err = thread::spawn(move || read(&mut stderr));
    while child.try_wait().expect("asked").is_none() {
        if start.elapsed() > ENDLESS {
            child.kill().expect("killed");
        }
        thread::sleep(Duration::from_millis(2));
    }
    let status = child.wait().expect("it has ended").code();
    (status, out.join().expect("read"), err.join().expect("read"))
}

/// What became of a run.
pub(crate) struct Run {
    /// Nothing where a signal has ended it.
    pub(crate) status: Option<i32>,
    pub(crate) seconds: f64,
    /// What it said on standard output.
    pub(crate) printed: String,
    /// What it said on standard error.
    pub(crate) told: String,
    pub(crate) texts: Vec<(Format, String)>,
}

impl Run {
    /// The findings; none where the run was not made.
    pub(crate) fn findings(&self) -> Vec<Value> {
        let mut texts = self.texts.iter();
        let json = texts.find(|(format, _)| *format == Format::Json);
        let report = json.map(|(_, text)| serde_json::from_str(text).expect("JSON"));
        let report: Value = report.unwrap_or_default();
        report["diagnostics"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// The rules that speak of anything but the witness.
    pub(crate) fn rules(&self) -> BTreeSet<String> {
        let findings = self.findings().into_iter();
        let others = findings.filter(|finding| finding["path"] != "data/witness.yaml");
        others
            .map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}
