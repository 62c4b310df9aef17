//! One guard taken out and put back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Guard;
use crate::Failure;

/// A test that does not end in this time counts as red: some guards are all that ends a run.
const LONGEST: Duration = Duration::from_secs(90);
/// A compiler that does not is given up.
const COMPILED: Duration = Duration::from_secs(1_200);
/// The directory of the attacks, and the test that runs them.
const ATTACKS: &str = "tests/hostile/attacks/";

/// Whether the test goes red without the guard. What does not compile without it is no answer.
pub(super) fn is_missed(guard: &Guard, root: &Path) -> Result<bool, Failure> {
    let path = root.join(guard.file);
    refuse_changed(&path, root)?;
    let text = fs::read_to_string(&path)?;
    let out = text.replacen(guard.with, guard.without, 1);
    if out == text {
        return Err(format!("{} is not in {}", guard.with, guard.file).into());
    }
    let back = PutBack { path, text };
    fs::write(&back.path, out)?;
    if !ends_well(test(guard, root).arg("--no-run"), COMPILED)? {
        return Err(format!("without {:?} {} is no program", guard.with, guard.file).into());
    }
    let mut test = test(guard, root);
    Ok(!ends_well(test.args(["--", filter(guard)]), LONGEST)?)
}

/// Puts the text back whatever happens.
struct PutBack {
    path: PathBuf,
    text: String,
}

impl Drop for PutBack {
    fn drop(&mut self) {
        // Where even that fails, git has it.
        drop(fs::write(&self.path, &self.text));
    }
}

fn refuse_changed(path: &Path, root: &Path) -> Result<(), Failure> {
    let git = Command::new("git")
        .args(["status", "--porcelain", "--"])
        .arg(path)
        .current_dir(root)
        .output()?;
    match git.status.success() && git.stdout.is_empty() {
        true => Ok(()),
        false => Err(format!("{} has changes: commit them first", path.display()).into()),
    }
}

/// `cargo test` of the package and the file of the test.
fn test(guard: &Guard, root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--quiet", "--package"]);
    command.current_dir(root);
    let parts: Vec<&str> = guard.test_file.split('/').collect();
    match parts[..] {
        ["crates", package, "src", ..] => command.args([package, "--lib"]),
        ["crates", package, "tests", name, ..] => {
            command.args([package, "--test", name.trim_end_matches(".rs")])
        }
        ["tests", name, ..] => command.args(["catlint", "--test", name.trim_end_matches(".rs")]),
        _ => &mut command,
    };
    if guard.test_file.starts_with(ATTACKS) {
        command.env("CATLINT_ATTACK", guard.test);
    }
    command
}

fn filter(guard: &Guard) -> &'static str {
    match guard.test_file.starts_with(ATTACKS) {
        true => "every_attack",
        false => guard.test,
    }
}

/// Whether a command succeeds, in time.
fn ends_well(command: &mut Command, most: Duration) -> Result<bool, Failure> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn()?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if start.elapsed() > most {
            // The test itself is a grandchild.
            let group = format!("-{}", child.id());
            drop(Command::new("kill").args(["-KILL", "--", &group]).status());
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(50));
    }
}
