//! `--fix`, `--unsafe-fixes`, `--diff`: the fixes that findings carry, made in memory and checked,
//! then written whole or not at all.
//!
//! [`Mending`] makes them. A fix is made only where the text, read again, says the same as before
//! everywhere else (`keeps`); a file is written only if nobody else has written it meanwhile
//! (`write`). Fixes that overlap wait for the next round, so that a second run finds nothing to do.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod diff;
mod keeps;
mod mending;
mod plan;
mod rearranged;
mod text;
mod write;

pub(crate) use mending::Mending;
pub use mending::mend_document;
