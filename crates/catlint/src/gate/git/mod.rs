//! Asks git what a revision holds. The only file of the house that starts a process.
//!
//! A checkout may be a stranger's, with a config that names programs to run. So git is only asked
//! for objects: it never looks at the index, the working tree or a remote, which is where hooks,
//! filters, monitors and transports live; and what a config could still name is switched off.

mod error;
pub(crate) mod object;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

pub use error::GitError;

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

/// The repository around a directory. Paths are relative to that directory.
#[derive(Debug)]
pub(crate) struct Repository {
    directory: PathBuf,
    /// How far it is below the top of the working tree.
    depth: usize,
}

/// The files that a commit has at and below the directory.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// Regular files with the names of their objects.
    pub(crate) files: BTreeMap<String, String>,
    /// What stands under a path and is no regular file: directories, symbolic links, submodules.
    pub(crate) others: BTreeSet<String>,
}

impl Repository {
    /// The repository that a directory belongs to.
    pub(crate) fn open(directory: &Path) -> Result<Self, GitError> {
        let directory = directory.to_owned();
        let mut repository = Self {
            directory: directory.clone(),
            depth: 0,
        };
        let output = repository.run(&["rev-parse", "--is-inside-work-tree", "--show-prefix"])?;
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("dubious ownership") {
            return Err(GitError::Untrusted { directory });
        }
        let answer = String::from_utf8_lossy(&output.stdout);
        let Some(prefix) = answer.strip_prefix("true\n") else {
            return Err(GitError::NoRepository { directory });
        };
        repository.depth = prefix.matches('/').count();
        Ok(repository)
    }

