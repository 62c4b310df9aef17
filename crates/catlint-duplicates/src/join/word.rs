//! A word as the join compares it.

/// A word of a bag: its rank among all words, and whether the record misspells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

impl Word {
    pub(super) fn new(rank: u32, misspelt: bool) -> Self {
        Self(rank << 1 | u32::from(misspelt))
    }

    /// The rank; the rarest word has rank 0.
    #[must_use]
    pub fn rank(self) -> u32 {
        self.0 >> 1
    }

    /// Whether the record writes it with one slip.
    #[must_use]
    pub fn is_misspelt(self) -> bool {
        self.0 & 1 == 1
    }
}

/// A number of a record or word as an index. Lossless wherever `usize` has 32 bits.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
