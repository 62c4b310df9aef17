//! Three questions about a regular expression: is it of the dialect of JSON Schema, can it match at
//! all, and can a program that goes back and tries again spend for ever on it?
//!
//! Patterns with look-around or back-references are no regular expressions in the sense of the
//! theory: of them nothing is said.

mod ambiguous;
mod automaton;
mod empty;
mod fault;
mod foreign;
mod shown;

pub use ambiguous::is_exponential;
pub use empty::matches_nothing;
pub use fault::fault;
pub use foreign::{Foreign, foreign};
pub(crate) use shown::shown;
