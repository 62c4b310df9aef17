//! The base revision as a change is compared with it.

mod now;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::Document;
use catlint_core::{Catalogue, DocumentId};
use rayon::iter::Either;
use rayon::prelude::*;

use crate::config::{self, CodesConfig, Config};
use crate::error::Error;
use crate::gate::asked::Answer;
use crate::gate::git::object::is_blob;
use crate::gate::git::{Repository, Tree};
use crate::read::inside::{read_inside, tidy};
use crate::read::patterns::{Matcher, wanting};
use crate::read::{self, Reading};
use crate::rules::FileState;
use crate::settings::{CollectionSettings, Settings};
use now::Now;

/// What the base revision has.
#[derive(Debug, Default)]
pub(crate) struct Base {
    tree: Tree,
    /// Texts of files that the change edits or removes, by path.
    differing: BTreeMap<String, Vec<u8>>,
    /// Whether each document of the catalogue has the text that the base has under its path.
    unchanged: Vec<bool>,
    /// Schemas and lists of codes that have the same text now.
    same: BTreeSet<String>,
    /// Paths of the collections' schemas and lists of codes in the repository.
    schemas: BTreeSet<String>,
    /// The config, as far as it can be understood.
    pub(crate) config: Config,
    /// The text of the baseline of findings, if it is there.
    pub(crate) baseline: Option<Vec<u8>>,
    /// Whether the baseline is a file that a change of the repository can alter.
    pub(crate) holds_baseline: bool,
}

impl Base {
    /// Reads what the change is to be compared with.
    pub(crate) fn read(
        settings: &Settings,
        answer: Answer,
        reading: &Reading,
        matchers: &[Matcher],
    ) -> Result<Self, Error> {
        let Answer {
            repository,
            commit,
            mut tree,
            ..
        } = answer;
        let schemas = settings.collections.iter();
        let schemas = schemas.flat_map(|collection| {
            let own = named_files(collection, reading).into_iter();
            own.chain(files_of(collection.schema_for_new.as_deref(), reading))
        });
        let schemas = schemas.filter(|path| repository.holds(path));
        let schemas: BTreeSet<String> = schemas.collect();
        let baseline = settings.baseline.iter().map(|baseline| &baseline.name);
        let baseline = baseline.filter(|path| repository.holds(path));
        let further = schemas.iter().chain(baseline.clone());
        let outside = further.filter(|path| path.starts_with("../"));
        let outside: Vec<_> = outside.map(String::as_str).collect();
        let holds_baseline = baseline.count() > 0;
        repository.look_up(&commit, &outside, &mut tree)?;
        let mut base = Self {
            schemas,
            holds_baseline,
            ..Self::default()
        };
        base.compare(settings, &repository, &tree, reading, matchers)?;
        base.tree = tree;
        Ok(base)
    }

    fn compare(
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

    /// The files of the catalogue that are not as they were.
    pub(crate) fn differing(&self, reading: &Reading) -> BTreeSet<DocumentId> {
        let states: BTreeMap<_, _> = reading
            .states
            .iter()
            .map(|(id, state)| (*id, state))
            .collect();
        let documents = reading.catalogue.numbered_documents();
        let differs = |(id, document): &(DocumentId, &Document)| {
            let path = document.path();
            match states.get(id) {
                Some(FileState::Stray { .. }) => !self.tree.files.contains_key(path),
                Some(FileState::Unreadable { .. }) => !self.tree.others.contains(path),
                None => self.unchanged.get(id.0 as usize) != Some(&true),
            }
        };
        documents.filter(differs).map(|(id, _)| id).collect()
    }

    /// The catalogue of the files that the change edits or removes, as they were.
    pub(crate) fn catalogue(&self, settings: &Settings, matchers: &[Matcher]) -> Catalogue {
        let files = self.differing.iter();
        let files = files.map(|(path, bytes)| (path, bytes, wanting(path, matchers)));
        let files: Vec<_> = files
            .filter(|(_, _, wanting)| !wanting.is_empty())
            .collect();
        let documents = files.iter().map(|(path, bytes, wanting)| {
            let document = read::parse(settings, path, (*bytes).clone(), wanting);
            (path.as_str(), (document, wanting.as_slice()))
        });
        read::read_texts(settings, documents.collect())
    }

    /// The schema of a collection or one of its lists, where it is not as it was. One outside the
    /// repository, or behind a symbolic link, is not compared.
    pub(crate) fn changed_schema(
        &self,
        collection: &CollectionSettings,
        reading: &Reading,
    ) -> Option<String> {
        let compared =
            |file: &String| self.schemas.contains(file) && !self.tree.others.contains(file);
        let mut files = named_files(collection, reading).into_iter();
        files.find(|file| compared(file) && !self.same.contains(file))
    }
}

/// The schema of a collection, the files that it refers to, its own lists of codes, and the lists
/// that its records refer to.
fn named_files(collection: &CollectionSettings, reading: &Reading) -> Vec<String> {
    let codes = collection.codes.iter().filter_map(CodesConfig::path);
    let lists = codes.chain(collection.lists()).map(tidy);
    let mut files = files_of(collection.schema.as_deref(), reading);
    files.extend(lists);
    files
}

/// A schema and the files that it refers to.
fn files_of(schema: Option<&str>, reading: &Reading) -> Vec<String> {
    let Some(schema) = schema.map(tidy) else {
        return Vec::new();
    };
    let referred = reading.schemas.get(&schema);
    let referred = referred.into_iter().flatten().cloned();
    std::iter::once(schema.clone()).chain(referred).collect()
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
