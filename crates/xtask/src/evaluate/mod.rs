//! `cargo xtask evaluate DIR`: how many of the duplicates that are known the duplicates audit finds.
//!
//! DIR has `records.json`, a list of objects with an `id`, and `pairs.tsv`, two ids a line. Where it has
//! `roles.json`, an object of field names and roles, these are declared; otherwise they are inferred.

mod labelled;
mod score;
mod worst;

use std::path::PathBuf;
use std::time::Instant;

use catlint_duplicates::audit_all;
use clap::Args;

use crate::Failure;
pub(crate) use labelled::{Labelled, catalogue};
pub(crate) use score::Score;

/// What to evaluate.
#[derive(Debug, Args)]
pub(crate) struct EvaluateArgs {
    /// A directory with records.json and pairs.tsv
    directory: PathBuf,
    /// How many of the worst pairs to show
    #[arg(long, default_value_t = 10)]
    worst: usize,
    /// Infer every role, even where roles.json declares them
    #[arg(long)]
    infer: bool,
}

/// Prints the score of one directory.
pub(crate) fn run(args: &EvaluateArgs) -> Result<bool, Failure> {
    let labelled = Labelled::read(&args.directory, args.infer)?;
    let started = Instant::now();
    let (catalogue, settings) = (&labelled.catalogue, &labelled.settings);
    let findings = audit_all(catalogue, settings);
    let time = started.elapsed();
    let score = Score::new(&labelled, &findings);
    score.print(&labelled, time)?;
    worst::print(&labelled, &score, args.worst)?;
    Ok(true)
}
