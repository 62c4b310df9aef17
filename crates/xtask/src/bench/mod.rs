//! `cargo xtask bench`: what the command costs as a whole process, beside its peers.
//!
//! [`records`] and [`links`] are the two contests. Each generates its ground with [`generate`],
//! names the contestants, of which [`peers`] finds those of others, lets [`measure`] run them in
//! turn and prints a table by [`table`]. Nothing here judges: a figure is for people to read.

mod contest;
mod generate;
mod links;
mod measure;
mod names;
mod peers;
mod random;
mod read;
mod record;
mod records;
mod serve;
mod table;
pub(crate) mod vocabulary;

pub(crate) use random::Random;

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::Failure;

/// What to measure.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Fields and duplicates, over generated records
    Records(records::RecordsArgs),
    /// Duplicates: the join of generated names, or many records with one name
    Names(names::NamesArgs),
    /// Links, over a web of our own on loopback addresses
    Links(links::LinksArgs),
    /// Read every file below a directory: the least that any tool must do
    #[command(hide = true)]
    Read {
        /// The directory
        directory: PathBuf,
    },
    /// Serve the web that `links` asks; prints its port
    #[command(hide = true)]
    Serve,
}

/// Measures, or is what is measured.
pub(crate) fn run(bench: &Bench, root: &Path) -> Result<bool, Failure> {
    match bench {
        Bench::Records(args) => records::run(args, root)?,
        Bench::Names(args) => names::run(args)?,
        Bench::Links(args) => links::run(args, root)?,
        Bench::Read { directory } => read::run(directory)?,
        Bench::Serve => serve::run()?,
    }
    Ok(true)
}
