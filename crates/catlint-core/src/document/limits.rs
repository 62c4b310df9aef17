//! How much of a stranger's text is read before a reader gives up.

/// The limits of a parse, each with its reason.
///
/// A text beyond one of them gets one [`Fault`](super::Fault) that names the limit; the other
/// records are still reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file. A record is a page of text; 16 MiB leave room for a catalogue kept as
    /// one list.
    pub bytes: usize,
    /// Nesting of sequences and mappings, those behind aliases counted. Every walk over a tree may
    /// recurse this deep.
    pub depth: usize,
    /// Nodes of one file, after every alias is expanded.
    pub nodes: u64,
    /// Bytes of scalar text that aliases add. One long scalar behind many aliases is cheap in
    /// nodes and ruinous in bytes.
    pub alias_bytes: u64,
    /// Bytes of one key of a mapping. Messages and pointers are made of keys, one for every finding
    /// below them; YAML itself allows 1024 characters where no `?` announces the key.
    pub key_bytes: usize,
    /// YAML documents in one file. Each is a record with findings of its own.
    pub documents: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            depth: 128,
            nodes: 4_000_000,
            alias_bytes: 16 * 1024 * 1024,
            key_bytes: 4096,
            documents: 10_000,
        }
    }
}
