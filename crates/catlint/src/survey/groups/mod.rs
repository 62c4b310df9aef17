//! Files that belong together: those of one directory, or of directories that are alike.

mod globs;
mod name;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::Document;
use catlint_profile::shape;

use globs::{ending, escape, foreign};
use name::name;

/// Directories side by side from which on one glob stands for all of them.
const ALIKE: usize = 3;

/// Files that will be one collection.
pub(super) struct Group<'d> {
    /// A name for it.
    pub(super) name: String,
    /// The globs of its files.
    pub(super) files: Vec<String>,
    /// The globs of files that match those and are none of it.
    pub(super) exclude: Vec<String>,
    /// Where the records are in a file; empty where a file is one.
    pub(super) records: String,
    /// The files.
    pub(super) documents: Vec<&'d Document>,
}

/// Where a file is, and where its records are in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    directory: String,
    extension: String,
    records: String,
    /// The file itself, where it is a list: two lists in a directory are two collections.
    file: String,
}

/// Parts the documents into groups, sorted by directory. A list in a file is a group of its own,
/// unless the files of its directory all hold lists under the same name, or lists that are alike. `all`
/// are the paths of all files there, whatever they hold.
pub(super) fn groups<'d>(
    documents: impl Iterator<Item = &'d Document>,
    all: &BTreeSet<&str>,
) -> Vec<Group<'d>> {
    let mut kinds: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for document in documents {
        for records in shape::patterns(document) {
            kinds
                .entry(kind(document, records))
                .or_default()
                .push(document);
        }
    }
    let kinds = join_directories(join_trees(join_lists(join_keys(kinds))));
    kinds
        .into_iter()
        .map(|(kind, documents)| group(kind, documents, all))
        .collect()
}

fn kind(document: &Document, records: String) -> Kind {
    let path = document.path();
    let (directory, file) = path.rsplit_once('/').unwrap_or(("", path));
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    Kind {
        directory: directory.to_owned(),
        extension: extension.to_owned(),
        file: if records.is_empty() {
            String::new()
        } else {
            file.to_owned()
        },
        records,
    }
}

/// Files of one directory, each with one key that differs from file to file, are alike whatever the key
/// is called: `de: { … }` in one and `en: { … }` in the next.
fn join_keys(kinds: BTreeMap<Kind, Vec<&Document>>) -> BTreeMap<Kind, Vec<&Document>> {
    let mut alike: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in &kinds {
        if let Some(wide) = under_one_key(kind, documents) {
            alike.entry(wide).or_default().extend(documents);
        }
    }
    alike.retain(|_, documents| documents.len() >= ALIKE && shape::keys_differ(documents));
    let mut joined: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in kinds {
        let wide = under_one_key(&kind, &documents).filter(|wide| alike.contains_key(wide));
        joined
            .entry(wide.unwrap_or(kind))
            .or_default()
            .extend(documents);
    }
    joined
}

/// What files with one key are, whatever the key is called.
fn under_one_key(kind: &Kind, documents: &[&Document]) -> Option<Kind> {
    let single = |document: &&Document| {
        let root = document.roots().first().copied();
        let members = root.and_then(|root| document.members(root));
        members.is_some_and(|members| members.len() == 1)
    };
    let key = kind.records.strip_suffix("/*")?;
    let is_top = key.rfind('/') == Some(0) && key != "/*";
    (is_top && documents.iter().all(single)).then(|| Kind {
        records: "/*/*".to_owned(),
        file: String::new(),
        ..kind.clone()
    })
}

/// Files of one directory with their lists under the same name are one collection; lists that are the
/// file itself are one where there are several and their records have the same fields.
fn join_lists(kinds: BTreeMap<Kind, Vec<&Document>>) -> BTreeMap<Kind, Vec<&Document>> {
    let together = |kind: &Kind| Kind {
        file: String::new(),
        ..kind.clone()
    };
    let mut files: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in kinds.keys() {
        *files.entry(together(kind)).or_default() += 1;
    }
    let alike = lists_alike(&kinds, together);
    let mut joined: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in kinds {
        let key = together(&kind);
        let several = match kind.records.as_str() {
            "/*" => alike.contains(&key),
            _ => files.get(&key).is_some_and(|files| *files > 1),
        };
        let key = if several { together(&kind) } else { kind };
        joined.entry(key).or_default().extend(documents);
    }
    joined
}

/// The directories whose files are lists of records with the same fields.
fn lists_alike(
    kinds: &BTreeMap<Kind, Vec<&Document>>,
    together: impl Fn(&Kind) -> Kind,
) -> BTreeSet<Kind> {
    let mut lists: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in kinds.iter().filter(|(kind, _)| kind.records == "/*") {
        lists.entry(together(kind)).or_default().extend(documents);
    }
    lists.retain(|_, documents| documents.len() >= ALIKE && shape::lists_are_alike(documents));
    lists.into_keys().collect()
}

