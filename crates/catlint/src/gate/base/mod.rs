//! The base revision as a change is compared with it.

mod compare;
mod files;
mod now;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::Document;
use catlint_core::{Catalogue, DocumentId};

use crate::config::Config;
use crate::error::Error;
use crate::gate::asked::Answer;
use crate::gate::git::Tree;
use crate::read::patterns::{Matcher, wanting};
use crate::read::{self, Reading};
use crate::rules::FileState;
use crate::settings::{CollectionSettings, Settings};
use files::{files_of, named_files};

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
                // What lay there would count as taken away.
                Some(FileState::Closed { .. }) => true,
                Some(FileState::Unreadable { .. }) => !self.tree.others.contains(path),
                Some(FileState::Recordless { .. }) | None => {
                    self.unchanged.get(id.0 as usize) != Some(&true)
                }
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
