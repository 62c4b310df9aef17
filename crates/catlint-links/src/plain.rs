//! Addresses that are right as they stand: most of a catalogue's, told from the rest by looking at
//! each of their bytes once, so that they need not be read as URLs before they are asked.

use crate::rules::{is_local_host, is_placeholder_host, is_stray_end};

/// Whether an address is so plain that no rule about the form of an address has anything to say of
/// it: `http` or `https`, a public host name in lower-case ASCII without a port, and printable ASCII
/// behind it. That an address is not plain says nothing against it. O(length).
pub(crate) fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or(url.strip_prefix("http://")) else {
        return false;
    };
    let end = rest
        .bytes()
        .position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let (host, path) = rest.split_at(end.unwrap_or(rest.len()));
    is_plain_host(host)
        && path.bytes().all(|byte| byte.is_ascii_graphic())
        && !path.ends_with(is_stray_end)
}

/// Whether a host is a public name that a parser takes as it is.
fn is_plain_host(host: &str) -> bool {
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !label.is_empty() && label.bytes().all(plain)
    };
    // A last label that begins with a digit may make an IPv4 address of the host, and a name with
    // two hyphens may be an encoded one, which may be wrong.
    let last = host.rsplit('.').next().unwrap_or_default();
    labels.all(is_label)
        && host.contains('.')
        && last.starts_with(|c: char| c.is_ascii_lowercase())
        && !host.contains("--")
        && !is_placeholder_host(host)
        && !is_local_host(host)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_plain;
    use crate::made_up::link;
    use crate::{AddressPolicy, FORM_RULES, FormFacts, ParsedLink};

    /// The rules that find something in an address.
    fn heard(url: &str) -> Vec<&'static str> {
        let (catalogue, link) = (crate::made_up::catalogue(&[("a", &[url])]), link(url));
        let facts = FormFacts {
            catalogue: &catalogue,
            links: &[ParsedLink::new(&link)],
            policy: &AddressPolicy::default(),
        };
        let mut found = Vec::new();
        FORM_RULES
            .iter()
            .for_each(|rule| rule.check(&facts, &mut found));
        found.iter().map(|found| found.rule.0).collect()
    }

    #[test]
    fn what_is_usual_is_plain() {
        for url in [
            "https://www.pngworkers.org/",
            "http://data.gov.ws",
            "https://www.ilo.org/wcmsp5/groups/public/a_b.pdf?x=1&y=%20#page=2",
            "https://3.example-host.com.fj?q",
        ] {
            assert!(is_plain(url), "{url}");
        }
    }

    proptest! {
        /// Pieces that rules look for, in any order, and what is usual between them.
        #[test]
        fn no_rule_speaks_of_a_plain_address(
            scheme in "https?://|HTTPS://|http:/|",
            hosts in "(www\\.)?((xn--)?[a-z0-9_A-Zé-]{0,3}(\\.|\\.\\.|:|@|--)){0,3}(org|com|local|lan|example\\.com|todo|localhost|home\\.arpa|0x1|1|https|internal)(\\.|:80|:22)?",
            path in "([/?#][a-zA-Z0-9 .,;)(\\]}'\"<>\\\\@:é\u{200b}%-]{0,5}){0,3}",
        ) {
            let url = format!("{scheme}{hosts}{path}");
            prop_assert!(!is_plain(&url) || heard(&url).is_empty(), "{url}: {:?}", heard(&url));
        }
    }
}
