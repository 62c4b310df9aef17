//! Prints figures as a table in Markdown.

use std::io::{self, Write};
use std::time::Duration;

use super::measure::{Contestant, Run, Runs};

/// A table of contestants, each compared with the first one.
pub(super) fn of_runs(contestants: &[Contestant], runs: &[Runs]) -> String {
    let wall = |runs: &Runs| runs.median(|run| run.wall);
    let cpu = |runs: &Runs| runs.median(Run::cpu);
    let mut table = String::from(
        "| command | wall s | cpu s | user s | system s | peak MiB | wall, ratio | cpu, ratio | runs |
|---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (contestant, own) in contestants.iter().zip(runs) {
        let first = runs.first().unwrap_or(own);
        table.push_str(&row(&[
            contestant.name.clone(),
            seconds(wall(own)),
            seconds(cpu(own)),
            seconds(own.median(|run| run.user)),
            seconds(own.median(|run| run.system)),
            format!("{:.0}", mebibytes(own.median(|run| run.peak))),
            ratio(wall(own), wall(first)),
            ratio(cpu(own), cpu(first)),
            own.count().to_string(),
        ]));
    }
    table
}

/// One row.
pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Prints a text to standard output.
pub(super) fn print(text: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{text}")
}

/// Seconds as the table shows them.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64())
}

fn ratio(time: Duration, first: Duration) -> String {
    match first.is_zero() {
        true => "-".to_owned(),
        false => format!("{:.2}", time.as_secs_f64() / first.as_secs_f64()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}
