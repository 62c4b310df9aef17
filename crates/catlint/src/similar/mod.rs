//! `catlint similar`: what the catalogue has that is like a thing one is about to add.

mod draft;
mod output;

use catlint_duplicates::{Draft, Query, nearest};

use crate::cli::CheckArgs;
use crate::cli::similar::SimilarArgs;
use crate::duplicates;
use crate::error::Error;
use crate::read;
use crate::read::discover::discover;
use crate::surroundings::Surroundings;
use crate::survey;

/// Prints the nearest records. True where none of them is probably the same.
///
/// # Errors
/// Where the catalogue or the draft cannot be read, or the output not be written.
pub fn run(args: &SimilarArgs, surroundings: &Surroundings) -> Result<bool, Error> {
    let check = CheckArgs {
        config: args.config.clone(),
        ..CheckArgs::default()
    };
    let settings = survey::settings(&check, surroundings)?;
    let discovered = discover(&settings)?;
    let mut catalogue = read::read(&settings, &discovered, surroundings).catalogue;
    let query = match (&args.draft, &args.name) {
        (Some(draft), _) => Query::Record(draft::take(&settings, &mut catalogue, draft)?),
        (None, name) => Query::Words(Draft {
            name: name.clone().unwrap_or_default(),
            partition: args.country.clone(),
            link: args.link.clone(),
        }),
    };
    let own = duplicates::settings(&settings, &catalogue);
    let found = nearest(&catalogue, &own, &query, args.most);
    output::write(args.format, &catalogue, &found)?;
    let passed = !found.iter().any(|near| near.probable);
    // As in a check: freeing the catalogue node by node is waste.
    std::mem::forget(catalogue);
    Ok(passed)
}
