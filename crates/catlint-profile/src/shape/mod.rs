//! Where the records are in a document that nobody has described yet.

mod alike;
mod nested;

use std::collections::BTreeSet;

use catlint_core::document::{Document, Kind, NodeId};

/// Fields that only a record has at its top.
const MARKS_OF_A_RECORD: [&str; 8] = [
    "id",
    "identifier",
    "slug",
    "key",
    "code",
    "name",
    "title",
    "label",
];

/// Where the records are in a document: one pattern for each list of them. The empty pattern is
/// the whole document; no pattern means that it holds no records.
///
/// A list holds one in each item, and where its items are folders, one in each item of theirs. A
/// mapping is a record, unless it has no mark of one and what it has is lists of mappings, or
/// mappings that are alike, or large mappings of such. O(size of the levels looked at).
#[must_use]
pub fn patterns(document: &Document) -> Vec<String> {
    let Some(root) = document.roots().first().copied() else {
        return Vec::new();
    };
    match document.kind(root) {
        Kind::Sequence(_) => in_list(document, root, "/*"),
        Kind::Mapping(members) => in_mapping(document, root, members.collect()),
        _ => Vec::new(),
    }
}

/// Whether the records of documents that are lists themselves have most of their fields in common.
/// O(size of their upper two levels).
#[must_use]
pub fn lists_are_alike(documents: &[&Document]) -> bool {
    let fields = documents.iter().map(|document| {
        let root = document.roots().first().copied();
        let below = root.map_or_else(Vec::new, |root| children(document, root));
        let members = below
            .into_iter()
            .filter_map(|record| document.members(record));
        let members = members.flatten();
        let names: BTreeSet<&str> = members
            .filter_map(|(key, _)| document.as_str(key))
            .collect();
        names.into_iter().collect()
    });
    let fields: Vec<Vec<&str>> = fields.collect();
    alike::share_most(&fields)
}

/// Whether the documents of several directories have most of their fields in common, each being a record.
/// O(size of their upper level).
#[must_use]
pub fn directories_are_alike(directories: &[Vec<&Document>]) -> bool {
    let fields = directories.iter().map(|documents| {
        let roots = documents.iter().flat_map(|document| {
            let roots = document.roots().iter();
            roots.filter_map(move |root| Some((document, document.members(*root)?)))
        });
        let names = roots.flat_map(|(document, members)| {
            members.filter_map(move |(key, _)| document.as_str(key))
        });
        names.collect::<BTreeSet<&str>>().into_iter().collect()
    });
    let fields: Vec<Vec<&str>> = fields.collect();
    alike::share_most(&fields)
}

/// Whether documents differ in the key at their top, and nearly all keys below it stand in one of them
/// only. O(size of their upper two levels).
#[must_use]
pub fn keys_differ(documents: &[&Document]) -> bool {
    let tops = documents.iter().filter_map(|document| {
        let root = document.roots().first()?;
        let (key, value) = document.members(*root)?.next()?;
        Some((*document, key, value))
    });
    let (mut names, mut below, mut all) = (BTreeSet::new(), BTreeSet::new(), 0);
    for (document, key, value) in tops {
        names.insert(document.as_str(key).unwrap_or_default());
        let keys = document.members(value).into_iter().flatten();
        let keys = keys.filter_map(|(key, _)| document.as_str(key));
        below.extend(keys.inspect(|_| all += 1));
    }
    names.len() == documents.len() && alike::are_nearly_all(below.len(), all)
}

/// The values in a list or a mapping.
fn children(document: &Document, node: NodeId) -> Vec<NodeId> {
    match document.members(node) {
        Some(members) => members.map(|(_, value)| value).collect(),
        None => document
            .items(node)
            .map(Iterator::collect)
            .unwrap_or_default(),
    }
}

fn in_mapping(document: &Document, root: NodeId, members: Vec<(NodeId, NodeId)>) -> Vec<String> {
    if members.is_empty() {
        return Vec::new();
    }
    if is_marked(document, root) {
        return vec![String::new()];
    }
    let inside = in_members(document, &members);
    if !inside.is_empty() {
        return inside;
    }
    let values: Vec<NodeId> = members.iter().map(|(_, value)| *value).collect();
    let whole = match alike::are_alike(document, &values) {
        true => "/*",
        false => "",
    };
    vec![whole.to_owned()]
}

