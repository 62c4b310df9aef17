//! `catlint init`: looks at the records that are there and writes a config and draft schemas.
//!
//! What is written is a first guess that passes on the data it was made of; each guess says so, so
//! that whoever knows the catalogue can mend it.

pub mod error;
mod text;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use catlint_report::visible;

use crate::cli::CheckArgs;
use crate::cli::init::InitArgs;
use crate::config::FILE_NAME;
use crate::error::Error;
use crate::output::write_file;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use crate::survey::{self, Found};
use error::InitError;

/// A file to write, relative to the directory.
struct Draft {
    path: String,
    text: String,
}

/// Surveys the directory and writes what it makes of it.
///
/// # Errors
/// Where there are no records, where a file is there already, or where one cannot be written.
pub fn run(args: &InitArgs, surroundings: &Surroundings) -> Result<bool, Error> {
    let bare = Settings::without_config(&args.directory, &args_of_a_survey())?;
    let found = survey::survey(&bare, surroundings)?;
    if found.is_empty() {
        let path = args.directory.clone();
        return Err(Error::Init(InitError::NoRecords { path }));
    }
    let drafts = drafts(&found);
    if !args.force {
        refuse_existing(&args.directory, &drafts)?;
    }
    // The config comes last: where writing breaks off, the next run finds no half catalogue.
    for draft in drafts.iter().rev() {
        write(&args.directory, draft)?;
    }
    tell(&found, &drafts);
    Ok(true)
}

/// A directory without a single file is told in our own words.
fn args_of_a_survey() -> CheckArgs {
    CheckArgs {
        allow_empty: true,
        ..CheckArgs::default()
    }
}

/// The config, then a schema for each collection.
fn drafts(found: &[Found]) -> Vec<Draft> {
    let config = Draft {
        path: FILE_NAME.to_owned(),
        text: text::config(found),
    };
    let schemas = found.iter().map(|found| Draft {
        path: found.schema_path(),
        text: schema(found),
    });
    std::iter::once(config).chain(schemas).collect()
}

fn schema(found: &Found) -> String {
    catlint_profile::draft::schema(&found.profile, &found.name).text()
}

fn refuse_existing(directory: &Path, drafts: &[Draft]) -> Result<(), Error> {
    let path = |draft: &Draft| directory.join(&draft.path);
    let mut existing = drafts
        .iter()
        .map(path)
        .filter(|path| path.symlink_metadata().is_ok());
    existing
        .next()
        .map_or(Ok(()), |path| Err(Error::Init(InitError::Exists { path })))
}

fn write(directory: &Path, draft: &Draft) -> Result<(), Error> {
    let path = directory.join(&draft.path);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|source| Error::Io {
            action: "write",
            path: parent.to_owned(),
            source,
        })?;
    }
    write_file(&path, |out| out.write_all(draft.text.as_bytes()))
}

/// What was found and written, and what to do next. Nothing can be told where nobody listens.
fn tell(found: &[Found], drafts: &[Draft]) {
    let mut out = io::stdout().lock();
    for found in found {
        let globs: BTreeSet<String> = found.files.iter().map(|glob| visible(glob)).collect();
        let globs = globs.into_iter().collect::<Vec<_>>().join(", ");
        let records = found.count();
        let _ = writeln!(out, "{}: {records} in {globs}", visible(&found.name));
    }
    for draft in drafts {
        let _ = writeln!(out, "wrote {}", visible(&draft.path));
    }
    let _ = writeln!(
        out,
        "Look at the guesses in them, then run: catlint check --offline"
    );
}
