//! Finds the files of each collection, and those that no collection wants.

use std::fs::FileType;

use catlint_core::CollectionId;
use rayon::slice::ParallelSliceMut;

use super::ignore_files::IgnoreFiles;
use super::patterns::{Matcher, matchers, wanting};
use super::stray;
use super::unfit::unreadable;
use super::unmatched::refuse_unmatched;
use super::walk::{walk, walks};
use crate::error::Error;
use crate::rules::FileState;
use crate::settings::Settings;

/// The files to read, by path relative to the root; every path once, sorted.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// Files with the collections that want them.
    pub(crate) files: Vec<(String, Vec<CollectionId>)>,
    /// What is no file to read, and why.
    pub(crate) others: Vec<(String, FileState)>,
}

impl Discovered {
    /// Sorts them, and leaves one of what several walks have come by.
    fn sort(&mut self) {
        self.files
            .par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        self.files.dedup_by(|(one, _), (other, _)| one == other);
        self.others.sort_by(|(one, _), (other, _)| one.cmp(other));
        // What is no file and cannot be looked into either is told once.
        self.others.dedup_by(|(one, _), (other, _)| one == other);
    }
}

/// Walks the directories that the collections' globs begin with. Files that git ignores are left
/// out; links are never followed.
///
/// # Errors
/// Where a pattern cannot be used or matches nothing, unless the run may be empty, and where what
/// git ignores cannot be known.
pub(crate) fn discover(settings: &Settings) -> Result<Discovered, Error> {
    let matchers = matchers(settings)?;
    let mut discovered = Discovered::default();
    let ignore_files = IgnoreFiles::default();
    for (base, depth) in walks(&matchers) {
        for entry in walk(&settings.root, &base, depth, &ignore_files) {
            match entry {
                Ok(entry) if entry.is_utf8 => {
                    sort_in(settings, entry.path, entry.kind, &matchers, &mut discovered);
                }
                Ok(entry) => not_utf8(entry.path, &matchers, &mut discovered),
                Err(refused) => discovered.others.extend(refused.state(&matchers)),
            }
        }
    }
    ignore_files.settle(&settings.root)?;
    discovered.sort();
    if let Some(baseline) = &settings.baseline {
        // It is about the catalogue and no part of it, wherever it lies.
        discovered.files.retain(|(path, _)| *path != baseline.name);
        discovered.others.retain(|(path, _)| *path != baseline.name);
    }
    if !settings.allow_empty {
        refuse_unmatched(settings, &matchers, &discovered)?;
    }
    Ok(discovered)
}

/// A name that no report and no other system could write down.
fn not_utf8(path: String, matchers: &[Matcher], discovered: &mut Discovered) {
    if !wanting(&path, matchers).is_empty() {
        let reason = "its name is not UTF-8, the marks in it stand for other bytes".to_owned();
        let link = false;
        let state = FileState::Unreadable { reason, link };
        discovered.others.push((path, state));
    }
}

fn sort_in(
    settings: &Settings,
    path: String,
    kind: FileType,
    matchers: &[Matcher],
    discovered: &mut Discovered,
) {
    let wanting = wanting(&path, matchers);
    if wanting.is_empty() {
        let patterns = match kind.is_file() {
            true => stray::patterns(settings, &path, matchers),
            false => Vec::new(),
        };
        if !patterns.is_empty() {
            let state = FileState::Stray { patterns };
            discovered.others.push((path, state));
        }
    } else if kind.is_file() {
        discovered.files.push((path, wanting));
    } else if let Some(reason) = unreadable(settings, &path, kind, matchers) {
        let reason = reason.to_owned();
        let link = kind.is_symlink();
        let state = FileState::Unreadable { reason, link };
        discovered.others.push((path, state));
    }
}
