//! The bytes of files, up to a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use catlint_core::document::Limits;

/// Reads a file that the config names, whole or not at all.
pub(crate) fn read_whole(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    read_file(path, limits, &mut Vec::new())
}

/// Reads a file up to the limit and one byte more, so that the parser sees it is too long. The
/// buffer grows to the longest file and is used again for the next: no file is asked for its size,
/// and none keeps more memory than its text has.
pub(crate) fn read_file(path: &Path, limits: &Limits, buffer: &mut Vec<u8>) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limits.bytes)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    buffer.clear();
    File::open(path)?.take(most).read_to_end(buffer)?;
    Ok(buffer.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_more_than_may_be_is_read_and_no_further() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("a.yaml");
        let limits = Limits {
            bytes: 4,
            ..Limits::default()
        };
        for (text, expected) in [("abc", "abc"), ("abcd", "abcd"), ("abcdefgh", "abcde")] {
            std::fs::write(&path, text).expect("written");
            let bytes = read_whole(&path, &limits).expect("read");
            assert_eq!(bytes, expected.as_bytes());
        }
        assert!(read_whole(directory.path(), &limits).is_err());
    }
}