/// `data/a/b/*.yaml`, `data/a/c/*.yaml`, `data/d/*.yaml` and so on are `data/**/*.yaml`, if their records
/// are alike: the highest directory of which that is so.
fn join_trees(kinds: BTreeMap<Kind, Vec<&Document>>) -> BTreeMap<Kind, Vec<&Document>> {
    let mut trees: BTreeMap<Kind, Vec<(&Kind, &Vec<&Document>)>> = BTreeMap::new();
    for (kind, documents) in &kinds {
        for tree in trees_above(kind) {
            trees.entry(tree).or_default().push((kind, documents));
        }
    }
    trees.retain(|_, all| {
        let parents = all.iter().map(|(kind, _)| kind.directory.rsplit_once('/'));
        let parents: BTreeSet<_> = parents
            .map(|parts| parts.map(|(parent, _)| parent))
            .collect();
        // Of one parent, `join_directories` knows.
        all.len() >= ALIKE && parents.len() > 1 && {
            let documents: Vec<Vec<&Document>> =
                all.iter().map(|(_, all)| (*all).clone()).collect();
            shape::directories_are_alike(&documents)
        }
    });
    let trees: BTreeSet<Kind> = trees.into_keys().collect();
    let mut joined: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in kinds {
        let mut above = trees_above(&kind).into_iter();
        let tree = above.find(|tree| trees.contains(tree)).map(|tree| Kind {
            directory: format!("{}/**", tree.directory),
            ..tree
        });
        joined
            .entry(tree.unwrap_or(kind))
            .or_default()
            .extend(documents);
    }
    joined
}

/// The directories that hold a directory of records, and it itself, the highest first.
fn trees_above(kind: &Kind) -> Vec<Kind> {
    let whole = kind.file.is_empty() && kind.records.is_empty() && !kind.directory.is_empty();
    let slashes = kind.directory.match_indices('/').map(|(at, _)| at);
    let ends = slashes.chain([kind.directory.len()]).filter(|_| whole);
    let trees = ends.map(|end| Kind {
        directory: kind.directory.get(..end).unwrap_or_default().to_owned(),
        ..kind.clone()
    });
    trees.collect()
}

/// `data/a/*.yaml`, `data/b/*.yaml` and so on are `data/*/*.yaml`, if their records are alike.
fn join_directories(kinds: BTreeMap<Kind, Vec<&Document>>) -> BTreeMap<Kind, Vec<&Document>> {
    let above = |kind: &Kind| {
        let parent = kind
            .directory
            .rsplit_once('/')
            .map_or("", |(parent, _)| parent);
        let directory = if parent.is_empty() {
            "*".to_owned()
        } else {
            format!("{parent}/*")
        };
        (!kind.directory.is_empty() && kind.file.is_empty()).then(|| Kind {
            directory,
            ..kind.clone()
        })
    };
    let mut directories: BTreeMap<Kind, Vec<Vec<&Document>>> = BTreeMap::new();
    for (kind, documents) in &kinds {
        if let Some(above) = above(kind) {
            directories
                .entry(above)
                .or_default()
                .push(documents.clone());
        }
    }
    // Records of one kind have most of their fields in common, and kinds lie side by side as well.
    directories.retain(|kind, all| {
        all.len() >= ALIKE && (!kind.records.is_empty() || shape::directories_are_alike(all))
    });
    let mut joined: BTreeMap<Kind, Vec<&Document>> = BTreeMap::new();
    for (kind, documents) in kinds {
        let wide = above(&kind).filter(|above| directories.contains_key(above));
        joined
            .entry(wide.unwrap_or(kind))
            .or_default()
            .extend(documents);
    }
    joined
}

fn group<'d>(kind: Kind, documents: Vec<&'d Document>, all: &BTreeSet<&str>) -> Group<'d> {
    let Kind {
        directory,
        extension,
        records,
        file,
    } = kind;
    let prefix = match directory.as_str() {
        "" => String::new(),
        directory => format!("{}/", escape(directory)),
    };
    let single = documents.len() == 1 && (!file.is_empty() || directory.is_empty());
    let glob = format!("{prefix}*.{}", ending(&extension, &documents));
    let own: BTreeSet<&str> = documents.iter().map(|document| document.path()).collect();
    // A list under a name of its own is not taken for one in files that have none.
    let foreign = match records.as_str() {
        "" | "/*" | "/*/*" => foreign(&glob, &own, all),
        _ => Vec::new(),
    };
    let escaped = |path: &&str| globset::escape(path);
    let (files, exclude) = match single || foreign.len() > own.len() {
        true => (own.iter().map(escaped).collect(), Vec::new()),
        false => (vec![glob], foreign.iter().map(escaped).collect()),
    };
    Group {
        name: name(&directory, &file, &records, &documents),
        files,
        exclude,
        records,
        documents,
    }
}
