//! Two questions about a regular expression: can it match at all, and can a program that goes back
//! and tries again spend for ever on it?
//!
//! Patterns with look-around or back-references are no regular expressions in the sense of the
//! theory: of them nothing is said.

mod ambiguous;
mod automaton;
mod empty;

pub use ambiguous::is_exponential;
pub use empty::matches_nothing;
