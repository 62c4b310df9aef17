//! The rule `private-address`.

use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use super::placeholder_url::is_placeholder;
use crate::address::Refusal;

use crate::facts::FormFacts;

declare_rule! {
    /// A link to an address that only some networks know, or to an unusual port.
    ///
    /// # What it finds
    /// An address that is not public: `10.0.0.1`, `127.0.0.1` in any spelling, `[::1]`; host names that
    /// end in `.local`, `.internal` or `.lan`; and ports other than 80, 443, 8080 and 8443. Such an address
    /// is never asked; `--allow-address` and `--allow-port` allow it. An unusual port alone is a note:
    /// many a server of data has one.
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
    /// Write the public address of the page. A port that is right may stay.
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
            let (what, port) = match facts.policy.judge(url) {
                Err(Refusal::Address(address)) => {
                    let what = format!("leads to {address}, which is not a public address");
                    (what, false)
                }
                Err(Refusal::Port(port)) => {
                    let what = format!("leads to port {port}, where no link is asked");
                    (what, true)
                }
                _ if is_local_host(url.domain().unwrap_or_default()) => {
                    ("leads to a host of a private network".to_owned(), false)
                }
                _ => continue,
            };
            let message = |field: &str| format!("{field} {what}");
            let mut diagnostic = facts.about(&Self::META, link, message).help(match port {
                true => "leave it if the port is right; `--allow-port` lets it be asked",
                false => "write the public address of the page",
            });
            if port {
                diagnostic.severity = Severity::Note;
            }
            found.push(diagnostic);
        }
    }
}

/// Endings that never resolve in public (RFC 6762, RFC 8375, the reserved `.internal`).
pub(crate) fn is_local_host(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    [".local", ".internal", ".lan", ".home.arpa", ".localhost"]
        .iter()
        .any(|ending| host.ends_with(ending))
}
