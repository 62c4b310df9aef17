//! `catlint similar`: what the catalogue has that is like a thing one is about to add.

mod output;

use std::path::Path;

use catlint_core::document::Document;
use catlint_core::{Catalogue, CollectionId, DocumentId, Record, RecordId};
use catlint_duplicates::{Draft, Query, nearest};

use crate::cli::CheckArgs;
use crate::cli::similar::SimilarArgs;
use crate::duplicates;
use crate::error::Error;
use crate::read;
use crate::read::discover::discover;
use crate::settings::Settings;
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
        (Some(draft), _) => Query::Record(take(&settings, &mut catalogue, draft)?),
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

/// The record of a draft: one of the catalogue if the file lies there, or else one more behind the last.
fn take(settings: &Settings, catalogue: &mut Catalogue, path: &Path) -> Result<usize, Error> {
    let io = |source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    };
    let whole = std::fs::canonicalize(path).map_err(io)?;
    let inside = whole.strip_prefix(&settings.root).unwrap_or(&whole);
    let name = inside.to_string_lossy().replace('\\', "/");
    let known = catalogue
        .records
        .iter()
        .position(|record| catalogue.document(record.document).path() == name);
    if let Some(known) = known {
        return Ok(known);
    }
    let bytes = std::fs::read(path).map_err(io)?;
    let document = Document::parse(&name, bytes, &settings.limits);
    let Some(root) = document.roots().first().copied() else {
        return Err(io(std::io::Error::other("there is no record in it")));
    };
    let collection = CollectionId(0);
    catalogue.documents.push(document);
    let count = catalogue.documents.len() - 1;
    let document = DocumentId(u32::try_from(count).unwrap_or(u32::MAX));
    catalogue.records.push(Record {
        collection,
        document,
        root,
        id: RecordId(name.clone()),
        label: name,
    });
    Ok(catalogue.records.len() - 1)
}
