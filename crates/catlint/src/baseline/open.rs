//! The baseline as it is read.

use std::io;

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, DocumentId, Place};

use super::error::BaselineError;
use super::{Baseline, Entry, file};
use crate::atomic::regular;
use crate::error::Error;
use crate::read::file::read_file;
use crate::settings::{BaselineSettings, Settings};

/// Reads the baseline that the settings name, and adds its text to the catalogue, where findings
/// can be about it.
///
/// # Errors
/// Where there is none and none is to be written, and where it cannot be used.
pub(crate) fn open(
    settings: &Settings,
    catalogue: &mut Catalogue,
) -> Result<Option<Baseline>, Error> {
    let Some(baseline) = &settings.baseline else {
        return Ok(None);
    };
    let bytes = match read(baseline, &settings.limits) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match baseline.update {
                true => Ok(Some(Baseline::default())),
                false => Err(missing(baseline).into()),
            };
        }
        Err(error) => return Err(unusable(baseline, &error).into()),
    };
    let document = Document::parse(&baseline.name, bytes, &settings.limits);
    let id = DocumentId(u32::try_from(catalogue.documents.len()).unwrap_or(u32::MAX));
    let entries = entries(baseline, &document, id)?;
    catalogue.documents.push(document);
    Ok(Some(Baseline {
        entries,
        exists: true,
        ..Baseline::default()
    }))
}

/// The entries of a document that will have a number in the catalogue.
fn entries(
    baseline: &BaselineSettings,
    document: &Document,
    id: DocumentId,
) -> Result<Vec<Entry>, BaselineError> {
    let entries = file::parse(document).map_err(|damage| {
        let position = document.source().position(damage.span.start);
        BaselineError::Damaged {
            path: baseline.name.clone(),
            position: (position.line, position.column),
            reason: damage.reason,
        }
    })?;
    let entries = entries.into_iter().map(|read| Entry {
        identity: read.identity,
        count: read.count,
        place: Place::value(id, read.node),
        used: Vec::new(),
    });
    Ok(entries.collect())
}

/// Reads a regular file, up to one byte more than may be read, so that the limit is seen.
fn read(baseline: &BaselineSettings, limits: &Limits) -> io::Result<Vec<u8>> {
    regular(&baseline.path)?;
    read_file(&baseline.path, limits, &mut Vec::new())
}

fn missing(baseline: &BaselineSettings) -> BaselineError {
    BaselineError::Missing {
        path: baseline.name.clone(),
    }
}

fn unusable(baseline: &BaselineSettings, error: &io::Error) -> BaselineError {
    BaselineError::Unusable {
        path: baseline.name.clone(),
        reason: error.to_string(),
    }
}
