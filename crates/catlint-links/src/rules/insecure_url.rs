//! The rule `insecure-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::SiteFacts;

declare_rule! {
    /// A link that uses http where https is usual.
    ///
    /// # What it finds
    /// An address that begins with `http://`. Off by default: many living pages have no https.
    ///
    /// # Why it matters
    /// What is read over http can be read and changed on its way.
    ///
    /// # Example
    /// ```yaml
    /// url: http://www.mcil.gov.ws/
    /// ```
    ///
    /// # How to mend
    /// Open the address with `https://` in a browser. If the same page opens, write that.
    pub(super) InsecureUrl = "insecure-url",
    category: Links,
    level: OFF,
    since: "0.1.0",
    fix: None,
}

impl Rule<SiteFacts<'_>> for InsecureUrl {
    fn check(&self, facts: &SiteFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts
            .links
            .iter()
            .filter(|link| link.url.trim_start().starts_with("http://"))
        {
            let message = |field: &str| {
                format!("{field} uses http, which anybody on the way can read and change")
            };
            found.push(
                facts
                    .about(&Self::META, link, message)
                    .help("try it with `https://`, and write that if the page opens"),
            );
        }
    }
}
