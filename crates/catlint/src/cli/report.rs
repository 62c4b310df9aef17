//! The options of `catlint report`.

use std::path::PathBuf;

use catlint_core::Day;
use clap::Args;

use super::fail_on::FailOn;
use super::format::{FormatArg, parse_output};
use super::vantage::VantageArg;
use super::when::When;

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
