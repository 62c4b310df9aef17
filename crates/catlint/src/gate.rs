//! `--changed-since`: what the change under test touches, and whose policy it is judged by.
//!
//! The only place where git, the settings and [`Changes`] meet. Collections come from the change;
//! levels and the policy on links from the base revision, narrowed by the change.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::Document;
use catlint_core::report::Change;
use catlint_core::{Catalogue, CollectionId, DocumentId};

use crate::changes::Changes;
use crate::config::{self, CollectionConfig, Config};
use crate::discover::{Matcher, matchers, wanting};
use crate::error::Error;
use crate::git::{Repository, Tree};
use crate::read::{self, Reading};
use crate::rules::{self, FileState};
use crate::settings::{Settings, levels};
use crate::{links, policy, strictness};

/// A change, and what has to be said of the way it is judged.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    pub(crate) changes: Changes,
    pub(crate) notices: Vec<String>,
}

impl Gate {
    /// How much the change touches.
    pub(crate) fn summary(&self, links: usize) -> Change {
        Change {
            since: self.changes.since.clone(),
            records: self.changes.count(),
            links,
        }
    }
}

/// Compares the catalogue with the base revision and narrows the settings to what that allows.
/// Nothing without `--changed-since`.
pub(crate) fn open(settings: &mut Settings, reading: &Reading) -> Result<Option<Gate>, Error> {
    let Some(rev) = settings.changed_since.clone() else {
        return Ok(None);
    };
    let matchers = matchers(settings)?;
    let base = Base::read(settings, &rev, &reading.catalogue, &matchers)?;
    let differing = base.differing(reading);
    let before = base.catalogue(settings, &matchers);
    let old_links = catlint_links::collect(&before, &links::fields(settings));
    let changes = Changes::between(&reading.catalogue, differing, &before, &old_links);
    let mut gate = Gate {
        changes,
        notices: Vec::new(),
    };
    gate.changes.since = shown(&rev);
    gate.judge_anew(settings, &base)?;
    gate.narrow(settings, &base)?;
    Ok(Some(gate))
}

impl Gate {
    /// Collections whose schema or config differs: what was right may be wrong now.
    fn judge_anew(&mut self, settings: &Settings, base: &Base) -> Result<(), Error> {
        let head = head_config(settings)?.collections;
        for (collection, id) in settings.collections.iter().zip(0..) {
            let name = &collection.collection.name;
            let named = |known: &&CollectionConfig| known.name == *name;
            let schema = collection.schema.as_deref().map(tidy);
            let schema = schema.filter(|schema| base.schema_differs(settings, schema));
            let because = if settings.config.is_some()
                && head.iter().find(named) != base.config.collections.iter().find(named)
            {
                config_name(settings)
            } else if let Some(schema) = schema {
                schema
            } else {
                continue;
            };
            let since = &self.changes.since;
            self.notices.push(format!(
                "{because} differs from {since}: every record of `{name}` is judged anew"
            ));
            self.changes.anew.insert(CollectionId(id));
        }
        Ok(())
    }

    fn narrow(&mut self, settings: &mut Settings, base: &Base) -> Result<(), Error> {
        if settings.config.is_none() {
            return Ok(());
        }
        let before = &base.config;
        self.notices
            .extend(policy::widened(&before.links, &settings.links));
        settings.links = policy::narrow(&before.links, &settings.links);
        let strictness =
            strictness::stricter(&rules::all(), &levels(&before.rules), &settings.levels);
        self.notices.extend(strictness.notices());
        settings.levels = strictness.levels;
        self.changes.stricter = strictness.raised;
        Ok(())
    }
}

/// What the base revision has.
#[derive(Debug, Default)]
struct Base {
    tree: Tree,
    /// Texts of files that the change edits or removes, by path.
    differing: BTreeMap<String, Vec<u8>>,
    /// Files of the catalogue and schemas that have the same text now.
    same: BTreeSet<String>,
    config: Config,
}

