//! HTML, for texts and for attributes in double quotes. No text of the data ever becomes a URL, a
//! style or a script.

use super::markup::encoded;

/// A text on one line; what HTML obeys is encoded.
pub(crate) fn html(text: &str) -> String {
    encoded(text, "&#39;")
}
