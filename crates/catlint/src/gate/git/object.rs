//! The name that git gives to a text.

use std::fmt::Write;

use sha1::{Digest, Sha1};

/// Whether a text is the blob of a name, in a repository whose names are SHA-1 (git's
/// documentation, hash-function-transition). The names of other repositories fit no text, which
/// costs reading the blob and nothing else. O(length of the text).
pub(crate) fn is_blob(text: &[u8], name: &str) -> bool {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", text.len()));
    hash.update(text);
    let mut own = String::with_capacity(name.len());
    for byte in hash.finalize() {
        // Writing to a text cannot fail.
        let _ = write!(own, "{byte:02x}");
    }
    own == name
}

#[cfg(test)]
mod tests {
    use super::is_blob;

    #[test]
    fn texts_have_the_names_that_git_gives_them() {
        // `git hash-object` of an empty file, and of "hello" with a line end.
        assert!(is_blob(b"", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
        assert!(is_blob(
            b"hello\n",
            "ce013625030ba8dba906f756967f9e9ca394464a"
        ));
        assert!(!is_blob(
            b"hello",
            "ce013625030ba8dba906f756967f9e9ca394464a"
        ));
    }
}
