//! Tasks of the workshop: `cargo xtask generate`, `cargo xtask bench`, `cargo xtask evaluate` and `cargo xtask guards`.

mod bench;
mod evaluate;
mod generate;
mod guards;
mod memory;
mod perturb;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks of the workshop.
#[derive(Debug, Parser)]
#[command(name = "xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Write what is generated: the rules' pages, the config's schema, the code lists in schemas
    Generate {
        /// Write nothing; fail where a file is not as it would be written
        #[arg(long)]
        check: bool,
    },
    /// Measure the command as a whole process, beside the peers that are installed
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Score the duplicates audit against records whose duplicates are known
    Evaluate(evaluate::EvaluateArgs),
    /// Take guards against hostile input out, one by one, and see that a test misses each
    Guards(guards::GuardsArgs),
}

/// Anything that goes wrong in a task; its words are for the person at the terminal.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Generate { check } => generate::run(&root(), check),
        Task::Bench(bench) => bench::run(&bench, &root()),
        Task::Evaluate(args) => evaluate::run(&args),
        Task::Guards(args) => guards::run(&args, &root()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            say(&format!("error: {failure}"));
            ExitCode::from(2)
        }
    }
}

/// The root of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

#[expect(
    clippy::print_stderr,
    reason = "a task talks to the person who runs it"
)]
fn say(line: &str) {
    eprintln!("{line}");
}
