//! From where links are asked, as `--vantage` says it.

use clap::ValueEnum;

/// From where links are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VantageArg {
    /// A machine of continuous integration.
    Ci,
    /// A person's machine.
    Local,
}
