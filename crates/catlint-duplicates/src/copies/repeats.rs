//! Which runs may stand in two texts: nearly all stand in one, and need not be sorted.

/// How often each of some hashes was met: never, once, more often. It may take a run for repeated that
/// is not, never the other way round (a counting Bloom filter with one hash, which counts to two: Fan,
/// Cao, Almeida and Broder 2000).
pub(super) struct Repeats(Vec<u8>);

/// Places for each hash: at most two runs in five find their place taken. More places would be farther away.
const PLACES: usize = 2;

impl Repeats {
    /// Reads every hash. O(hashes), and at most four bytes for each.
    pub(super) fn of<'h>(hashes: impl Iterator<Item = &'h u64> + Clone) -> Self {
        let places = (PLACES * hashes.clone().count()).next_power_of_two();
        let mut repeats = Self(vec![0; places]);
        for hash in hashes {
            let place = repeats.place(*hash);
            if let Some(met) = repeats.0.get_mut(place) {
                *met = met.saturating_add(1);
            }
        }
        repeats
    }

    /// Whether a hash may have been met twice.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        self.0.get(self.place(hash)).is_some_and(|met| *met > 1)
    }

    /// The lower bits; there is a power of two of places, and a division would cost more than all the rest.
    fn place(&self, hash: u64) -> usize {
        let mask = self.0.len().saturating_sub(1) as u64;
        usize::try_from(hash & mask).unwrap_or(0)
    }
}
