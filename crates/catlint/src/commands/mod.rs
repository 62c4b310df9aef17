//! The subcommands that only tell what the program knows of itself.

use std::io::{self, Write};

use catlint_core::text::suggest;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::config;
use crate::error::Error;
use crate::output::printed;
use crate::rules;

/// Prints the page of a rule.
///
/// # Errors
/// Where there is no such rule, or the output cannot be written.
pub fn explain(name: &str, out: &mut dyn Write) -> Result<bool, Error> {
    let all = rules::all();
    let Some(rule) = all.iter().find(|rule| rule.name.0 == name) else {
        let meant = suggest::nearest(name, all.iter().map(|rule| rule.name.0));
        return Err(Error::UnknownRule {
            name: name.to_owned(),
            meant,
        });
    };
    let (category, level) = (rule.category.name(), rule.level.name());
    let page = rule.page();
    written(write!(
        out,
        "{name} ({category}, {level} by default, since {})\n\n{page}",
        rule.since
    ))
}

/// Lists every rule.
///
/// # Errors
/// Where the output cannot be written.
pub fn rules(out: &mut dyn Write) -> Result<bool, Error> {
    for rule in rules::all() {
        let (name, category, level) = (rule.name, rule.category.name(), rule.level.name());
        let line = writeln!(
            out,
            "{name:<22} {category:<10} {level:<8} {}",
            rule.summary()
        );
        written(line)?;
    }
    Ok(true)
}

/// Prints the JSON Schema of the config.
///
/// # Errors
/// Where the output cannot be written.
pub fn config_schema(out: &mut dyn Write) -> Result<bool, Error> {
    written(writeln!(out, "{:#}", config::schema()))
}

/// Prints what a shell needs to complete the command line.
///
/// # Errors
/// Where the output cannot be written.
pub fn completions(shell: Shell, out: &mut dyn Write) -> Result<bool, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "catlint", &mut script);
    written(out.write_all(&script))
}

fn written(result: io::Result<()>) -> Result<bool, Error> {
    printed(result).map(|()| true)
}
