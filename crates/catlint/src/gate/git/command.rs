//! How git is run: nothing that a repository names is started, and it asks nobody.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::error::GitError;

/// Variables that point git at another repository than the one around the catalogue; hooks set
/// them.
const ELSEWHERE: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
];

/// Git, run in a directory.
#[derive(Debug)]
pub(super) struct Git {
    pub(super) directory: PathBuf,
}

impl Git {
    pub(super) fn run(&self, arguments: &[&str]) -> Result<Output, GitError> {
        self.command(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(not_started)
    }

    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"])
            .args(["-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null"])
            .args(["-c", "safe.bareRepository=explicit"])
            .args(arguments)
            .current_dir(&self.directory)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        ELSEWHERE.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
    }
}

/// The first line, without what could play with a terminal.
pub(super) fn first_line(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let line = text.lines().next().unwrap_or_default();
    line.chars().filter(|sign| !sign.is_control()).collect()
}

pub(super) fn failed(command: &'static str, output: &Output) -> GitError {
    let reason = first_line(&output.stderr);
    GitError::Failed { command, reason }
}

pub(super) fn not_started(source: io::Error) -> GitError {
    if source.kind() == io::ErrorKind::NotFound {
        return GitError::NotInstalled;
    }
    GitError::Failed {
        command: "--version",
        reason: source.to_string(),
    }
}
