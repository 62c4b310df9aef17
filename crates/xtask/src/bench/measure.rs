//! Runs commands as whole processes and reads what the system has counted of each.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::{Failure, say};

/// A warm-up that takes longer is the only run: nobody waits an hour for a median.
const SLOW: Duration = Duration::from_secs(10);

/// A command to measure.
#[derive(Debug, Clone)]
pub(super) struct Contestant {
    /// What the table calls it.
    pub(super) name: String,
    /// The program.
    pub(super) program: PathBuf,
    /// Its arguments.
    pub(super) arguments: Vec<OsString>,
    /// Where it runs.
    pub(super) directory: PathBuf,
    /// Whether another status than 0 is as it should be.
    pub(super) may_fail: bool,
}

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// From the start to the end.
    pub(super) wall: Duration,
    /// Processor time in the program.
    pub(super) user: Duration,
    /// Processor time in the kernel on its behalf.
    pub(super) system: Duration,
    /// Peak of resident memory, in bytes. On Linux never less than this process's own.
    pub(super) peak: u64,
}

impl Run {
    /// Processor time.
    pub(super) fn cpu(&self) -> Duration {
        self.user + self.system
    }
}

/// The runs of a contestant.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// How many were counted.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The median of a figure; of an even number of runs, the upper one.
    pub(super) fn median<F: Ord + Default>(&self, figure: impl Fn(&Run) -> F) -> F {
        let mut figures: Vec<F> = self.0.iter().map(figure).collect();
        figures.sort_unstable();
        figures
            .into_iter()
            .nth(self.0.len() / 2)
            .unwrap_or_default()
    }
}

/// Runs every contestant once without counting, then all of them in turn, so that a change of the
/// machine's speed hits all alike.
pub(super) fn compare(contestants: &[Contestant], runs: usize) -> Result<Vec<Runs>, Failure> {
    let mut all = vec![Runs::default(); contestants.len()];
    for round in 0..=runs {
        for (contestant, counted) in contestants.iter().zip(&mut all) {
            if round > 0 && is_slow(counted) {
                continue;
            }
            say(&format!("{round}/{runs} {}", contestant.name));
            let run = once(contestant)?;
            if round == 1 {
                counted.0.clear();
            }
            counted.0.push(run);
        }
    }
    Ok(all)
}

/// Whether the warm-up is all there is.
fn is_slow(counted: &Runs) -> bool {
    counted.count() == 1 && counted.0.iter().all(|run| run.wall > SLOW)
}

fn once(contestant: &Contestant) -> Result<Run, Failure> {
    let mut command = Command::new(&contestant.program);
    command
        .args(&contestant.arguments)
        .current_dir(&contestant.directory)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let start = Instant::now();
    let child = command
        .spawn()
        .map_err(|error| format!("failed to start {}: {error}", contestant.program.display()))?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    if !used.status.success() && !contestant.may_fail {
        let (status, directory) = (used.status, contestant.directory.display());
        return Err(format!("{status} of {command:?} in {directory}").into());
    }
    Ok(Run {
        wall,
        user: used.rusage.utime,
        system: used.rusage.stime,
        peak: used.rusage.maxrss,
    })
}

#[cfg(test)]
mod tests {
    use super::{Run, Runs};
    use std::time::Duration;

    #[test]
    fn the_median_is_the_middle_of_what_was_counted() {
        let run = |seconds| Run {
            wall: Duration::from_secs(seconds),
            user: Duration::from_secs(seconds),
            system: Duration::from_secs(1),
            peak: seconds,
        };
        let runs = Runs(vec![run(9), run(1), run(3)]);
        assert_eq!(runs.median(|run| run.wall), Duration::from_secs(3));
        assert_eq!(runs.median(Run::cpu), Duration::from_secs(4));
        assert_eq!(Runs::default().median(|run| run.peak), 0);
    }
}
