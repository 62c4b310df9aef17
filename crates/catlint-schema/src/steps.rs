//! How long the comparison of one record with its schema may take, in steps and not in time, so that
//! it comes to the same end on every machine.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::cell::Cell;

use catlint_core::document::Document;

/// Looks at values that every record may cost.
const LEAST: u64 = 5_000_000;
/// Looks at each of its values that a record may cost besides.
const PER_NODE: u64 = 200;

/// A document with the steps that are left. Once there are none, every value of it seems to be
/// nothing, so that a validator which cannot be stopped runs out of things to do.
#[derive(Debug)]
pub(crate) struct Ground<'d> {
    pub(crate) document: &'d Document,
    left: Cell<u64>,
}

impl<'d> Ground<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        let nodes = u64::try_from(document.node_count()).unwrap_or(u64::MAX);
        let left = LEAST.saturating_add(nodes.saturating_mul(PER_NODE));
        Self {
            document,
            left: Cell::new(left),
        }
    }

    /// Takes a step. Says whether there was one left.
    pub(crate) fn step(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// Whether what was found is worth nothing, since not all of it was looked at.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }
}
