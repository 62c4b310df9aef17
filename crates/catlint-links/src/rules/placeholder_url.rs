//! The rule `placeholder-url`.

use crate::facts::FormFacts;
use crate::link::ParsedLink;
use catlint_core::{Diagnostic, Rule, declare_rule};

declare_rule! {
    /// A link that stands in for one still to be written.
    ///
    /// # What it finds
    /// `#`, `TODO` and the like where a link is wanted, a scheme without an address, and addresses of
    /// `example.com`, `example.org`, `example.net` and `localhost`.
    ///
    /// # Why it matters
    /// It looks like a link and leads nowhere.
    ///
    /// # Example
    /// ```yaml
    /// url: https://example.com/
    /// ```
    ///
    /// # How to mend
    /// Write the address, or remove the link and say why there is none.
    pub(super) PlaceholderUrl = "placeholder-url",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for PlaceholderUrl {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links.iter().filter(|link| is_placeholder(link)) {
            let shown = link.url.trim();
            let message = |field: &str| format!("{field} is only a placeholder: `{shown}`");
            found.push(
                facts
                    .about(&Self::META, link, message)
                    .help("write the address, or remove the link"),
            );
        }
    }
}

/// Whether a link is nothing but a stand-in.
pub(super) fn is_placeholder(link: &ParsedLink<'_>) -> bool {
    if is_stand_in(link.url) {
        return true;
    }
    let Some(url) = link.web() else {
        return false;
    };
    is_placeholder_host(url.domain().unwrap_or_default().trim_end_matches('.'))
}

/// Whether a text says only that a link is still to be written, or that there is none.
pub(crate) fn is_stand_in(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "#",
        "/",
        "-",
        "?",
        "todo",
        "tbd",
        "tba",
        "n/a",
        "na",
        "none",
        "null",
        "url",
        "link",
        "xxx",
        "http",
        "https",
        "http:",
        "https:",
        "http:/",
        "https:/",
        "http://",
        "https://",
        "about:blank",
    ];
    /// The longest of them, in bytes.
    const LONGEST: usize = 11;
    let trimmed = text.trim();
    let is_word = || WORDS.contains(&trimmed.to_lowercase().as_str());
    trimmed.trim_matches(['?', '.', '-', '#']).is_empty() || (trimmed.len() <= LONGEST && is_word())
}

/// Whether nothing but examples and placeholders have such a host.
pub(crate) fn is_placeholder_host(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    matches!(
        host,
        "example.com" | "example.org" | "example.net" | "localhost" | "todo" | "tbd" | "xxx"
    )
}

#[cfg(test)]
mod tests {
    use super::{ParsedLink, is_placeholder};
    use crate::made_up::link;

    #[test]
    fn stand_ins_are_told_from_addresses() {
        for text in [
            "#",
            "TODO",
            "https://",
            "http://www.example.com/x",
            "https://localhost:3000/",
            "???",
            "N/A",
        ] {
            assert!(is_placeholder(&ParsedLink::new(&link(text))), "{text}");
        }
        for text in [
            "https://example.gov/",
            "https://myexample.com/",
            "https://example.com.au/",
            "https://todo.com/",
        ] {
            assert!(!is_placeholder(&ParsedLink::new(&link(text))), "{text}");
        }
    }
}
