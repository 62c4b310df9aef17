//! The options of `catlint check`.

use std::path::PathBuf;

use catlint_core::Day;
use catlint_links::Shard;
use clap::Args;

use super::audit::Audit;
use super::fail_on::FailOn;
use super::format::{FormatArg, parse_output};
use super::vantage::VantageArg;
use super::when::When;

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
