//! XML 1.0, for texts and for attributes in double quotes.

use super::markup::encoded;

/// A text on one line; what XML forbids or obeys is encoded.
pub(crate) fn xml(text: &str) -> String {
    encoded(text, "&apos;")
}
