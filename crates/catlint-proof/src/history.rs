//! The link history: whatever its bytes, it is read, and what was read comes back from writing.

use catlint_links::history::{parse, render};

/// The bytes of a history, with and without a header that is right.
pub fn history(bytes: &[u8]) {
    let with_header = headed(bytes);
    for bytes in [bytes, &with_header[..]] {
        let reading = parse(bytes);
        let text = render(&reading.history);
        let again = parse(text.as_bytes());
        assert_eq!(again.history, reading.history, "it comes back");
        assert!(again.damage.is_empty(), "{:?}", again.damage);
    }
}

/// The bytes below the header of a history.
#[must_use]
pub fn headed(bytes: &[u8]) -> Vec<u8> {
    let header = render(&Default::default());
    [header.as_bytes(), bytes].concat()
}
