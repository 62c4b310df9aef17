//! Finds the files of each collection, and those that no collection wants.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, FileType};
use std::path::{MAIN_SEPARATOR, Path};

use catlint_core::CollectionId;
use ignore::WalkBuilder;
use rayon::slice::ParallelSliceMut;

use super::ignore_files::IgnoreFiles;
use super::inside::boundary;
use super::patterns::{Matcher, matchers, wanting};
use super::stray;
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
            match entry.is_utf8 {
                true => sort_in(settings, entry.path, entry.kind, &matchers, &mut discovered),
                false => not_utf8(entry.path, &matchers, &mut discovered),
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

/// Patterns that match nothing are slips of whoever wrote them, or of whoever moved the files.
fn refuse_unmatched(
    settings: &Settings,
    matchers: &[Matcher],
    discovered: &Discovered,
) -> Result<(), Error> {
    let files = discovered.files.iter().map(|(path, _)| path);
    let others = discovered
        .others
        .iter()
        .filter_map(|(path, state)| match state {
            FileState::Unreadable { .. } => Some(path),
            FileState::Stray { .. } | FileState::Recordless { .. } => None,
        });
    let paths: Vec<&String> = files.chain(others).collect();
    let mut unmatched = Vec::new();
    for (collection, matcher) in settings.collections.iter().zip(matchers) {
        let mut open: BTreeSet<usize> = (0..matcher.patterns.len()).collect();
        for path in &paths {
            if open.is_empty() {
                break;
            }
            for matched in matcher.matching(path) {
                open.remove(&matched);
            }
        }
        let patterns = matcher.patterns.iter().enumerate();
        for (index, pattern) in patterns.filter(|(index, _)| open.contains(index)) {
            let name = &collection.collection.name;
            let place = settings.place_of(name, "files", index);
            unmatched.push((place, pattern.text.clone()));
        }
    }
    // Without a config nobody wrote the patterns: it is enough that there is something.
    let fine = unmatched.is_empty() || (settings.config.is_none() && !paths.is_empty());
    match fine {
        true => Ok(()),
        false => Err(Error::NothingToCheck {
            patterns: unmatched,
        }),
    }
}

/// The directories to walk, each with the levels below it; nothing stands for all of them. Those
/// above the records are looked at for records that were left there.
fn walks(matchers: &[Matcher]) -> BTreeMap<String, Option<usize>> {
    let mut walks = BTreeMap::new();
    for pattern in matchers.iter().flat_map(|matcher| &matcher.patterns) {
        let deeper = |known: &mut Option<usize>| {
            *known = known.zip(pattern.depth).map(|(one, other)| one.max(other));
        };
        let entry = walks.entry(pattern.base.clone());
        entry.and_modify(deeper).or_insert(pattern.depth);
        let mut above = pattern.base.as_str();
        while !above.is_empty() {
            above = above.rsplit_once('/').map_or("", |(above, _)| above);
            walks.entry(above.to_owned()).or_insert(Some(1));
        }
    }
    walks
}

/// Something that lies in the catalogue.
struct Entry {
    /// Its path relative to the root.
    path: String,
    kind: FileType,
    /// Whether the path is all of its name.
    is_utf8: bool,
}

/// What lies below a directory; nothing where what is above it tells in a bad way what to ignore.
fn walk<'r>(
    root: &'r Path,
    base: &str,
    depth: Option<usize>,
    ignore_files: &IgnoreFiles,
) -> impl Iterator<Item = Entry> + 'r {
    let start = root.join(base);
    let repository = boundary(root);
    let mut above = start
        .ancestors()
        .take_while(|path| path.starts_with(repository));
    let sound = above.all(|directory| ignore_files.are_sound(directory));
    let ignore_files = ignore_files.clone();
    let entries = sound.then(|| {
        WalkBuilder::new(start)
            .hidden(false)
            .follow_links(false)
            .require_git(false)
            .max_depth(depth)
            .filter_entry(move |entry| {
                let directory = entry.file_type().is_some_and(|kind| kind.is_dir());
                entry.file_name() != ".git" && (!directory || ignore_files.are_sound(entry.path()))
            })
            .build()
    });
    let entries = entries.into_iter().flatten();
    entries.flatten().filter_map(move |entry| {
        let relative = relative(root, entry.path())?;
        let found = Entry {
            path: with_slashes(relative),
            kind: entry.file_type()?,
            is_utf8: relative.to_str().is_some(),
        };
        (!found.path.is_empty()).then_some(found)
    })
}

/// A path below the root without it. Paths that are text, as most are, are compared as such, which is
/// quicker than part by part: the walk has put the root before each.
fn relative<'p>(root: &Path, path: &'p Path) -> Option<&'p Path> {
    let texts = root.to_str().zip(path.to_str());
    let rest = texts.and_then(|(root, path)| path.strip_prefix(root));
    match rest.map(|rest| rest.trim_start_matches(MAIN_SEPARATOR)) {
        Some(rest) => Some(Path::new(rest)),
        None => path.strip_prefix(root).ok(),
    }
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

/// A path as the report writes it.
fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    match MAIN_SEPARATOR {
        '/' => text.into_owned(),
        separator => text.replace(separator, "/"),
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

/// Why something that a pattern matches is no file to read; nothing where that is as it should be.
fn unreadable(
    settings: &Settings,
    path: &str,
    kind: FileType,
    matchers: &[Matcher],
) -> Option<&'static str> {
    if kind.is_dir() {
        // A pattern such as `data/*` matches directories, too.
        let name = path.rsplit('/').next().unwrap_or(path);
        let named_like_a_record = [".yaml", ".yml", ".json", ".md"]
            .iter()
            .any(|extension| name.ends_with(extension));
        return named_like_a_record.then_some("it is a directory");
    }
    if kind.is_symlink() {
        let elsewhere = !leads_to_a_record(settings, path, matchers);
        return elsewhere
            .then_some("it is a link to what is no record here, and links are not followed");
    }
    Some("it is no regular file")
}

/// Whether a link is a second name of something in the catalogue, which is read under its own.
fn leads_to_a_record(settings: &Settings, path: &str, matchers: &[Matcher]) -> bool {
    let Ok(target) = fs::canonicalize(settings.root.join(path)) else {
        return false;
    };
    let relative = target.strip_prefix(&settings.root).map(with_slashes);
    relative.is_ok_and(|path| target.is_dir() || !wanting(&path, matchers).is_empty())
}
