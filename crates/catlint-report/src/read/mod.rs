//! The way back: from JSON reports to one report that can be rendered like any other.
//!
//! [`WrittenReport::parse`] reads what `json` wrote; [`merge`] puts one or several of
//! them together over the catalogue as it is now. From the bottom: `written` (the form of the
//! file), `place` (where in the catalogue a written place is), `revive` (findings and links as
//! data again).

mod merge;
mod parse;
mod place;
mod revive;
mod vocabulary;
mod written;

pub use merge::{MergeError, merge};
pub use parse::{MOST_BYTES, ReadError};
pub use vocabulary::Vocabulary;
pub use written::WrittenReport;
