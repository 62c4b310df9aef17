//! The rule `refused-url`.

use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};
use url::Url;

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link that leads to an address which is not asked.
    ///
    /// # What it finds
    /// A link whose host name, or a redirect on its way, leads to an address that is not public, to an
    /// unusual port, or to something that is no web address. Links that say so themselves are reported by
    /// `private-address`.
    ///
    /// # Why it matters
    /// A public page does not lead into a private network. Somebody may be trying to use the checker as a
    /// spy.
    ///
    /// # Example
    /// ```yaml
    /// url: https://innocent.example.gov/   # 302 to http://169.254.169.254/
    /// ```
    ///
    /// # How to mend
    /// Open it in a browser and see where it leads.
    pub(super) RefusedUrl = "refused-url",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for RefusedUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.with(Verdict::Refused) {
            // What the link itself says, `private-address` and `unsupported-scheme` tell.
            let itself = link.hops.len() <= 1
                && Url::parse(&link.url).is_ok_and(|url| facts.policy.judge(&url).is_err());
            if itself {
                continue;
            }
            let cause = link.cause.as_deref().unwrap_or("its address is not asked");
            let hop = match link.hops.len() {
                0 | 1 => String::new(),
                count => format!(
                    " (at hop {count}, {})",
                    link.hops.last().map_or("", |hop| hop.url.as_str())
                ),
            };
            let message = |field: &str| format!("{field} was not asked: {cause}{hop}");
            found.extend(
                facts.about(&Self::META, link, message).map(|diagnostic| {
                    diagnostic.help("open it in a browser and see where it leads")
                }),
            );
        }
    }
}