    /// Whether a path, without `.` and with `..` only in front, is inside the working tree.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let up = path.split('/').take_while(|part| *part == "..").count();
        !path.starts_with('/') && up <= self.depth
    }

    /// The commit at which the checkout left `rev`: what others have merged since is not the
    /// change's.
    pub(crate) fn merge_base(&self, rev: &str) -> Result<String, GitError> {
        let commit = format!("{rev}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let output = self.run(&[&verify[..], &[&commit]].concat())?;
        let commit = first_line(&output.stdout);
        if rev.is_empty() || !output.status.success() || commit.is_empty() {
            let rev = rev.to_owned();
            return Err(GitError::UnknownRevision { rev });
        }
        let output = self.run(&["merge-base", &commit, "HEAD"])?;
        match output.status.code() {
            Some(0) => Ok(first_line(&output.stdout)),
            Some(1) => Err(GitError::NoMergeBase {
                rev: rev.to_owned(),
                shallow: self.is_shallow()?,
            }),
            _ => Err(failed("merge-base", &output)),
        }
    }

    fn is_shallow(&self) -> Result<bool, GitError> {
        let output = self.run(&["rev-parse", "--is-shallow-repository"])?;
        Ok(first_line(&output.stdout) == "true")
    }

    /// The files that a commit has at and below the directory.
    pub(crate) fn tree(&self, commit: &str) -> Result<Tree, GitError> {
        let mut tree = Tree::default();
        self.list(&["ls-tree", "-r", "-z", commit], &mut tree)?;
        Ok(tree)
    }

    /// Adds to a tree what the commit has at some paths outside the directory.
    pub(crate) fn look_up(
        &self,
        commit: &str,
        outside: &[&str],
        tree: &mut Tree,
    ) -> Result<(), GitError> {
        if outside.is_empty() {
            return Ok(());
        }
        let arguments = [&["ls-tree", "-z", commit, "--"], outside].concat();
        self.list(&arguments, tree)
    }

    fn list(&self, arguments: &[&str], tree: &mut Tree) -> Result<(), GitError> {
        let output = self.run(arguments)?;
        if !output.status.success() {
            return Err(failed("ls-tree", &output));
        }
        for entry in output.stdout.split(|byte| *byte == 0) {
            tree.add(&String::from_utf8_lossy(entry));
        }
        Ok(())
    }

    /// Hands each object, with the path it is asked for, to `each`; of a long one no more than
    /// `most` bytes.
    pub(crate) fn read(
        &self,
        objects: &[(&str, &str)],
        most: usize,
        mut each: impl FnMut(&str, Vec<u8>),
    ) -> Result<(), GitError> {
        let lost = |source: io::Error| GitError::Failed {
            command: "cat-file",
            reason: source.to_string(),
        };
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(not_started)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(lost(io::ErrorKind::BrokenPipe.into()));
        };
        let names = objects.iter().map(|(_, name)| *name);
        let read = thread::scope(|scope| {
            // Both pipes are limited: who only writes first waits for ever.
            scope.spawn(|| ask(input, names));
            let mut output = BufReader::new(output);
            objects.iter().try_for_each(|(path, _)| {
                each(path, object(&mut output, path, most, lost)?);
                Ok(())
            })
        });
        child.wait().map_err(lost)?;
        read
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, GitError> {
        self.command(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(not_started)
    }

    fn command(&self, arguments: &[&str]) -> Command {
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

impl Tree {
    /// Adds an entry as `ls-tree` writes it: mode, kind and object, a tab, the path.
    fn add(&mut self, entry: &str) {
        let Some((head, path)) = entry.split_once('\t') else {
            return;
        };
        // Of a directory that is known, so are those above it.
        let above = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
        for above in above {
            if !self.others.insert(above.to_owned()) {
                break;
            }
        }
        match head.split(' ').collect::<Vec<_>>()[..] {
            ["100644" | "100755" | "100664", "blob", name] => {
                self.files.insert(path.to_owned(), name.to_owned());
            }
            _ => {
                self.others.insert(path.to_owned());
            }
        }
    }
}

/// Writes the names; git closes its end when it fails, and then says why on the other pipe.
fn ask<'n>(input: impl Write, names: impl Iterator<Item = &'n str>) {
    let mut input = io::BufWriter::new(input);
    for name in names {
        if writeln!(input, "{name}").is_err() {
            return;
        }
    }
    let _ = input.flush();
}

/// One object of the stream: a line `name kind size`, the bytes, a line break.
fn object(
    output: &mut impl BufRead,
    path: &str,
    most: usize,
    lost: impl Fn(io::Error) -> GitError,
) -> Result<Vec<u8>, GitError> {
    let mut head = String::new();
    if output.read_line(&mut head).map_err(&lost)? == 0 {
        return Err(lost(io::ErrorKind::UnexpectedEof.into()));
    }
    let size = head.trim_end().rsplit(' ').next();
    let Some(size) = size.and_then(|size| size.parse::<u64>().ok()) else {
        let path = path.to_owned();
        return Err(GitError::MissingObject { path });
    };
    let wanted = size.min(most as u64);
    let mut bytes = Vec::new();
    let mut text = output.by_ref().take(wanted);
    text.read_to_end(&mut bytes).map_err(&lost)?;
    let mut rest = output.by_ref().take(size - wanted + 1);
    io::copy(&mut rest, &mut io::sink()).map_err(&lost)?;
    Ok(bytes)
}

/// The first line, without what could play with a terminal.
fn first_line(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let line = text.lines().next().unwrap_or_default();
    line.chars().filter(|sign| !sign.is_control()).collect()
}

fn failed(command: &'static str, output: &Output) -> GitError {
    let reason = first_line(&output.stderr);
    GitError::Failed { command, reason }
}

fn not_started(source: io::Error) -> GitError {
    if source.kind() == io::ErrorKind::NotFound {
        return GitError::NotInstalled;
    }
    GitError::Failed {
        command: "--version",
        reason: source.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_file_or_something_else() {
        let mut tree = Tree::default();
        for entry in [
            "100644 blob a1\tdata/a.yaml",
            "100755 blob a2\tb\nc.yaml",
            "120000 blob a3\tdata/link.yaml",
            "160000 commit a4\tmodule",
            "",
        ] {
            tree.add(entry);
        }
        let files: Vec<_> = tree.files.iter().collect();
        assert_eq!(
            format!("{files:?}"),
            r#"[("b\nc.yaml", "a2"), ("data/a.yaml", "a1")]"#
        );
        let others: Vec<_> = tree.others.iter().collect();
        assert_eq!(others, ["data", "data/link.yaml", "module"]);
    }

    #[test]
    fn a_long_object_is_cut_and_the_next_one_is_whole() {
        let stream = b"a1 blob 5\nhello\na2 blob 2\nhi\na3 missing\n";
        let mut stream = &stream[..];
        let lost = |_| GitError::NotInstalled;
        let mut next = || object(&mut stream, "x.yaml", 4, lost);
        assert_eq!(next(), Ok(b"hell".to_vec()));
        assert_eq!(next(), Ok(b"hi".to_vec()));
        let path = "x.yaml".to_owned();
        assert_eq!(next(), Err(GitError::MissingObject { path }));
    }
}
