//! The files that a schema refers to, beside it in the repository.
//!
//! A reference such as `common.json#/$defs/name` is a path, seen from the file it stands in. What
//! has a scheme is an address, and addresses are never fetched: it is found only where some file
//! that was read has it for its `$id`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::sync::Arc;

use catlint_core::document::{Document, NodeId};
use jsonschema::{Retrieve, Uri};
use serde_json::Value;

/// Files that one schema may refer to, directly or through others.
const MOST_FILES: usize = 200;
/// Where paths of the catalogue begin, as far as the validator is told.
const BASE: &str = "json-schema:///";

/// Reads a schema file by its path relative to the catalogue's root; nothing where it cannot be
/// read, or lies outside.
pub type ReadSchema<'r> = &'r dyn Fn(&str) -> Option<Value>;

/// The schemas that a schema refers to, by the address that the validator will ask for.
#[derive(Debug, Default, Clone)]
pub(crate) struct Neighbours(Arc<BTreeMap<String, Value>>);

/// The paths of the files that a schema refers to, directly or through others, without its own.
/// O(size of all the files).
#[must_use]
pub fn referred_files(path: &str, schema: &Value, read: ReadSchema<'_>) -> Vec<String> {
    let (_, known) = gather(path, schema, read);
    known.into_keys().filter(|known| known != path).collect()
}

/// The neighbours of a schema, and the schemas by their paths, itself among them.
fn gather(
    path: &str,
    schema: &Value,
    read: ReadSchema<'_>,
) -> (Neighbours, BTreeMap<String, Value>) {
    let mut neighbours = Neighbours::default();
    let mut known = BTreeMap::from([(path.to_owned(), schema.clone())]);
    let mut open = vec![path.to_owned()];
    while let Some(path) = open.pop() {
        let Some(schema) = known.get(&path).cloned() else {
            continue;
        };
        let id = schema
            .get("$id")
            .or_else(|| schema.get("id"))
            .and_then(Value::as_str);
        for reference in references(&schema) {
            let Some(target) = join(&path, reference) else {
                continue;
            };
            if !known.contains_key(&target)
                && known.len() < MOST_FILES
                && let Some(value) = read(&target)
            {
                known.insert(target.clone(), value);
                open.push(target.clone());
            }
            if let Some(value) = known.get(&target) {
                neighbours.add(&target, id, reference, value);
            }
        }
    }
    (neighbours, known)
}

impl Neighbours {
    /// Gathers them. O(size of all the files).
    pub(crate) fn of(path: &str, schema: &Value, read: ReadSchema<'_>) -> Self {
        gather(path, schema, read).0
    }

    /// Whether a reference in a file leads to one of them.
    fn has(&self, from: &str, reference: &str) -> bool {
        let whole = reference.split('#').next().unwrap_or_default();
        let path = join(from, reference).map(|path| address(&path));
        self.0.contains_key(whole) || path.is_some_and(|path| self.0.contains_key(&path))
    }

    /// The file that a reference without its fragment leads to, seen from another one, with its path.
    pub(crate) fn file(&self, from: &str, reference: &str) -> Option<(String, &Value)> {
        let path = match has_scheme(reference) {
            true => None,
            false => Some(join(from, reference)?),
        };
        let address = path.as_deref().map_or(reference.to_owned(), address);
        // A file that is known by its address alone has no path to see others from.
        Some((path.unwrap_or_default(), self.0.get(&address)?))
    }

    /// A file by a reference to it, told by its name alone.
    pub(crate) fn named(&self, reference: &str) -> Option<&Value> {
        let name = |path: &str| path.rsplit('/').next().map(ToOwned::to_owned);
        let wanted = name(reference);
        let mut all = self.0.iter();
        all.find(|(address, _)| name(address) == wanted)
            .map(|(_, value)| value)
    }

    fn add(&mut self, path: &str, id: Option<&str>, reference: &str, value: &Value) {
        let known = Arc::make_mut(&mut self.0);
        known.insert(address(path), value.clone());
        // Seen from a schema with an address of its own, the same reference is another address.
        let directory = id.and_then(directory_of).zip(join("", reference));
        if let Some((directory, reference)) = directory {
            known.insert(format!("{directory}{reference}"), value.clone());
        }
        if let Some(own) = value
            .get("$id")
            .and_then(Value::as_str)
            .filter(|own| has_scheme(own))
        {
            known.insert(own.trim_end_matches('#').to_owned(), value.clone());
        }
    }
}

