//! A hash for what must come out the same everywhere: shards, and addresses that are made up.

/// FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923): the same on every platform and in every release,
/// which the standard library does not promise of its hashes.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}
