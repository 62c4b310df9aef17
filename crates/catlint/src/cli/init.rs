//! The options of `catlint init`.

use std::path::PathBuf;

use clap::Args;

/// The options of `catlint init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The directory of the catalogue [default: the current one]
    #[arg(default_value = ".")]
    pub directory: PathBuf,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}