impl Retrieve for Neighbours {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let known = self.0.get(uri.as_str());
        known
            .cloned()
            .ok_or_else(|| "there is no such file in the repository".into())
    }
}

/// The address that stands for a path of the catalogue.
pub(crate) fn address(path: &str) -> String {
    let mut address = BASE.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// Every `$ref` of a schema that leads to another file by its path.
fn references(schema: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let reference = members.get("$ref").and_then(Value::as_str);
                found.extend(
                    reference
                        .filter(|reference| !has_scheme(reference) && !reference.starts_with('#')),
                );
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// Whether a reference begins with a scheme (RFC 3986, 3.1), or with `//`, and is no path.
fn has_scheme(reference: &str) -> bool {
    let head = reference.split(['/', '#', '?']).next().unwrap_or_default();
    head.contains(':') || reference.starts_with("//")
}

/// The path of a reference, seen from a file, without its fragment; nothing where it leads above
/// the root.
fn join(from: &str, reference: &str) -> Option<String> {
    let reference = reference.split(['#', '?']).next().unwrap_or_default();
    let directory = from.rsplit_once('/').map_or("", |(directory, _)| directory);
    let whole = match reference.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{directory}/{reference}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match part {
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/")).filter(|path| !path.is_empty())
}

/// An address up to its last slash.
fn directory_of(id: &str) -> Option<&str> {
    let end = id.rfind('/').filter(|_| id.contains("://"))?;
    id.get(..=end)
}

/// The references of a schema that lead out of it and to no neighbour: their nodes, in the order of
/// the text. What the schema itself has under that `$id` is no way out.
pub(crate) fn dangling(document: &Document, neighbours: &Neighbours) -> Vec<NodeId> {
    let root = document.roots().first().copied();
    // What is no mapping is no schema, and its references are none.
    let root = root.filter(|root| document.members(*root).is_some());
    let nodes: Vec<_> = root
        .into_iter()
        .flat_map(|root| document.descendants(root))
        .collect();
    let says = |node: NodeId, names: &[&str]| {
        let key = document.key_of(node).and_then(|key| document.as_str(key));
        key.is_some_and(|key| names.contains(&key))
    };
    let ids = nodes.iter().filter(|node| says(**node, &["$id", "id"]));
    let ids: Vec<_> = ids.filter_map(|node| document.as_str(*node)).collect();
    let own = |reference: &str| {
        let whole = reference.split('#').next().unwrap_or_default();
        whole.is_empty()
            || ids
                .iter()
                .any(|id| id.trim_end_matches('#').ends_with(whole))
    };
    let leads_out = |node: &NodeId| {
        let reference = document.as_str(*node).unwrap_or_default();
        says(*node, &["$ref"]) && !own(reference) && !neighbours.has(document.path(), reference)
    };
    nodes.into_iter().filter(leads_out).collect()
}

/// What is wrong with such a reference.
pub(crate) fn problem(from: &str, reference: &str) -> String {
    let found = join(from, reference).filter(|_| !has_scheme(reference));
    let what = match found {
        Some(path) => format!("`$ref` leads to the file `{path}`, which cannot be read"),
        None => format!("`$ref` leads out of the repository, to `{reference}`"),
    };
    format!(
        "{what}; catlint never fetches a schema: save a copy beside this one and refer to it by its file name, or copy the part you need into `$defs`"
    )
}

#[cfg(test)]
mod tests {
    use super::{address, join};

    #[test]
    fn references_are_paths_seen_from_their_file() {
        let table = [
            ("schema/a.json", "b.json#/x", Some("schema/b.json")),
            ("schema/a.json", "./c/b.json", Some("schema/c/b.json")),
            ("schema/a.json", "../b.json", Some("b.json")),
            ("schema/a.json", "../../b.json", None),
            ("a.json", "/schema/b.json", Some("schema/b.json")),
            ("a.json", "?x", None),
        ];
        for (from, reference, expected) in table {
            assert_eq!(join(from, reference).as_deref(), expected, "{reference}");
        }
        assert_eq!(address("a b/é.json"), "json-schema:///a%20b/%C3%A9.json");
    }
}
