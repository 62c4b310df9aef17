//! The program: parses the command line and turns a result into an exit status.
//!
//! 0: nothing at or above the fail level; 1: findings; 2: could not run, or a bug of ours; 130, 143
//! and 152: interrupted.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use catlint::bugs::Bugs;
use catlint::cli::{Cli, Command, ConfigCommand};
use catlint::error::Error;
use catlint::interrupt::Interrupt;
use catlint::memory::choose_pages;
use catlint::room::with_room;
use catlint::surroundings::Surroundings;
use catlint::{check, commands, init, report, similar, stats};
use catlint_report::harmless;
use clap::Parser;
use mimalloc::MiMalloc;

/// Records are a great many small pieces of memory, which two threads ask for at once. The allocator of glibc
/// asks the system for room for each few of them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    choose_pages(env::args_os());
    with_room(whole).unwrap_or_else(|error| {
        tell(&Error::Room(error));
        ExitCode::from(2)
    })
}

fn whole() -> ExitCode {
    let cli = Cli::parse();
    let surroundings = Surroundings {
        // Where the system lets nobody listen, a signal ends the run without a report.
        interrupt: Interrupt::listen().unwrap_or_default(),
        bugs: Bugs::default(),
        ..Surroundings::default()
    };
    surroundings.bugs.install();
    let lost = || "the run was given up".to_owned();
    let result = surroundings
        .bugs
        .catch(lost, || run(cli.command, &surroundings));
    let status = status(result, &surroundings.bugs);
    surroundings
        .interrupt
        .status()
        .map_or(status, ExitCode::from)
}

fn run(command: Command, surroundings: &Surroundings) -> Result<bool, Error> {
    match command {
        Command::Check(args) => check::run(&args, surroundings),
        Command::Report(args) => report::run(&args, surroundings),
        Command::Explain { rule } => commands::explain(&rule, &mut io::stdout().lock()),
        Command::Init(args) => init::run(&args, surroundings),
        Command::Similar(args) => similar::run(&args, surroundings),
        Command::Stats(args) => stats::run(&args, surroundings),
        Command::Config {
            command: ConfigCommand::Schema,
        } => commands::config_schema(&mut io::stdout().lock()),
        Command::Completions { shell } => commands::completions(shell, &mut io::stdout().lock()),
        Command::Rules => commands::rules(&mut io::stdout().lock()),
    }
}

fn status(result: Option<Result<bool, Error>>, bugs: &Bugs) -> ExitCode {
    let bug = || bugs.all().first().map(|bug| Error::bug(bug, 1));
    match result {
        Some(Ok(passed)) => return ExitCode::from(u8::from(!passed)),
        Some(Err(error)) => tell(&error),
        None => bug().iter().for_each(tell),
    }
    ExitCode::from(2)
}

/// Errors go to standard error; if that is closed, the status still says it.
fn tell(error: &Error) {
    let help = error.help().map(|help| format!("\n  help: {help}"));
    // Paths and the words of others are in it.
    let text = harmless(&format!("catlint: {error}{}", help.unwrap_or_default()));
    let _ = writeln!(io::stderr().lock(), "{text}");
}
