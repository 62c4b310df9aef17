//! Asks git what a revision holds. The only folder of the house that starts a process (`command`).
//!
//! A checkout may be a stranger's, with a config that names programs to run. So git is only asked
//! for objects: it never looks at the index, the working tree or a remote, which is where hooks,
//! filters, monitors and transports live; and what a config could still name is switched off.

#[cfg(test)]
mod closed;
mod command;
mod error;
pub(crate) mod object;
mod objects;
mod tree;

use std::path::Path;

pub use error::GitError;
pub(crate) use tree::Tree;

use command::{Git, failed, first_line};

/// The repository around a directory. Paths are relative to that directory.
#[derive(Debug)]
pub(crate) struct Repository {
    git: Git,
    /// How far it is below the top of the working tree.
    depth: usize,
}

impl Repository {
    /// The repository that a directory belongs to.
    pub(crate) fn open(directory: &Path) -> Result<Self, GitError> {
        let directory = directory.to_owned();
        let mut repository = Self {
            git: Git {
                directory: directory.clone(),
            },
            depth: 0,
        };
        let output =
            repository
                .git
                .run(&["rev-parse", "--is-inside-work-tree", "--show-prefix"])?;
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
        let output = self.git.run(&[&verify[..], &[&commit]].concat())?;
        let commit = first_line(&output.stdout);
        if rev.is_empty() || !output.status.success() || commit.is_empty() {
            let rev = rev.to_owned();
            return Err(GitError::UnknownRevision { rev });
        }
        let output = self.git.run(&["merge-base", &commit, "HEAD"])?;
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
        let output = self.git.run(&["rev-parse", "--is-shallow-repository"])?;
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

    /// Hands each object, with the path it is asked for, to `each`; of a long one no more than
    /// `most` bytes.
    pub(crate) fn read(
        &self,
        objects: &[(&str, &str)],
        most: usize,
        each: impl FnMut(&str, Vec<u8>),
    ) -> Result<(), GitError> {
        self.git.read(objects, most, each)
    }

    fn list(&self, arguments: &[&str], tree: &mut Tree) -> Result<(), GitError> {
        let output = self.git.run(arguments)?;
        if !output.status.success() {
            return Err(failed("ls-tree", &output));
        }
        for entry in output.stdout.split(|byte| *byte == 0) {
            tree.add(&String::from_utf8_lossy(entry));
        }
        Ok(())
    }
}
