//! The rule `placeholder-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use url::Url;

use super::FormFacts;

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
        for link in facts.links.iter().filter(|link| is_placeholder(&link.url)) {
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
pub(super) fn is_placeholder(text: &str) -> bool {
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
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    if WORDS.contains(&lower.as_str()) || lower.trim_matches(['?', '.', '-', '#']).is_empty() {
        return true;
    }
    let Ok(url) = Url::parse(trimmed) else {
        return false;
    };
    let host = url.domain().unwrap_or_default().trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    matches!(url.scheme(), "http" | "https")
        && matches!(
            host,
            "example.com" | "example.org" | "example.net" | "localhost" | "todo" | "tbd" | "xxx"
        )
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

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
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "https://example.gov/",
            "https://myexample.com/",
            "https://example.com.au/",
            "https://todo.com/",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
