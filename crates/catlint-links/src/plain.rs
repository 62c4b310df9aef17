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

    /// Pieces that rules look for, and what is usual.
    const SCHEMES: &[&str] = &[
        "https://",
        "http://",
        "HTTPS://",
        "http:/",
        "https://https://",
    ];
    const FIRST: &[&str] = &[
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
    const LAST: &[&str] = &[
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
    const PATHS: &[&str] = &[
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

    fn every_address() -> impl Iterator<Item = String> {
        let schemes = SCHEMES.iter();
        let heads =
            schemes.flat_map(|scheme| FIRST.iter().map(move |first| format!("{scheme}{first}")));
        let hosts = heads.flat_map(|head| LAST.iter().map(move |last| format!("{head}{last}")));
        hosts.flat_map(|host| PATHS.iter().map(move |path| format!("{host}{path}")))
    }

    #[test]
    fn no_rule_speaks_of_a_plain_address() {
        let plain: Vec<_> = every_address().filter(|url| is_plain(url)).collect();
        for url in &plain {
            assert_eq!(heard(url), Vec::<&str>::new(), "{url}");
        }
        assert!(plain.len() > 50, "{}", plain.len());
    }
}
