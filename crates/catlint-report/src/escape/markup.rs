//! What HTML and XML encode alike, for texts and for attributes in double quotes.

use super::line;

/// A text on one line; what markup obeys is encoded. `>` too, since `]]>` is not allowed in XML.
pub(super) fn encoded(text: &str, apostrophe: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in line(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str(apostrophe),
            other => out.push(other),
        }
    }
    out
}
