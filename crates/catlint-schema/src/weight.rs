//! What a schema may cost: a stranger's may branch into more ways than anybody can try.
//!
//! Keywords such as `anyOf` and `$ref` apply other schemas to the same value. Thirty levels that each
//! refer twice to the next are a billion checks of one text. So the ways are counted before the schema
//! is used. What recursion through the levels of a record costs shows only then: see `steps`.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::collections::HashMap;

use catlint_core::document::Pointer;
use serde_json::Value;

use crate::fault::SchemaFault;
use crate::neighbours::Neighbours;
use crate::positions::DATA;

/// Schemas that may be applied to one value, each as often as it is reached.
const MOST_WAYS: u64 = 100_000;
/// Schemas in one another, references included: whoever compiles them recurses as deep.
const DEEPEST: usize = 256;

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

/// Refuses a schema that costs too much, alone or together with the `files` that it refers to.
/// O(size of all of them).
///
/// # Errors
/// Where it does, with what the author can do.
pub(crate) fn check(schema: &Value, files: &Neighbours) -> Result<(), SchemaFault> {
    let mut scale = Scale {
        files,
        known: HashMap::new(),
    };
    scale
        .weigh(schema, schema, 0)
        .map(|_| ())
        .map_err(|message| SchemaFault {
            pointer: Pointer::default(),
            message: message.to_owned(),
        })
}

#[derive(Clone, Copy)]
struct Weight {
    /// Schemas applied to one value.
    ways: u64,
    /// Levels below.
    height: usize,
}

struct Scale<'s> {
    files: &'s Neighbours,
    /// By the place in memory; nothing while it is being weighed, so that a circle counts once.
    known: HashMap<*const Value, Option<Weight>>,
}

impl<'s> Scale<'s> {
    /// `root` is the file that the value stands in.
    fn weigh(
        &mut self,
        value: &'s Value,
        root: &'s Value,
        depth: usize,
    ) -> Result<Weight, &'static str> {
        let nothing = Weight { ways: 0, height: 0 };
        let place = std::ptr::from_ref(value);
        let weight = match self.known.get(&place) {
            Some(known) => known.unwrap_or(nothing),
            None => {
                self.known.insert(place, None);
                let weight = self.weigh_new(value, root, depth)?;
                self.known.insert(place, Some(weight));
                weight
            }
        };
        if depth.saturating_add(weight.height) > DEEPEST {
            return Err("its schemas refer to one another too deeply: flatten them");
        }
        if weight.ways > MOST_WAYS {
            return Err(
                "its branches refer to one another in more ways than can be tried: \
                        let `anyOf`, `allOf` and `$ref` lead to each schema once",
            );
        }
        Ok(weight)
    }

    fn weigh_new(
        &mut self,
        value: &'s Value,
        root: &'s Value,
        depth: usize,
    ) -> Result<Weight, &'static str> {
        if depth > DEEPEST {
            return Ok(Weight { ways: 0, height: 1 });
        }
        let mut own = Weight {
            ways: u64::from(value.is_object()),
            height: 0,
        };
        let below = depth.saturating_add(1);
        match value {
            Value::Array(items) => {
                for item in items {
                    let weight = self.weigh(item, root, below)?;
                    own = add(own, weight, true);
                }
            }
            Value::Object(members) => {
                let members = members
                    .iter()
                    .filter(|(key, _)| !DATA.contains(&key.as_str()));
                for (key, member) in members {
                    let target = target(self.files, root, key, member);
                    let weight = {
                        let (value, root) = target.unwrap_or((member, root));
                        self.weigh(value, root, below)?
                    };
                    own = add(own, weight, IN_PLACE.contains(&key.as_str()));
                }
            }
            _ => {}
        }
        Ok(own)
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

fn add(own: Weight, other: Weight, in_place: bool) -> Weight {
    let ways = if in_place { other.ways } else { 0 };
    Weight {
        ways: own.ways.saturating_add(ways),
        height: own.height.max(other.height.saturating_add(1)),
    }
}

#[cfg(test)]
mod tests;
