//! Workflow commands, by the encoding of GitHub's own toolkit.

use super::line;

/// The message of a workflow command.
pub(crate) fn github_data(text: &str) -> String {
    line(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command.
pub(crate) fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_is_encoded() {
        assert_eq!(github_property("a:b,c%\n"), "a%3Ab%2Cc%25<U+000A>");
        assert_eq!(github_data("100%0A::error::"), "100%250A::error::");
    }
}
