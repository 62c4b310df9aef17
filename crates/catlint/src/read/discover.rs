//! Finds the files of each collection, and those that no collection wants.

use std::collections::BTreeSet;
use std::fs::FileType;
use std::path::{MAIN_SEPARATOR, Path};

use catlint_core::CollectionId;
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use crate::error::Error;
use crate::rules::FileState;
use crate::settings::{CollectionSettings, Settings};

/// The files to read, by path relative to the root; every path once, in no order.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// Files with the collections that want them.
    pub(crate) files: Vec<(String, Vec<CollectionId>)>,
    /// What is no file to read, and why.
    pub(crate) others: Vec<(String, FileState)>,
}

/// Walks the directories that the collections' globs begin with. Files that git ignores are left
/// out; links are never followed.
pub(crate) fn discover(settings: &Settings) -> Result<Discovered, Error> {
    let matchers = matchers(settings)?;
    let mut discovered = Discovered::default();
    for base in bases(&matchers) {
        walk(&settings.root, &base, &matchers, &mut discovered);
    }
    if discovered.files.is_empty() && !settings.allow_empty {
        let patterns = settings
            .collections
            .iter()
            .flat_map(|collection| collection.files.clone());
        return Err(Error::NothingToCheck {
            patterns: patterns.collect(),
        });
    }
    Ok(discovered)
}

/// What each collection wants.
pub(crate) fn matchers(settings: &Settings) -> Result<Vec<Matcher>, Error> {
    settings.collections.iter().map(Matcher::new).collect()
}

/// The collections that want a path.
pub(crate) fn wanting(path: &str, matchers: &[Matcher]) -> Vec<CollectionId> {
    matchers
        .iter()
        .zip(0u32..)
        .filter(|(matcher, _)| matcher.wants(path))
        .map(|(_, index)| CollectionId(index))
        .collect()
}

pub(crate) struct Matcher {
    files: GlobSet,
    exclude: GlobSet,
    /// The directories that the globs begin with.
    bases: Vec<String>,
    patterns: Vec<String>,
}

impl Matcher {
    fn new(collection: &CollectionSettings) -> Result<Self, Error> {
        Ok(Self {
            files: globs(&collection.files)?,
            exclude: globs(&collection.exclude)?,
            bases: collection.files.iter().map(|glob| base(glob)).collect(),
            patterns: collection.files.clone(),
        })
    }

    fn wants(&self, path: &str) -> bool {
        self.files.is_match(path) && !self.exclude.is_match(path)
    }
}

fn globs(patterns: &[String]) -> Result<GlobSet, Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(glob(pattern)?);
    }
    set.build()
        .map_err(|error| invalid(&patterns.join(", "), &error))
}

fn glob(pattern: &str) -> Result<Glob, Error> {
    let relative = pattern.strip_prefix("./").unwrap_or(pattern);
    if relative.starts_with('/') || relative.split('/').any(|part| part == "..") {
        let reason = "a pattern must stay inside the catalogue".to_owned();
        return Err(Error::Glob {
            pattern: pattern.to_owned(),
            reason,
        });
    }
    let built = GlobBuilder::new(relative).literal_separator(true).build();
    built.map_err(|error| invalid(pattern, &error))
}

fn invalid(pattern: &str, error: &globset::Error) -> Error {
    Error::Glob {
        pattern: pattern.to_owned(),
        reason: error.kind().to_string(),
    }
}

/// The part of a glob before the first part that has a wildcard, without the file name.
fn base(glob: &str) -> String {
    let relative = glob.strip_prefix("./").unwrap_or(glob);
    let directory = relative
        .rsplit_once('/')
        .map_or("", |(directory, _)| directory);
    let fixed = directory
        .split('/')
        .take_while(|part| !part.contains(['*', '?', '[', '{']));
    fixed.collect::<Vec<_>>().join("/")
}

/// Every base once, without those below another.
fn bases(matchers: &[Matcher]) -> BTreeSet<String> {
    let all: BTreeSet<String> = matchers
        .iter()
        .flat_map(|matcher| matcher.bases.clone())
        .collect();
    let below = |path: &str, other: &str| {
        other.is_empty()
            || path
                .strip_prefix(other)
                .is_some_and(|rest| rest.starts_with('/'))
    };
    let outer = all
        .iter()
        .filter(|path| !all.iter().any(|other| other != *path && below(path, other)));
    outer.cloned().collect()
}

fn walk(root: &Path, base: &str, matchers: &[Matcher], discovered: &mut Discovered) {
    let entries = WalkBuilder::new(root.join(base))
        .hidden(false)
        .follow_links(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build();
    for entry in entries.flatten() {
        let Some(kind) = entry.file_type() else {
            continue;
        };
        let Ok(relative) = entry.path().strip_prefix(root) else {
            continue;
        };
        let path = with_slashes(relative);
        if relative.to_str().is_none() {
            not_utf8(path, matchers, discovered);
        } else if !path.is_empty() {
            sort_in(path, kind, matchers, discovered);
        }
    }
}

/// A name that no report and no other system could write down.
fn not_utf8(path: String, matchers: &[Matcher], discovered: &mut Discovered) {
    if !wanting(&path, matchers).is_empty() {
        let reason = "its name is not UTF-8, the marks in it stand for other bytes".to_owned();
        let state = FileState::Unreadable { reason };
        discovered.others.push((path, state));
    }
}

/// A path as the report writes it.
fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    match MAIN_SEPARATOR {
        '/' => text.into_owned(),
        separator => text.replace(separator, "/"),
    }
}

fn sort_in(path: String, kind: FileType, matchers: &[Matcher], discovered: &mut Discovered) {
    let wanting = wanting(&path, matchers);
    if wanting.is_empty() {
        if kind.is_file() && is_stray(&path, matchers) {
            let patterns = ruling(&path, matchers);
            let state = FileState::Stray { patterns };
            discovered.others.push((path, state));
        }
    } else if kind.is_file() {
        discovered.files.push((path, wanting));
    } else {
        let reason = if kind.is_dir() {
            "it is a directory"
        } else if kind.is_symlink() {
            "it is a symbolic link, which is never followed"
        } else {
            "it is no regular file"
        };
        let reason = reason.to_owned();
        let state = FileState::Unreadable { reason };
        discovered.others.push((path, state));
    }
}

/// Data files right in a directory that a glob without wildcards above it rules.
fn is_stray(path: &str, matchers: &[Matcher]) -> bool {
    let extension = path
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let data =
        extension.is_some_and(|extension| ["yaml", "yml", "json"].contains(&extension.as_str()));
    let excluded = matchers
        .iter()
        .any(|matcher| matcher.exclude.is_match(path));
    data && !excluded && !ruling(path, matchers).is_empty()
}

/// The patterns whose files lie in the directory of `path`.
fn ruling(path: &str, matchers: &[Matcher]) -> Vec<String> {
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let patterns = matchers.iter().flat_map(|matcher| &matcher.patterns);
    let ruling = patterns.filter(|pattern| {
        let is_glob = pattern.contains(['*', '?', '[', '{']);
        // A pattern for the root of the repository does not rule what else lies there.
        is_glob && !directory.is_empty() && base(pattern) == directory
    });
    ruling.cloned().collect()
}
