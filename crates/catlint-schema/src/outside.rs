//! References that lead out of the repository, or to a file that cannot be read. Nothing is fetched:
//! what they stand for is left out of the schema, and told.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::positions::{Subschema, subschemas};
use crate::references::{address, has_scheme, is_of_json_schema, join, whole};

/// The paths of files by the addresses that lead to them.
pub(crate) type Addresses = BTreeMap<String, String>;

/// The pointers of the schemas of a file whose `$ref` leads to none of the files that are known.
/// O(schema × addresses of its own).
pub(crate) fn outside(path: &str, schema: &Value, known: &Addresses) -> Vec<String> {
    let schemas = subschemas(schema);
    let ids: Vec<&str> = schemas.iter().filter_map(id).collect();
    let leads_out = |schema: &&Subschema<'_>| {
        let reference = schema.members.get("$ref").and_then(Value::as_str);
        reference.is_some_and(|reference| {
            !is_own(reference, &ids)
                && !is_of_json_schema(reference)
                && !is_known(path, reference, known)
        })
    };
    let found = schemas.iter().filter(leads_out);
    found.map(|schema| schema.pointer.clone()).collect()
}

/// The schema with nothing in the place of the references that lead out.
pub(crate) fn without_outside(path: &str, mut schema: Value, known: &Addresses) -> Value {
    for pointer in outside(path, &schema, known) {
        let holder = schema.pointer_mut(&pointer).and_then(Value::as_object_mut);
        holder.and_then(|holder| holder.remove("$ref"));
    }
    schema
}

/// What is wrong with such a reference.
pub(crate) fn problem(from: &str, reference: &str) -> String {
    let path = join(from, reference).filter(|_| !has_scheme(reference));
    match path {
        Some(path) if path.starts_with("../") => format!(
            "`$ref` leads to the file `{path}`, which cannot be read or lies outside of the repository"
        ),
        Some(path) => format!("`$ref` leads to the file `{path}`, which cannot be read"),
        None => {
            let place = whole(reference);
            format!("`$ref` leads out of the repository, to `{place}`")
        }
    }
}

fn id<'s>(schema: &Subschema<'s>) -> Option<&'s str> {
    let members = schema.members;
    members.get("$id").or_else(|| members.get("id"))?.as_str()
}

/// Whether a reference stays in its file: what has that `$id` in it is no way out.
fn is_own(reference: &str, ids: &[&str]) -> bool {
    let whole = whole(reference);
    let mut ids = ids.iter();
    whole.is_empty() || ids.any(|id| id.trim_end_matches('#').ends_with(whole))
}

fn is_known(from: &str, reference: &str, known: &Addresses) -> bool {
    let path = join(from, reference).map(|path| address(&path));
    known.contains_key(whole(reference)) || path.is_some_and(|path| known.contains_key(&path))
}
