//! The name that git gives to a text.

use sha1::{Digest, Sha1};

/// Whether a text is the blob of a name, in a repository whose names are SHA-1 (git's
/// documentation, hash-function-transition). The names of other repositories fit no text, which
/// costs reading the blob and nothing else. O(length of the text).
pub(crate) fn is_blob(text: &[u8], name: &str) -> bool {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", text.len()));
    hash.update(text);
    let own = hash.finalize();
    let own = own.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    own.eq(name.bytes().map(digit))
}

/// The value of a hexadecimal digit as git writes it; of anything else, one that no digit has.
fn digit(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'f' => byte - b'a' + 10,
        _ => u8::MAX,
    }
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
        for name in ["", "e69d", "e69de29bb2d1d6434b8b29ae775ad8c2e48c53910"] {
            assert!(!is_blob(b"", name), "{name}");
        }
        let sha_256 = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";
        assert!(!is_blob(b"", sha_256));
    }
}
