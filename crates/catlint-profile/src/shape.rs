//! Where the records are in a document that nobody has described yet.

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
/// Mappings from names to records share at least this many of ten of their fields.
const SHARED: usize = 5;

/// Where the records are in a document: one pattern for each list of them. The empty pattern is
/// the whole document; no pattern means that it holds no records.
///
/// A list holds one in each item. A mapping is a record, unless it has no mark of one and what it
/// has is lists of mappings, or mappings that are alike. O(size of the upper two levels).
#[must_use]
pub fn patterns(document: &Document) -> Vec<String> {
    let Some(root) = document.roots().first().copied() else {
        return Vec::new();
    };
    match document.kind(root) {
        Kind::Sequence(items) => entries(document, items)
            .then(|| "/*".to_owned())
            .into_iter()
            .collect(),
        Kind::Mapping(members) => in_mapping(document, root, members.collect()),
        _ => Vec::new(),
    }
}

fn in_mapping(document: &Document, root: NodeId, members: Vec<(NodeId, NodeId)>) -> Vec<String> {
    let has = |name: &str| document.get(root, name).is_some();
    if members.is_empty() {
        return Vec::new();
    }
    if MARKS_OF_A_RECORD.iter().any(|name| has(name)) {
        return vec![String::new()];
    }
    let lists = lists(document, &members);
    if !lists.is_empty() {
        return lists;
    }
    let values: Vec<NodeId> = members.iter().map(|(_, value)| *value).collect();
    let whole = if are_alike(document, &values) {
        "/*"
    } else {
        ""
    };
    vec![whole.to_owned()]
}

/// The members that are lists of mappings.
fn lists(document: &Document, members: &[(NodeId, NodeId)]) -> Vec<String> {
    let lists = members.iter().filter(|(_, value)| {
        let items = document.items(*value);
        items.is_some_and(|items| entries(document, items))
    });
    let names = lists.filter_map(|(key, _)| document.as_str(*key));
    names
        .map(|name| format!("/{}/*", name.replace('~', "~0").replace('/', "~1")))
        .collect()
}

/// Whether there are items and all of them are mappings.
fn entries(document: &Document, items: impl Iterator<Item = NodeId>) -> bool {
    let mut items = items.peekable();
    items.peek().is_some() && items.all(|item| document.members(item).is_some())
}

/// Whether values are mappings that share most of their fields with the first.
fn are_alike(document: &Document, values: &[NodeId]) -> bool {
    let names = |node: &NodeId| -> Option<Vec<&str>> {
        let members = document.members(*node)?;
        Some(
            members
                .filter_map(|(key, _)| document.as_str(key))
                .collect(),
        )
    };
    let all: Option<Vec<Vec<&str>>> = values.iter().map(names).collect();
    let Some((first, rest)) = all.as_deref().and_then(<[_]>::split_first) else {
        return false;
    };
    let alike = |names: &&Vec<&str>| {
        let shared = names.iter().filter(|name| first.contains(name)).count();
        let longer = names.len().max(first.len());
        longer > 0 && shared * 10 >= longer * SHARED
    };
    !rest.is_empty() && rest.iter().filter(alike).count() * 10 >= rest.len() * 9
}

#[cfg(test)]
mod tests {
    use catlint_core::document::{Document, Limits};

    use super::patterns;

    #[test]
    fn shapes() {
        let table: [(&str, &[&str]); 11] = [
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
            ("just a text\n", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let document = Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default());
            assert_eq!(patterns(&document), *expected, "{text}");
        }
    }
}
