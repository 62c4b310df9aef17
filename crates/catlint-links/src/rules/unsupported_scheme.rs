//! The rule `unsupported-scheme`.

use catlint_core::{Catalogue, Diagnostic, Place, Rule, declare_rule};

use crate::facts::FormFacts;
use crate::scheme::begins_with;

declare_rule! {
    /// A link that is neither http nor https.
    ///
    /// # What it finds
    /// An address with another scheme, such as `ftp:`, `file:` or `mailto:`. It is never asked. Where ten
    /// records or more, and one of ten that have the field, have `mailto:` in it, that is a habit of the
    /// catalogue and told once.
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

/// Whether a finding is about the address of a mailbox, which a whole catalogue may have where others
/// have pages.
pub(crate) fn is_by_choice(catalogue: &Catalogue, found: &Diagnostic) -> bool {
    let text = match found.primary.place {
        Place::Node { document, node, .. } => catalogue.document(document).as_str(node),
        Place::Text { .. } => None,
    };
    found.rule == UnsupportedScheme::META.name
        && text.is_some_and(|text| begins_with(text.trim_start(), "mailto:"))
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