/// The members that are lists of mappings, and where one is a large mapping of mappings that are
/// alike, those that are such too.
fn in_members(document: &Document, members: &[(NodeId, NodeId)]) -> Vec<String> {
    let has_large = members
        .iter()
        .any(|(_, value)| alike::is_large(document, *value));
    let found = members.iter().flat_map(|(key, value)| {
        let name = document.as_str(*key).unwrap_or_default();
        let pattern = format!("/{}/*", name.replace('~', "~0").replace('/', "~1"));
        match document.items(*value) {
            _ if name.is_empty() => Vec::new(),
            Some(_) => in_list(document, *value, &pattern),
            None if has_large && alike::is_table(document, *value) => vec![pattern],
            None => Vec::new(),
        }
    });
    let found: Vec<String> = found.collect();
    // So many lists are not kinds of records: they are parts of one list.
    match found.len() >= alike::MANY && alike::are_nearly_all(found.len(), members.len()) {
        true => vec!["/*/*".to_owned()],
        false => found,
    }
}

/// The items of a list, or what they are folders of.
fn in_list(document: &Document, list: NodeId, pattern: &str) -> Vec<String> {
    let items = entries(document, list);
    let records = items.map(|items| {
        let below = nested::below(document, &items);
        format!("{pattern}{}", below.unwrap_or_default())
    });
    records.into_iter().collect()
}

/// The items of a list, where there are some and all of them are mappings.
fn entries(document: &Document, list: NodeId) -> Option<Vec<NodeId>> {
    let items: Vec<NodeId> = document.items(list)?.collect();
    let mappings = items.iter().all(|item| document.members(*item).is_some());
    (!items.is_empty() && mappings).then_some(items)
}

/// Whether a mapping has what only a record has: `id: { … }` may be Indonesian.
fn is_marked(document: &Document, node: NodeId) -> bool {
    let mut marks = MARKS_OF_A_RECORD
        .iter()
        .filter_map(|name| document.get(node, name));
    marks.any(|mark| document.members(mark).is_none())
}

#[cfg(test)]
mod tests {
    use catlint_core::document::{Document, Limits};

    use super::patterns;

    #[test]
    fn shapes() {
        let table: [(&str, &[&str]); 15] = [
            ("- { a: 1 }\n- { a: 2 }\n", &["/*"]),
            ("- a\n- b\n", &[]),
            ("id: x\nlinks: [{ url: a }, { url: b }]\n", &[""]),
            (
                "version: 1\ndatasets: [{ id: a }, { id: b }]\n",
                &["/datasets/*"],
            ),
            (
                "feeds: [{ id: a }, { id: b }]\noperators: [{ id: c }, { id: d }]\n",
                &["/feeds/*", "/operators/*"],
            ),
            (
                "ada: { type: x, color: y }\nbasic: { type: x, color: z }\n",
                &["/*"],
            ),
            ("feeds: [{ id: a }]\n", &["/feeds/*"]),
            ("color: red\nsize: 3\n", &[""]),
            ("on: push\njobs: { test: { runs-on: x } }\n", &[""]),
            (
                "- name: Storage\n  items:\n  - { name: a, url: x }\n  - { name: b, url: y }\n",
                &["/*/items/*"],
            ),
            (
                "list:\n- name: Runtime\n  parts:\n  - { name: A, items: [{ name: a, url: x }] }\n  \
                 - { name: B, items: [{ name: b, url: y }, { name: c }] }\n",
                &["/list/*/parts/*/items/*"],
            ),
            // A record with a list of its own says more of itself than a folder does.
            (
                "- { name: a, url: x, city: y, contacts: [{ name: b, role: c }, { name: d }] }\n",
                &["/*"],
            ),
            ("a: { x: 1 }\nb: { y: 1 }\n", &[""]),
            ("just a text\n", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let document = Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default());
            assert_eq!(patterns(&document), *expected, "{text}");
        }
    }

    #[test]
    fn large_mappings_of_records() {
        let many: String = (0..10)
            .map(|n| format!("  r{n}: {{ url: x, f{n}: y, g{n}: z }}\n"))
            .collect();
        let found = |text: &str| {
            let document = Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default());
            patterns(&document)
        };
        let few = "  a: { color: x }\n  b: { color: y }\n";
        assert_eq!(
            found(&format!("groups:\n{few}sites:\n{many}")),
            ["/groups/*", "/sites/*"]
        );
        assert_eq!(found(&many), ["/*"]);
        let scattered: String = (0..10)
            .map(|n| {
                format!(
                    "r{n}: {{ {}: 1, f{n}: 2, g{n}: 3 }}\n",
                    ["url", "name"][n % 2]
                )
            })
            .collect();
        assert_eq!(found(&scattered), ["/*"]);
        assert_eq!(found("id: { url: x }\nen: { url: y }\n"), ["/*"]);
        let lists: String = (0..10).map(|n| format!("r{n}: [{{ url: x }}]\n")).collect();
        assert_eq!(found(&lists), ["/*/*"]);
        // Two entries of settings are no table of records.
        assert_eq!(found(&format!("groups:\n{few}size: 3\n")), [""]);
    }
}
