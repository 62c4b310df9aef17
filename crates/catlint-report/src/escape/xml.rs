//! XML 1.0, for texts and for attributes in double quotes.

use super::markup::encoded;

/// A text on one line; what XML forbids or obeys is encoded.
pub(crate) fn xml(text: &str) -> String {
    encoded(text, "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markup_obeys_is_encoded_and_all_else_is_as_it_was() {
        assert_eq!(
            xml("é <a b=\"c\">'&' ]]>\u{1}"),
            "é &lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos; ]]&gt;&lt;U+0001&gt;"
        );
    }
}
