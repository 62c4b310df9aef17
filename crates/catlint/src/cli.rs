//! The command line as it is typed. Defaults are decided in [`crate::settings`].

pub mod init;
pub mod similar;
pub mod stats;

use std::path::PathBuf;

use catlint_core::{Category, Day, Severity};
use catlint_links::Shard;
use catlint_report::Format;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

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

/// The options of `catlint check`.
#[derive(Debug, Args, Default)]
pub struct CheckArgs {
    /// Files or directories to report on; everything is read all the same [default: the catalogue
    /// of the nearest catlint.yaml]
    pub paths: Vec<PathBuf>,
    /// Run only these audits: fields, duplicates, links
    #[arg(long, value_name = "AUDIT", value_delimiter = ',')]
    pub only: Vec<Audit>,
    /// Use no network: links are only checked for their form
    #[arg(long, env = "CATLINT_OFFLINE", value_parser = clap::builder::FalseyValueParser::new(), num_args = 0)]
    pub offline: bool,
    /// Report only what involves a record, link or file that this change touches: all that differs
    /// from where it left the git revision REV
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// Audit one part of N, to split a run over several jobs: links by their site; what is no link is in part 1
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
    /// Mend what can be mended without changing what a record means
    #[arg(long)]
    pub fix: bool,
    /// Mend also what only a person can be sure of, such as a misspelt field; look at it afterwards
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what would be mended, and write nothing
    #[arg(long)]
    pub diff: bool,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Write a report to a file as well, for example `json=report.json`; repeatable
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_output)]
    pub output: Vec<(FormatArg, PathBuf)>,
    /// Exit with status 1 from this level on [default: what the profile says, or else error]
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub fail_on: Option<FailOn>,
    /// Use the levels of this profile of the config
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Let comments and fields of records ignore nothing; the config still can
    #[arg(long)]
    pub no_inline_ignore: bool,
    /// Report only what is not in this baseline: the findings that were there when it was written
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Remove from the baseline what is no longer found, and write one where there is none
    #[arg(long, requires = "baseline", conflicts_with_all = ["changed_since", "shard"])]
    pub update_baseline: bool,
    /// Use this config instead of the nearest catlint.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Let a run without a single file pass
    #[arg(long)]
    pub allow_empty: bool,
    /// Let links lead to these addresses, which are not public, for example 10.0.0.0/8; repeatable
    #[arg(long, value_name = "CIDR")]
    pub allow_address: Vec<String>,
    /// Let links lead to this port besides 80, 443, 8080 and 8443; repeatable
    #[arg(long, value_name = "PORT")]
    pub allow_port: Vec<u16>,
    /// Write to the link history what the links did, and begin one where there is none
    #[arg(long, conflicts_with_all = ["replay", "changed_since"])]
    pub update_history: bool,
    /// From where the links are asked, for the link history: ci or local [default: ci where the
    /// environment has CI=true]
    #[arg(long, value_name = "VANTAGE")]
    pub vantage: Option<VantageArg>,
    /// Take this day for today, so that a run can be repeated
    #[arg(long, value_name = "DATE", env = "CATLINT_TODAY")]
    pub today: Option<Day>,
    /// Look for archived copies of pages that are gone, at web.archive.org
    #[arg(long)]
    pub archive: bool,
    /// Use the proxy that the environment names; addresses are then not judged here
    #[arg(long)]
    pub use_proxy: bool,
    /// Record the answers of the network to a file
    #[arg(long, value_name = "FILE", conflicts_with = "replay")]
    pub record: Option<PathBuf>,
    /// Take the answers from a recording instead of the network
    #[arg(long, value_name = "FILE")]
    pub replay: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: When,
    /// Print the findings only, no summary
    #[arg(short, long)]
    pub quiet: bool,
}

/// The options of `catlint report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// JSON reports, each made by `catlint check --output json=FILE`
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Write a report to a file as well, for example `sarif=report.sarif`; repeatable
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_output)]
    pub output: Vec<(FormatArg, PathBuf)>,
    /// Exit with status 1 from this level on
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "error")]
    pub fail_on: FailOn,
    /// Use this config instead of the nearest catlint.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Report only what is not in this baseline; for reports of runs that had none
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what the reports learnt of links to the history beside the catalogue
    #[arg(long)]
    pub update_history: bool,
    /// From where the links were asked, for the history
    #[arg(long, value_name = "WHERE", value_enum)]
    pub vantage: Option<VantageArg>,
    /// Take this day for today, so that a run can be repeated
    #[arg(
        long,
        value_name = "DATE",
        env = "CATLINT_TODAY",
        hide_env_values = true
    )]
    pub today: Option<Day>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: When,
    /// Print the findings only, no summary
    #[arg(short, long)]
    pub quiet: bool,
}

/// The audits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audit {
    /// Records against their schema.
    Fields,
    /// Records against each other.
    Duplicates,
    /// Links: their form, and whether they are alive.
    Links,
}

impl Audit {
    /// The category of the audit's rules.
    #[must_use]
    pub fn category(self) -> Category {
        match self {
            Self::Fields => Category::Fields,
            Self::Duplicates => Category::Duplicates,
            Self::Links => Category::Links,
        }
    }
}

/// From where links are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VantageArg {
    /// A machine of continuous integration.
    Ci,
    /// A person's machine.
    Local,
}

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum FailOn {
    /// From errors on.
    #[default]
    Error,
    /// From warnings on.
    Warning,
    /// From notes on.
    Note,
    /// Never.
    Never,
}

impl FailOn {
    /// Of two, the one under which more runs fail.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        match (self.severity(), other.severity()) {
            (None, _) => other,
            (Some(own), Some(other_severity)) if other_severity < own => other,
            _ => self,
        }
    }

    /// The least severity that fails the run.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A [`Format`] as clap reads it: the names come from the formats themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatArg(pub Format);

impl Default for FormatArg {
    fn default() -> Self {
        Self(Format::Human)
    }
}

impl ValueEnum for FormatArg {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: [FormatArg; Format::ALL.len()] = {
            let mut variants = [FormatArg(Format::Human); Format::ALL.len()];
            let mut index = 0;
            while index < variants.len() {
                variants[index] = FormatArg(Format::ALL[index]);
                index += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

fn parse_output(text: &str) -> Result<(FormatArg, PathBuf), String> {
    let Some((format, file)) = text.split_once('=').filter(|(_, file)| !file.is_empty()) else {
        return Err("write it as FORMAT=FILE, for example json=report.json".to_owned());
    };
    Ok((FormatArg::from_str(format, false)?, PathBuf::from(file)))
}
