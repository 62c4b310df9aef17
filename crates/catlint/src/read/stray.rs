//! Files that lie among the records and that no collection reads.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use catlint_core::DocumentId;
use catlint_core::document::{Document, NodeId, Syntax};
use catlint_core::selector::{Source, Standpoint};

use super::patterns::{Matcher, Pattern};
use crate::settings::{CollectionSettings, Settings};

/// Extensions that promise data, in lower case, each with its syntax.
const DATA: [(&str, Syntax); 6] = [
    ("yaml", Syntax::Yaml),
    ("yml", Syntax::Yaml),
    ("json", Syntax::Json),
    ("geojson", Syntax::Json),
    ("md", Syntax::FrontMatter),
    ("markdown", Syntax::FrontMatter),
];
/// Pages that people find beside records and that are none.
const PAGES: [&str; 5] = ["readme", "contributing", "license", "changelog", "index"];
/// A file with more bytes than this, outside of the directories of the records, is none.
const LONGEST: u64 = 256 * 1024;

/// The patterns that a file should match, if it is a stray one.
pub(super) fn patterns(settings: &Settings, path: &str, matchers: &[Matcher]) -> Vec<String> {
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let excluded = matchers.iter().any(|matcher| matcher.excludes(path));
    if excluded || is_own(settings, path) {
        return Vec::new();
    }
    let asked = settings.collections.iter().zip(matchers);
    let asked = asked.filter(|(collection, _)| collection.stray);
    let mut found = Vec::new();
    for (collection, matcher) in asked {
        for pattern in &matcher.patterns {
            let stray = match pattern.rules(directory) {
                true => {
                    is_beside(&settings.root.join(path), name, pattern)
                        || is_nameless(settings, path, name, collection, pattern)
                }
                false => {
                    is_above(directory, pattern) && is_record(settings, path, collection, pattern)
                }
            };
            if stray {
                found.push(pattern.text.clone());
            }
        }
    }
    found
}

/// Whether a file is what the config is made of: itself, a schema, a list.
fn is_own(settings: &Settings, path: &str) -> bool {
    let names = |collection: &CollectionSettings| {
        let mut known = collection.schemas().chain(collection.lists());
        known.any(|known| known == path)
    };
    settings.config_name() == path || settings.collections.iter().any(names)
}

/// Whether a file in a directory of records looks like one of them.
fn is_beside(file: &Path, name: &str, pattern: &Pattern) -> bool {
    match name.rsplit_once('.') {
        Some((stem, extension)) => {
            let extension = extension.to_ascii_lowercase();
            let known = DATA.iter().find(|(known, _)| *known == extension);
            let page = PAGES.contains(&stem.to_ascii_lowercase().as_str());
            known.is_some_and(|(_, syntax)| {
                pattern.is_among_records(*syntax) && !(page && *syntax == Syntax::FrontMatter)
            })
        }
        None => pattern.syntax == Syntax::Json && begins_as_json(file),
    }
}

/// Whether a file without an extension is a record in YAML: it has an id.
fn is_nameless(
    settings: &Settings,
    path: &str,
    name: &str,
    collection: &CollectionSettings,
    pattern: &Pattern,
) -> bool {
    let id = collection.collection.id.as_ref();
    let Some(id) = id.filter(|id| matches!(id.source, Source::Field(_))) else {
        return false;
    };
    let asked = pattern.syntax == Syntax::Yaml && collection.records.is_empty();
    let document = (asked && !name.contains('.')).then(|| short(settings, path, pattern.syntax));
    document.flatten().is_some_and(|document| {
        let mut roots = document.roots().iter();
        roots.any(|root| id.first(standpoint(&document, *root)).is_some())
    })
}

fn standpoint(document: &Document, root: NodeId) -> Standpoint<'_> {
    Standpoint {
        document,
        id: DocumentId(0),
        root,
    }
}

/// Whether a file without an extension begins as JSON does.
fn begins_as_json(file: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(64).read_to_end(&mut head));
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
    read.is_ok() && matches!(first, Some(b'{' | b'['))
}

/// Whether a directory is above those of a pattern, which does not rule it.
fn is_above(directory: &str, pattern: &Pattern) -> bool {
    let below = pattern.base.strip_prefix(directory);
    !pattern.base.is_empty()
        && (directory.is_empty()
            || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whether a file outside of the directories of the records is a record nevertheless: it has the
/// extension of one, and both an id and a label.
fn is_record(
    settings: &Settings,
    path: &str,
    collection: &CollectionSettings,
    pattern: &Pattern,
) -> bool {
    let extension = |path: &str| {
        path.rsplit_once('.')
            .map(|(_, end)| end.to_ascii_lowercase())
    };
    let named = [&collection.collection.id, &collection.collection.label];
    let fields = named.map(|selector| {
        let field = |source: &Source| matches!(source, Source::Field(_));
        selector.as_ref().filter(|selector| field(&selector.source))
    });
    let [Some(id), Some(label)] = fields else {
        return false;
    };
    let whole = collection.records.is_empty() && id != label;
    if !whole || path.starts_with('.') || extension(path) != extension(&pattern.text) {
        return false;
    }
    let Some(document) = short(settings, path, pattern.syntax) else {
        return false;
    };
    document.roots().iter().any(|&root| {
        let from = standpoint(&document, root);
        id.first(from).is_some() && label.first(from).is_some()
    })
}

fn short(settings: &Settings, path: &str, syntax: Syntax) -> Option<Document> {
    let file = File::open(settings.root.join(path)).ok()?;
    let length = file.metadata().ok()?.len();
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes).ok()?;
    (length <= LONGEST).then(|| Document::parse_as(syntax, path, bytes, &settings.limits))
}
