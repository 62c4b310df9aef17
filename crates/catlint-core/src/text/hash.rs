//! A hash for what must come out the same everywhere: shards, addresses that are made up, runs of words.

/// The hash of no bytes.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923): the same on every platform and in every release,
/// which the standard library does not promise of its hashes. O(bytes).
#[must_use]
pub const fn fnv1a(bytes: &[u8]) -> u64 {
    let (mut hash, mut rest) = (EMPTY, bytes);
    while let [byte, after @ ..] = rest {
        hash = step(hash, *byte);
        rest = after;
    }
    hash
}

/// The hash of one byte more.
#[must_use]
pub const fn step(hash: u64, byte: u8) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    (hash ^ byte as u64).wrapping_mul(PRIME)
}
