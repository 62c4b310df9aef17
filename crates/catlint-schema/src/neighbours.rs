//! The files that a schema refers to, beside it in the repository.
//!
//! A reference such as `common.json#/$defs/name` is a path, seen from the file it stands in. What
//! has a scheme is an address, and addresses are never fetched: it is found only where some file
//! that was read has it for its `$id`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;

use jsonschema::{Retrieve, Uri};
use serde_json::Value;

use crate::outside::{Addresses, without_outside};
use crate::positions::subschemas;
use crate::references::{absolute_address, address, directory_of, has_scheme, join};

/// Files that one schema may refer to, directly or through others.
const MOST_FILES: usize = 200;

/// Reads a schema file by its path relative to the catalogue's root; nothing where it cannot be
/// read, or lies outside.
pub type ReadSchema<'r> = &'r dyn Fn(&str) -> Option<Value>;

/// A schema and those that it refers to, directly or through others.
#[derive(Debug, Default, Clone)]
pub(crate) struct Neighbours(Arc<Files>);

#[derive(Debug, Default)]
struct Files {
    /// The path of each file by the addresses that the validator may ask for.
    addresses: Addresses,
    /// The files by their paths, without references that lead out.
    values: BTreeMap<String, Value>,
}

/// The paths of the files that a schema refers to, directly or through others, without its own.
/// O(size of all the files).
#[must_use]
pub fn referred_files(path: &str, schema: &Value, read: ReadSchema<'_>) -> Vec<String> {
    let known = Neighbours::of(path, schema.clone(), read);
    let paths = known.0.values.keys();
    paths.filter(|known| *known != path).cloned().collect()
}

impl Neighbours {
    /// A schema that refers to no other file.
    pub(crate) fn alone(schema: Value) -> Self {
        let values = BTreeMap::from([(String::new(), schema)]);
        Self(Arc::new(Files {
            addresses: Addresses::default(),
            values,
        }))
    }

    /// Gathers the files of a schema, itself among them. O(size of all the files).
    pub(crate) fn of(path: &str, schema: Value, read: ReadSchema<'_>) -> Self {
        let mut files = Files::default();
        files.addresses.insert(address(path), path.to_owned());
        files.values.insert(path.to_owned(), schema);
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            open.extend(files.read_beside(&path, read));
        }
        let Files { addresses, values } = files;
        let values = values.into_iter().map(|(path, value)| {
            let value = without_outside(&path, value, &addresses);
            (path, value)
        });
        let values = values.collect();
        Self(Arc::new(Files { addresses, values }))
    }

    /// The addresses that lead to a file.
    pub(crate) fn addresses(&self) -> &Addresses {
        &self.0.addresses
    }

    /// The file of a path.
    pub(crate) fn value(&self, path: &str) -> Option<&Value> {
        self.0.values.get(path)
    }

    /// The file that a reference without its fragment leads to, seen from another one, with its path.
    pub(crate) fn file(&self, from: &str, reference: &str) -> Option<(&str, &Value)> {
        let address = match has_scheme(reference) {
            true => reference.to_owned(),
            false => address(&join(from, reference)?),
        };
        let path = self.0.addresses.get(&address)?;
        Some((path, self.value(path)?))
    }

    /// A file by a reference to it, told by its name alone.
    pub(crate) fn named(&self, reference: &str) -> Option<&Value> {
        let name = |path: &str| path.rsplit('/').next().map(ToOwned::to_owned);
        let wanted = name(reference);
        let mut all = self.0.addresses.iter();
        let (_, path) = all.find(|(address, _)| name(address) == wanted)?;
        self.value(path)
    }
}

impl Files {
    /// Reads the files that one of them refers to, and names them. Gives those that are new.
    fn read_beside(&mut self, path: &str, read: ReadSchema<'_>) -> Vec<String> {
        let Some(schema) = self.values.get(path) else {
            return Vec::new();
        };
        let id = schema.get("$id").or_else(|| schema.get("id"));
        let id = id.and_then(Value::as_str).map(ToOwned::to_owned);
        let mut new = Vec::new();
        for reference in paths(schema) {
            let Some(target) = join(path, &reference) else {
                continue;
            };
            if !self.values.contains_key(&target)
                && self.values.len() < MOST_FILES
                && let Some(value) = read(&target)
            {
                self.values.insert(target.clone(), value);
                new.push(target.clone());
            }
            self.name(&target, id.as_deref(), &reference);
        }
        new
    }

    /// Notes the addresses of a file that is known.
    fn name(&mut self, path: &str, id: Option<&str>, reference: &str) {
        let Some(value) = self.values.get(path) else {
            return;
        };
        let own = value.get("$id").and_then(Value::as_str);
        let own = own.filter(|own| has_scheme(own));
        // Seen from a schema with an address of its own, the same reference is another address.
        let directory = id.and_then(directory_of).zip(join("", reference));
        let names = [
            Some(address(path)),
            directory.map(|(directory, reference)| format!("{directory}{reference}")),
            own.map(|own| own.trim_end_matches('#').to_owned()),
            absolute_address(reference),
        ];
        for name in names.into_iter().flatten() {
            self.addresses.insert(name, path.to_owned());
        }
    }
}

impl Retrieve for Neighbours {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let path = self.0.addresses.get(uri.as_str());
        let known = path.and_then(|path| self.0.values.get(path));
        known
            .cloned()
            .ok_or_else(|| "there is no such file in the repository".into())
    }
}

/// Every `$ref` of a schema that leads to another file by its path.
fn paths(schema: &Value) -> Vec<String> {
    let references = subschemas(schema).into_iter();
    let references = references.filter_map(|schema| schema.members.get("$ref")?.as_str());
    let paths = references.filter(|text| !has_scheme(text) && !text.starts_with('#'));
    paths.map(ToOwned::to_owned).collect()
}
