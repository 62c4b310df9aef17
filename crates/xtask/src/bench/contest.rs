//! What both contests share: the ground they are held on, and the catlint that takes part.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use clap::Args;
use tempfile::TempDir;

use super::measure::Contestant;
use crate::{Failure, say};

/// The options of every contest.
#[derive(Debug, Args)]
pub(super) struct ContestArgs {
    /// Counted runs of each command, after one that is not counted
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) runs: u16,
    /// Keep what is generated in this directory, which must be empty or absent
    #[arg(long, value_name = "DIR")]
    directory: Option<PathBuf>,
    /// Look for peers here before PATH; repeatable
    #[arg(long, value_name = "DIR")]
    pub(super) peer_path: Vec<PathBuf>,
    /// Measure this catlint instead of building the release
    #[arg(long, value_name = "FILE")]
    catlint: Option<PathBuf>,
}

impl ContestArgs {
    /// The directory to generate in.
    pub(super) fn ground(&self) -> Result<Ground, Failure> {
        let Some(directory) = &self.directory else {
            return Ok(Ground::Temporary(tempfile::tempdir()?));
        };
        fs::create_dir_all(directory)?;
        if fs::read_dir(directory)?.next().is_some() {
            return Err(format!("{} is not empty", directory.display()).into());
        }
        Ok(Ground::Kept(fs::canonicalize(directory)?))
    }

    /// The catlint to measure: the one named, or a fresh release build.
    pub(super) fn catlint(&self, root: &Path) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.catlint {
            return Ok(fs::canonicalize(path)?);
        }
        say("building the release of catlint");
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--release", "--package", "catlint"])
            .current_dir(root)
            .status()?;
        if !status.success() {
            return Err("failed to build catlint".into());
        }
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        let program = format!("release/catlint{}", env::consts::EXE_SUFFIX);
        Ok(root.join(target).join(program))
    }
}

/// The directory of a contest; a temporary one goes with this value.
pub(super) enum Ground {
    Kept(PathBuf),
    Temporary(TempDir),
}

impl Ground {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Temporary(directory) => directory.path(),
        }
    }
}

/// A contestant that runs in a directory, its arguments as one would type them.
pub(super) fn contestant(
    name: &str,
    program: &Path,
    arguments: &str,
    directory: &Path,
) -> Contestant {
    Contestant {
        name: name.to_owned(),
        program: program.to_owned(),
        arguments: arguments.split_whitespace().map(Into::into).collect(),
        directory: directory.to_owned(),
        may_fail: false,
    }
}
