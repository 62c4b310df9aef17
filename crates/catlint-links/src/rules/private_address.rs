//! The rule `private-address`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use url::Url;

use super::placeholder_url::is_placeholder;
use crate::address::Refusal;

use super::FormFacts;

declare_rule! {
    /// A link to an address that only some networks know, or to an unusual port.
    ///
    /// # What it finds
    /// An address that is not public: `10.0.0.1`, `127.0.0.1` in any spelling, `[::1]`; host names that
    /// end in `.local`, `.internal` or `.lan`; and ports other than 80, 443, 8080 and 8443. Such an address
    /// is never asked; `--allow-address` and `--allow-port` allow it.
    ///
    /// # Why it matters
    /// Readers outside that network cannot follow it, and a checker that follows it can be turned against
    /// the network it runs in.
    ///
    /// # Example
    /// ```yaml
    /// url: http://192.168.0.12/report.pdf
    /// ```
    ///
    /// # How to mend
    /// Write the public address of the page.
    pub(super) PrivateAddress = "private-address",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for PrivateAddress {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links.iter().filter(|link| !is_placeholder(link)) {
            let Ok(url) = &link.parsed else {
                continue;
            };
            let what = match facts.policy.judge(url) {
                Err(Refusal::Address(address)) => {
                    format!("leads to {address}, which is not a public address")
                }
                Err(Refusal::Port(port)) => {
                    format!("leads to port {port}, which is not a port of the web")
                }
                _ if is_local(url) => "leads to a host of a private network".to_owned(),
                _ => continue,
            };
            let message = |field: &str| format!("{field} {what}");
            found.push(
                facts
                    .about(&Self::META, link, message)
                    .help("write the public address of the page"),
            );
        }
    }
}

/// Endings that never resolve in public (RFC 6762, RFC 8375, the reserved `.internal`).
fn is_local(url: &Url) -> bool {
    let host = url.domain().unwrap_or_default().trim_end_matches('.');
    [".local", ".internal", ".lan", ".home.arpa", ".localhost"]
        .iter()
        .any(|ending| host.ends_with(ending))
}
