//! The rule `url-credentials`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::FormFacts;

declare_rule! {
    /// A link with a user name or password in it.
    ///
    /// # What it finds
    /// An address such as `https://user:password@host/`. catlint never sends them, and shows them as
    /// stars.
    ///
    /// # Why it matters
    /// Whoever reads the catalogue can read the password. Browsers warn of such addresses, too: they are
    /// used to fake a host.
    ///
    /// # Example
    /// ```yaml
    /// url: https://reader:secret@data.example.gov/
    /// ```
    ///
    /// # How to mend
    /// Remove everything between `https://` and `@`, and change the password: it is public now.
    pub(super) UrlCredentials = "url-credentials",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for UrlCredentials {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links {
            let Ok(url) = &link.parsed else {
                continue;
            };
            if !matches!(url.scheme(), "http" | "https")
                || (url.username().is_empty() && url.password().is_none())
            {
                continue;
            }
            let message = |field: &str| format!("{field} shows a user name or password");
            let help = "remove what stands between `://` and `@`, and change the password: it is public now";
            found.push(facts.about(&Self::META, link, message).help(help));
        }
    }
}