impl Base {
    fn read(
        settings: &Settings,
        rev: &str,
        head: &Catalogue,
        matchers: &[Matcher],
    ) -> Result<Self, Error> {
        let repository = Repository::open(&settings.root)?;
        let commit = repository.merge_base(rev)?;
        let schemas = settings.collections.iter();
        let schemas = schemas.filter_map(|one| one.schema.as_deref().map(tidy));
        let schemas: BTreeSet<String> = schemas.collect();
        let outside = schemas.iter().filter(|path| path.starts_with("../"));
        let outside: Vec<_> = outside.cloned().collect();
        let tree = repository.tree(&commit, &outside)?;

        let now = head.documents.iter();
        let now: BTreeMap<_, _> = now.map(|document| (document.path(), document)).collect();
        let config = config_name(settings);
        let asked = |path: &str| {
            path == config || schemas.contains(path) || !wanting(path, matchers).is_empty()
        };
        let files = tree.files.iter();
        let objects = files.map(|(path, name)| (path.as_str(), name.as_str()));
        let objects: Vec<_> = objects.filter(|(path, _)| asked(path)).collect();
        let mut base = Self::default();
        repository.read(&objects, settings.limits.bytes + 1, |path, bytes| {
            if path == config {
                base.config = config::understood(path, bytes.clone());
            }
            let same = match now.get(path) {
                Some(document) => same_text(document.text(), &bytes),
                None => schemas.contains(path) && is_on_disk(settings, path, &bytes),
            };
            if same {
                base.same.insert(path.to_owned());
            } else {
                base.differing.insert(path.to_owned(), bytes);
            }
        })?;
        base.tree = tree;
        Ok(base)
    }

    /// The files of the catalogue that are not as they were.
    fn differing(&self, reading: &Reading) -> BTreeSet<DocumentId> {
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
                None => !self.same.contains(path),
            }
        };
        documents.filter(differs).map(|(id, _)| id).collect()
    }

    /// The catalogue of the files that the change edits or removes, as they were.
    fn catalogue(&self, settings: &Settings, matchers: &[Matcher]) -> Catalogue {
        let files = self.differing.iter();
        let files = files.map(|(path, bytes)| (path, bytes, wanting(path, matchers)));
        let files: Vec<_> = files
            .filter(|(_, _, wanting)| !wanting.is_empty())
            .collect();
        let documents = files.iter().map(|(path, bytes, wanting)| {
            let document = Document::parse(path, (*bytes).clone(), &settings.limits);
            (path.as_str(), (Ok(document), wanting.as_slice()))
        });
        read::assemble(settings, documents.collect()).catalogue
    }

    /// Whether a schema is not as it was. One outside the repository is no part of a change.
    fn schema_differs(&self, settings: &Settings, schema: &str) -> bool {
        let absolute = settings.root.join(schema) == std::path::Path::new(schema);
        !absolute && !self.same.contains(schema)
    }
}

/// The config of the change as written.
fn head_config(settings: &Settings) -> Result<Config, Error> {
    let found = settings.config.as_deref().map(config::load).transpose()?;
    Ok(found.map(|found| found.config).unwrap_or_default())
}

fn config_name(settings: &Settings) -> String {
    let name = settings
        .config
        .as_deref()
        .and_then(std::path::Path::file_name);
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Whether two texts are the same but for their line ends, which git may turn on checkout.
fn same_text(now: &str, before: &[u8]) -> bool {
    now.as_bytes() == before || now.lines().eq(String::from_utf8_lossy(before).lines())
}

fn is_on_disk(settings: &Settings, path: &str, before: &[u8]) -> bool {
    let now = std::fs::read(settings.root.join(path)).unwrap_or_default();
    same_text(&String::from_utf8_lossy(&now), before)
}

/// A path without `.` and without `..` after a directory.
fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| *part != ".") {
        match (part, parts.last()) {
            ("..", Some(above)) if *above != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A revision as notices call it: the long name of a commit is cut.
fn shown(rev: &str) -> String {
    let long = rev.len() == 40 && rev.bytes().all(|byte| byte.is_ascii_hexdigit());
    rev.get(..10).filter(|_| long).unwrap_or(rev).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_revisions_are_told_short() {
        for (path, expected) in [
            ("schema/a.json", "schema/a.json"),
            ("./schema/../a.json", "a.json"),
            ("../schema/a.json", "../schema/a.json"),
            ("../../a/../b.json", "../../b.json"),
            ("/etc/a.json", "/etc/a.json"),
        ] {
            assert_eq!(tidy(path), expected);
        }
        assert_eq!(shown("origin/main"), "origin/main");
        assert_eq!(
            shown("0123456789abcdef0123456789abcdef01234567"),
            "0123456789"
        );
    }

    #[test]
    fn turned_line_ends_are_the_same_text() {
        assert!(same_text("a: 1\r\nb: 2\r\n", b"a: 1\nb: 2\n"));
        assert!(same_text("a: \u{fffd}\n", b"a: \xff\n"));
        assert!(!same_text("a: 1\n", b"a: 2\n"));
    }
}
