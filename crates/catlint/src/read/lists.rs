//! The list files that references name: texts that hold no records, but what records refer to.

use std::collections::BTreeSet;

use catlint_core::Catalogue;
use catlint_core::document::{Document, Syntax};

use crate::error::Error;
use crate::read::broken::broken;
use crate::read::inside::read_inside;
use crate::settings::Settings;

/// Appends every list file to the documents of the catalogue, unless it is there already.
///
/// # Errors
/// Where one cannot be read, or is broken: everything that refers to it would be reported.
pub(crate) fn append(settings: &Settings, catalogue: &mut Catalogue) -> Result<(), Error> {
    let collections = settings.collections.iter();
    let paths: BTreeSet<&str> = collections
        .flat_map(|collection| collection.lists())
        .collect();
    for path in paths {
        let mut documents = catalogue.documents.iter();
        if !documents.any(|document| document.path() == path) {
            catalogue.documents.push(read(settings, path)?);
        }
    }
    Ok(())
}

fn read(settings: &Settings, path: &str) -> Result<Document, Error> {
    let fault = |reason: String| Error::List {
        place: settings.place_of_path(&["file"], path),
        path: path.to_owned(),
        reason,
    };
    let bytes = read_inside(&settings.root, path, &settings.limits).map_err(fault)?;
    let document = match is_structured(path) {
        true => Document::parse(path, bytes, &settings.limits),
        false => Document::plain(path, bytes),
    };
    match broken(&document) {
        None => Ok(document),
        Some(reason) => Err(fault(reason)),
    }
}

/// Whether a path promises YAML or JSON, and not a text with one value a line.
pub(crate) fn is_structured(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let yaml = ["yaml", "yml"]
        .iter()
        .any(|it| extension.eq_ignore_ascii_case(it));
    yaml || Syntax::of_path(path) != Syntax::Yaml
}
