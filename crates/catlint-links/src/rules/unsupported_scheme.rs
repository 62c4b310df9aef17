//! The rule `unsupported-scheme`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::FormFacts;

declare_rule! {
    /// A link that is neither http nor https.
    ///
    /// # What it finds
    /// An address with another scheme, such as `ftp:`, `file:` or `mailto:`. It is never asked.
    ///
    /// # Why it matters
    /// Browsers no longer open `ftp:`, and a `file:` address leads to a disk of the one who wrote it.
    ///
    /// # Example
    /// ```yaml
    /// url: ftp://ftp.example.gov/report.pdf
    /// ```
    ///
    /// # How to mend
    /// Write the address of a page on the web.
    pub(super) UnsupportedScheme = "unsupported-scheme",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for UnsupportedScheme {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links {
            let Ok(url) = &link.parsed else {
                continue;
            };
            let scheme = url.scheme();
            // `example.org:8080` parses as a scheme; what has no slashes is told by `malformed-url`.
            if matches!(scheme, "http" | "https") || !is_known(scheme) {
                continue;
            }
            let message = |field: &str| {
                format!("{field} begins with `{scheme}:`, which browsers do not open as a page")
            };
            found.push(
                facts
                    .about(&Self::META, link, message)
                    .help("write the `https://` address of a page"),
            );
        }
    }
}

fn is_known(scheme: &str) -> bool {
    matches!(
        scheme,
        "ftp"
            | "ftps"
            | "sftp"
            | "file"
            | "mailto"
            | "tel"
            | "data"
            | "javascript"
            | "gopher"
            | "smb"
            | "blob"
    )
}
