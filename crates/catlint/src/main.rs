//! The program: parses the command line and turns a result into an exit status.
//!
//! 0: nothing at or above the fail level; 1: findings; 2: could not run.

use std::io::{self, Write};
use std::process::ExitCode;

use catlint::cli::{Cli, Command};
use catlint::error::Error;
use catlint::{check, commands, init, report, similar, stats};
use clap::Parser;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Explain { rule } => commands::explain(&rule, &mut io::stdout().lock()),
        Command::Init(args) => init::run(&args),
        Command::Similar(args) => similar::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Rules => commands::rules(&mut io::stdout().lock()),
    };
    match result {
        Ok(passed) => ExitCode::from(u8::from(!passed)),
        Err(error) => {
            tell(&error);
            ExitCode::from(2)
        }
    }
}

/// Errors go to standard error; if that is closed, the status still says it.
fn tell(error: &Error) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "catlint: {error}");
    if let Some(help) = error.help() {
        let _ = writeln!(err, "  help: {help}");
    }
}
