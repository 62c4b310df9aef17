//! Why reports do not belong together.

use std::fmt;

/// Why reports do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeError {
    /// They are shards of runs that were split differently.
    Split {
        /// Into how many parts one of them was.
        one: u32,
        /// And another.
        other: u32,
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Split { one, other } = self;
        write!(
            f,
            "one is a shard of {one} and another a shard of {other}, so they are of different runs"
        )
    }
}

impl std::error::Error for MergeError {}
