//! The command line as it is typed. Defaults are decided in [`crate::settings`].

mod audit;
mod check;
mod fail_on;
mod format;
pub mod init;
mod report;
pub mod similar;
pub mod stats;
mod vantage;
mod when;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

pub use audit::Audit;
pub use check::CheckArgs;
pub use fail_on::FailOn;
pub use format::FormatArg;
pub use report::ReportArgs;
pub use vantage::VantageArg;
pub use when::When;

/// Lints a data catalogue kept in git: missing and wrong fields, duplicates, dead URLs.
#[derive(Debug, Parser)]
#[command(
    name = "catlint",
    version,
    about,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Audit the catalogue: fields, duplicates and links
    Check(Box<CheckArgs>),
    /// Put JSON reports of shards, or of other runs, together and print the result as check does
    Report(ReportArgs),
    /// Show the page of a rule
    Explain {
        /// The rule's name, as findings print it
        rule: String,
    },
    /// List every rule with its level
    Rules,
    /// Look at the records in a directory and write a config and draft schemas for them
    Init(init::InitArgs),
    /// Tell about the config
    Config {
        /// What to tell.
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print a script that completes the command line in a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Look for records that are like one that is about to be added
    Similar(similar::SimilarArgs),
    /// Show how complete the catalogue is: how often each field is filled, and odd values
    Stats(stats::StatsArgs),
}

/// What can be told about the config.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub enum ConfigCommand {
    /// Print the JSON Schema of catlint.yaml, for editors
    Schema,
}
