//! Addresses that are right as they stand: most of a catalogue's, told from the rest by looking at
//! each of their bytes once, so that they need not be read as URLs before they are asked.

use catlint_core::text::web_address::is_plain_host;

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
    is_public_host(host)
        && path.bytes().all(|byte| byte.is_ascii_graphic())
        && !path.ends_with(is_stray_end)
}

/// Whether a host is a public name that a parser takes as it is.
fn is_public_host(host: &str) -> bool {
    is_plain_host(host) && host.contains('.') && !is_placeholder_host(host) && !is_local_host(host)
}

#[cfg(test)]
mod tests {
    use super::is_plain;
    use crate::made_up::{catalogue, link};
    use crate::{AddressPolicy, FORM_RULES, FormFacts, ParsedLink};

    /// The rules that find something in an address.
    fn heard(url: &str) -> Vec<&'static str> {
        let (catalogue, link) = (catalogue(&[("a", &[])]), link(url));
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

    /// Every address of pieces that rules look for and of what is usual.
    #[test]
    fn no_rule_speaks_of_a_plain_address() {
        let schemes = [
            "https://",
            "http://",
            "HTTPS://",
            "http:/",
            "https://https://",
        ];
        let first = [
            "a",
            "www",
            "",
            "-a",
            "a_b",
            "A",
            "é",
            "1",
            "0x7f",
            "10.0.0",
            "xn--a",
            "xn--",
            "a--b",
            "u@a",
            "u:p@a",
            "https:",
            "example",
            "www.example",
            "todo",
        ];
        let last = [
            ".org",
            ".com",
            "",
            "..org",
            ".org.",
            ".org:80",
            ".org:22",
            ".local",
            ".lan",
            ".internal",
            ".home.arpa",
            ".localhost",
            ".1",
            ".0x1",
            ".1a",
        ];
        let paths = [
            "",
            "/",
            "/a_b.pdf?c=%20#d",
            "/a.",
            "/a),",
            "/(a)",
            "/a?b.",
            "#a.",
            "/a b",
            "/é",
            "/\u{200b}a",
            "/a\"",
            "/@a",
            "\\a",
            "/%zz",
            "/\n",
        ];
        let mut plain = 0;
        for url in schemes.iter().flat_map(|scheme| {
            let hosts = first
                .iter()
                .flat_map(|first| last.map(|last| format!("{first}{last}")));
            hosts.flat_map(move |host| paths.map(|path| format!("{scheme}{host}{path}")))
        }) {
            if is_plain(&url) {
                plain += 1;
                assert_eq!(heard(&url), Vec::<&str>::new(), "{url}");
            }
        }
        assert!(plain > 50, "{plain}");
    }
}
