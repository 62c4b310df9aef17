//! Walks the directories in which files of the collections may lie.

use std::collections::BTreeMap;
use std::fs::FileType;
use std::path::{MAIN_SEPARATOR, Path};

use ignore::WalkBuilder;

use super::ignore_files::IgnoreFiles;
use super::inside::boundary;
use super::patterns::Matcher;
use super::refused::Refused;

/// The directories to walk, each with the levels below it; nothing stands for all of them. Those
/// above the records are looked at for records that were left there.
pub(super) fn walks(matchers: &[Matcher]) -> BTreeMap<String, Option<usize>> {
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
pub(super) struct Entry {
    /// Its path relative to the root.
    pub(super) path: String,
    pub(super) kind: FileType,
    /// Whether the path is all of its name.
    pub(super) is_utf8: bool,
}

/// What lies below a directory, and what could not be looked into; nothing where what is above it
/// tells in a bad way what to ignore.
pub(super) fn walk<'w>(
    root: &'w Path,
    base: &'w str,
    depth: Option<usize>,
    ignore_files: &IgnoreFiles,
) -> impl Iterator<Item = Result<Entry, Refused>> + 'w {
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
    entries.filter_map(move |entry| match entry {
        Ok(entry) => found(root, entry.path(), entry.file_type()?).map(Ok),
        Err(error) => Refused::new(root, base, &error).map(Err),
    })
}

/// What the walk has come by; nothing where that is the root.
fn found(root: &Path, path: &Path, kind: FileType) -> Option<Entry> {
    let relative = relative(root, path)?;
    let path = with_slashes(relative);
    let is_utf8 = relative.to_str().is_some();
    (!path.is_empty()).then_some(Entry {
        path,
        kind,
        is_utf8,
    })
}

/// A path below the root without it. Paths that are text, as most are, are compared as such, which is
/// quicker than part by part: the walk has put the root before each.
pub(super) fn relative<'p>(root: &Path, path: &'p Path) -> Option<&'p Path> {
    let texts = root.to_str().zip(path.to_str());
    let rest = texts.and_then(|(root, path)| path.strip_prefix(root));
    match rest.map(|rest| rest.trim_start_matches(MAIN_SEPARATOR)) {
        Some(rest) => Some(Path::new(rest)),
        None => path.strip_prefix(root).ok(),
    }
}

/// A path as the report writes it.
pub(super) fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    match MAIN_SEPARATOR {
        '/' => text.into_owned(),
        separator => text.replace(separator, "/"),
    }
}
