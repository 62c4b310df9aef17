//! Whether a text has any of some marks in it: asked of every text, and mostly answered with no.

/// Whether a text has one of two bytes of ASCII. O(length), many bytes at a time.
#[must_use]
pub fn has_either(text: &str, one: u8, other: u8) -> bool {
    memchr::memchr2(one, other, text.as_bytes()).is_some()
}
