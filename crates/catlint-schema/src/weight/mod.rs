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

mod amount;
mod parts;

use std::collections::HashMap;

use catlint_core::document::Pointer;
use serde_json::Value;

use crate::fault::SchemaFault;
use crate::neighbours::Neighbours;
use amount::{DEEPEST, Weight};
use parts::parts;

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
        let place = std::ptr::from_ref(value);
        let weight = match self.known.get(&place) {
            Some(known) => known.unwrap_or_default(),
            None => {
                self.known.insert(place, None);
                let weight = self.weigh_new(value, root, depth)?;
                self.known.insert(place, Some(weight));
                weight
            }
        };
        weight.bearable_at(depth)
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
        for part in parts(self.files, value, root) {
            let weight = self.weigh(part.value, part.root, below)?;
            own = own.with(weight, part.in_place);
        }
        Ok(own)
    }
}

#[cfg(test)]
mod tests;
