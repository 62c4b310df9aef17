//! Which hashes may have been met, and met again: one look tells it of nearly all.

/// How often each of some hashes was met: never, once, more often. It may take one for met or repeated that
/// is not, never the other way round (a counting Bloom filter with one hash, which counts to two: Fan,
/// Cao, Almeida and Broder 2000).
pub(super) struct Repeats(Vec<u8>);

impl Repeats {
    /// Reads every hash, with so many places for each at least: the more there are, the fewer find theirs taken,
    /// and the farther away they are. O(hashes), and at most twice as many bytes as places.
    pub(super) fn of<'h>(places: usize, hashes: impl Iterator<Item = &'h u64> + Clone) -> Self {
        let places = (places * hashes.clone().count()).next_power_of_two();
        let mut repeats = Self(vec![0; places]);
        for hash in hashes {
            let place = repeats.place(*hash);
            if let Some(met) = repeats.0.get_mut(place) {
                *met = met.saturating_add(1);
            }
        }
        repeats
    }

    /// Whether a hash may have been met.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        self.met(hash) > 0
    }

    /// Whether a hash may have been met twice.
    pub(super) fn may_have_twice(&self, hash: u64) -> bool {
        self.met(hash) > 1
    }

    fn met(&self, hash: u64) -> u8 {
        self.0.get(self.place(hash)).copied().unwrap_or(0)
    }

    /// The lower bits; there is a power of two of places, and a division would cost more than all the rest.
    fn place(&self, hash: u64) -> usize {
        let mask = self.0.len().saturating_sub(1) as u64;
        usize::try_from(hash & mask).unwrap_or(0)
    }
}
