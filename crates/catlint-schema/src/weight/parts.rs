//! The parts of a schema: what stands in it, and what it refers to.

use serde_json::Value;

use crate::neighbours::Neighbours;
use crate::positions::DATA;

/// Keywords whose schemas apply to the very value of the schema that they stand in.
const IN_PLACE: [&str; 10] = [
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "$ref",
    "extends",
];

/// A part of a value of a schema.
pub(super) struct Part<'s> {
    pub(super) value: &'s Value,
    /// The file that it stands in.
    pub(super) root: &'s Value,
    /// Whether its schemas apply to the same value as those around it.
    pub(super) in_place: bool,
}

/// The parts of a value that stands in the file `root`.
pub(super) fn parts<'s>(files: &'s Neighbours, value: &'s Value, root: &'s Value) -> Vec<Part<'s>> {
    match value {
        Value::Array(items) => {
            let items = items.iter();
            let part = |value| Part {
                value,
                root,
                in_place: true,
            };
            items.map(part).collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            let schemas = members.filter(|(key, _)| !DATA.contains(&key.as_str()));
            schemas
                .map(|(key, member)| member_part(files, root, key, member))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn member_part<'s>(
    files: &'s Neighbours,
    root: &'s Value,
    key: &str,
    member: &'s Value,
) -> Part<'s> {
    let (value, root) = target(files, root, key, member).unwrap_or((member, root));
    Part {
        value,
        root,
        in_place: IN_PLACE.contains(&key),
    }
}

/// What a reference leads to, and the file that this stands in. A reference to an anchor is not
/// followed: it costs what it costs, and `steps` counts it.
fn target<'s>(
    files: &'s Neighbours,
    root: &'s Value,
    key: &str,
    member: &Value,
) -> Option<(&'s Value, &'s Value)> {
    let reference = member.as_str().filter(|_| key == "$ref")?;
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let root = match file.is_empty() {
        true => root,
        false => files.named(file)?,
    };
    Some((root.pointer(pointer)?, root))
}
