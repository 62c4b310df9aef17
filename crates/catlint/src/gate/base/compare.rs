//! Which files are as they were, and what the others had.

use catlint_core::DocumentId;
use catlint_core::document::Document;
use rayon::iter::Either;
use rayon::prelude::*;

use super::Base;
use super::now::Now;
use crate::config;
use crate::error::Error;
use crate::gate::git::object::is_blob;
use crate::gate::git::{Repository, Tree};
use crate::read::Reading;
use crate::read::inside::read_inside;
use crate::read::patterns::{Matcher, wanting};
use crate::settings::Settings;

impl Base {
    /// Compares every file of the base with what is there now.
    pub(super) fn compare(
        &mut self,
        settings: &Settings,
        repository: &Repository,
        tree: &Tree,
        reading: &Reading,
        matchers: &[Matcher],
    ) -> Result<(), Error> {
        let now = Now::of(reading);
        let config = settings.config_name();
        let baseline = settings.baseline.as_ref();
        let is_baseline = |path: &str| baseline.is_some_and(|known| known.name == path);
        let asked = |path: &str| {
            path == config
                || is_baseline(path)
                || self.schemas.contains(path)
                || !wanting(path, matchers).is_empty()
        };
        // Most files are as they were, and their names in git say so without reading them there.
        let same = |path: &str, name: &str| {
            let (id, document) = now.at(path).filter(|_| path != config)?;
            is_blob(document.text().as_bytes(), name).then_some(id)
        };
        let files: Vec<_> = tree.files.iter().collect();
        let files = files.into_par_iter().filter(|(path, _)| asked(path));
        let files = files.map(|(path, name)| match same(path, name) {
            Some(id) => Either::Left((path.as_str(), id)),
            None => Either::Right((path.as_str(), name.as_str())),
        });
        let (same, objects): (Vec<_>, Vec<_>) = files.partition_map(|either| either);
        self.unchanged = vec![false; reading.catalogue.documents.len()];
        for (path, id) in same {
            self.keep(path, Some(id));
        }
        repository.read(&objects, settings.limits.bytes + 1, |path, bytes| {
            if path == config {
                self.config = config::understood(path, bytes.clone());
            }
            if is_baseline(path) {
                self.baseline = Some(bytes);
                return;
            }
            self.sort_in(settings, path, now.at(path), bytes);
        })?;
        Ok(())
    }

    fn sort_in(
        &mut self,
        settings: &Settings,
        path: &str,
        now: Option<(DocumentId, &Document)>,
        bytes: Vec<u8>,
    ) {
        let same = match now {
            Some((_, document)) => same_text(document.text(), &bytes),
            None => self.schemas.contains(path) && is_on_disk(settings, path, &bytes),
        };
        if same {
            self.keep(path, now.map(|(id, _)| id));
        } else {
            self.differing.insert(path.to_owned(), bytes);
        }
    }

    /// Notes that a path has the same text now.
    fn keep(&mut self, path: &str, document: Option<DocumentId>) {
        let document = document.and_then(|id| self.unchanged.get_mut(id.0 as usize));
        if let Some(unchanged) = document {
            *unchanged = true;
        }
        if self.schemas.contains(path) {
            self.same.insert(path.to_owned());
        }
    }
}

/// Whether two texts are the same but for their line ends, which git may turn on checkout.
fn same_text(now: &str, before: &[u8]) -> bool {
    now.as_bytes() == before || now.lines().eq(String::from_utf8_lossy(before).lines())
}

fn is_on_disk(settings: &Settings, path: &str, before: &[u8]) -> bool {
    let now = read_inside(&settings.root, path, &settings.limits).unwrap_or_default();
    same_text(&String::from_utf8_lossy(&now), before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_line_ends_are_the_same_text() {
        assert!(same_text("a: 1\r\nb: 2\r\n", b"a: 1\nb: 2\n"));
        assert!(same_text("a: \u{fffd}\n", b"a: \xff\n"));
        assert!(!same_text("a: 1\n", b"a: 2\n"));
    }
}
