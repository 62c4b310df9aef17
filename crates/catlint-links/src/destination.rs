//! Where a link ends, seen from where it began: the same page, the page's new place, or a place
//! that has little to do with it.

use url::Url;

use crate::host::site;
use crate::page::is_parking_site;

/// Where a link ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// The same address.
    Same,
    /// Another address that may well be the page's.
    Elsewhere,
    /// What a resolver of names leads to: the link itself is right as it is.
    ByResolver,
    /// A page that asks who is there.
    Login,
    /// A company that shows pages for parked domains.
    Parking,
    /// Probably not the page that was meant, and why: a fragment.
    Lost(&'static str),
}

/// Services whose addresses lead elsewhere by purpose: identifiers, and shorteners.
const RESOLVERS: &[&str] = &[
    "aka.ms",
    "amzn.to",
    "arxiv.org",
    "bit.ly",
    "doi.org",
    "fb.me",
    "g.co",
    "goo.gl",
    "handle.net",
    "identifiers.org",
    "instagr.am",
    "lnkd.in",
    "n2t.net",
    "orcid.org",
    "ow.ly",
    "purl.org",
    "t.co",
    "tinyurl.com",
    "w3id.org",
    "wp.me",
    "youtu.be",
];

/// Sites that have another name now, and the name.
const RENAMED: &[(&str, &str)] = &[("fb.com", "facebook.com"), ("twitter.com", "x.com")];

/// Words in a segment of a path that say "not found".
const LOST_WORDS: &[&str] = &[
    "not-found",
    "notfound",
    "not_found",
    "errorpage",
    "error-page",
];

/// First labels of hosts, and segments of paths, where one logs in or consents.
const LOGIN: &[&str] = &[
    "accounts", "auth", "cas", "consent", "idp", "login", "signin", "sign-in", "sso",
];

/// Compares the address of a link with the one it ends at.
#[must_use]
pub fn compare(from: &str, to: &str) -> Destination {
    // Most links end where they begin.
    if from == to {
        return Destination::Same;
    }
    let (Some(from), Some(to)) = (parse(from), parse(to)) else {
        return Destination::Same;
    };
    if from == to {
        return Destination::Same;
    }
    if RESOLVERS.contains(&site(&from).as_str()) {
        return Destination::ByResolver;
    }
    if is_parking_site(&site(&to)) && site(&from) != site(&to) {
        return Destination::Parking;
    }
    if asks_for_login(&to) && !asks_for_login(&from) {
        return Destination::Login;
    }
    lost(&from, &to).map_or(Destination::Elsewhere, Destination::Lost)
}

/// Whether a URL is the front page of its host.
#[must_use]
pub fn is_front_page(url: &Url) -> bool {
    url.path().trim_end_matches('/').is_empty() && url.query().is_none()
}

fn parse(text: &str) -> Option<Url> {
    let mut url = Url::parse(text.trim()).ok()?;
    url.set_fragment(None);
    // Credentials are never sent, so an answer comes from the address without them.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    Some(url)
}

fn lost(from: &Url, to: &Url) -> Option<&'static str> {
    if says_lost(to) && !says_lost(from) {
        return Some("it leads to a page that says \"not found\"");
    }
    let renamed = RENAMED.contains(&(&site(from), &site(to)));
    if owner(from) != owner(to) && !renamed {
        return Some("it leads to another site");
    }
    let lost = is_front_page(to) && !is_front_page(from) && !is_index(from);
    lost.then_some("it leads to the front page of the site")
}

/// Whether an address is that of a page for what is not there: `/404`, `/404.html`,
/// `/en/page-not-found`.
fn says_lost(url: &Url) -> bool {
    let mut segments = url.path_segments().into_iter().flatten();
    segments.any(|segment| {
        let segment = segment.to_ascii_lowercase();
        let code = segment == "404" || segment.starts_with("404.");
        code || LOST_WORDS.iter().any(|words| segment.contains(words))
    })
}

/// The name that an owner has under several endings: `example.com` and `example.org` are one
/// owner's more often than not.
fn owner(url: &Url) -> String {
    let site = site(url);
    let suffix = psl::suffix_str(&site).unwrap_or_default();
    let name = site.strip_suffix(suffix).unwrap_or(&site);
    let name = name.trim_end_matches('.');
    if name.is_empty() {
        site.clone()
    } else {
        name.to_owned()
    }
}

/// `/index.html`, `/en/`, `/en/home.aspx`: another way to write the front page.
fn is_index(url: &Url) -> bool {
    let mut segments = url.path_segments().into_iter().flatten();
    let is_index = |segment: &str| {
        let segment = segment.to_ascii_lowercase();
        let name = segment.split('.').next().unwrap_or_default();
        let language = segment.len() <= 5 && segment.split('-').all(|part| part.len() == 2);
        segment.is_empty() || language || matches!(name, "index" | "default" | "home" | "main")
    };
    url.query().is_none() && segments.all(is_index)
}

fn asks_for_login(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let label = host.split('.').next().unwrap_or_default();
    let mut segments = url.path_segments().into_iter().flatten();
    LOGIN.contains(&label)
        || segments.any(|segment| LOGIN.contains(&segment.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn where_links_end() {
        use Destination::{ByResolver, Elsewhere, Login, Parking, Same};
        let front = Destination::Lost("it leads to the front page of the site");
        let other = Destination::Lost("it leads to another site");
        let table = [
            ("https://a.example/x#part", "https://a.example/x", Same),
            ("https://user:pw@a.example/x", "https://a.example/x", Same),
            ("http://a.example/x", "https://www.a.example/x/", Elsewhere),
            (
                "https://a.example.com/x",
                "https://b.example.com/y",
                Elsewhere,
            ),
            ("https://example.com/x", "https://example.org/x", Elsewhere),
            (
                "https://www.example.com/x",
                "https://www.elsewhere.org/x",
                other,
            ),
            ("https://a.example/deep/page", "https://a.example/", front),
            (
                "https://a.example/index.php",
                "https://a.example/",
                Elsewhere,
            ),
            ("https://a.example/en", "https://a.example/", Elsewhere),
            (
                "https://a.example/en/home.aspx",
                "https://a.example/",
                Elsewhere,
            ),
            ("https://a.example/x", "https://a.example/4042-x", Elsewhere),
            ("https://twitter.com/x", "https://x.com/x", Elsewhere),
            ("https://a.example/", "https://a.example/en/", Elsewhere),
            ("http://a.example/", "https://a.example/", Elsewhere),
            (
                "https://doi.org/10.1000/182",
                "https://publisher.example/182",
                ByResolver,
            ),
            (
                "https://hdl.handle.net/1/2",
                "https://library.example/2",
                ByResolver,
            ),
            (
                "https://a.example/x",
                "https://sso.a.example/?back=x",
                Login,
            ),
            ("https://a.example/x", "https://a.example/en/login", Login),
            (
                "https://a.example/x",
                "https://www.sedoparking.com/a.example",
                Parking,
            ),
        ];
        for (from, to, expected) in table {
            assert_eq!(compare(from, to), expected, "{from} {to}");
        }
        assert!(matches!(
            compare("https://a.example/x", "https://a.example/error-page?x"),
            Destination::Lost(_)
        ));
    }
}
