//! URLs reduced to what they address, for comparing only.
//!
//! Three forms, each coarser than the one before: [`UrlKey::exact`] is the serialisation of the
//! WHATWG URL Standard with the percent-encoding of RFC 3986, 6.2.2; [`UrlKey::same`] also folds
//! `http` into `https`; [`UrlKey::equivalent`] also drops what rarely matters: `www.`, a trailing
//! slash, an index file, tracking parameters, the order of parameters. A fragment is kept: two
//! sections of one page are two links.

use catlint_core::text::web_address::{Form, Query, WebAddress};

/// A URL of this many records is a portal and says nothing about any two of them.
pub(crate) const HUB: usize = 3;

/// The coarsest form: a fragment is kept.
pub(crate) const EQUIVALENT: Form = Form {
    fragment: true,
    query: Query::StripTracking,
    fold_path: false,
};

/// How two URLs are the same, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same address.
    Exact,
    /// The same, but for `http` and `https`.
    Scheme,
    /// Probably the same: `www.`, a trailing slash, an index file, tracking or the order of
    /// parameters differ.
    Equivalent,
}

/// A URL in its three forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlKey {
    /// By the standard.
    pub exact: String,
    /// Without regard to `http` and `https`.
    pub same: String,
    /// Without what rarely matters.
    pub equivalent: String,
}

impl UrlKey {
    /// The key of an `http` or `https` URL; nothing for anything else. O(length).
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let address = WebAddress::parse(text)?;
        let same = address.without_scheme();
        Some(Self {
            exact: format!("{}:{same}", address.scheme()),
            equivalent: address.canonical(EQUIVALENT),
            same,
        })
    }

    /// The coarsest form alone.
    #[must_use]
    pub(crate) fn equivalent_form(text: &str) -> Option<String> {
        Self::in_form(text, EQUIVALENT)
    }

    /// The form that the config asks for.
    #[must_use]
    pub(crate) fn in_form(text: &str, form: Form) -> Option<String> {
        Some(WebAddress::parse(text)?.canonical(form))
    }

    /// How this and another URL are the same, if they are.
    #[must_use]
    pub fn sameness(&self, other: &Self) -> Option<Sameness> {
        let tiers = [
            (self.exact == other.exact, Sameness::Exact),
            (self.same == other.same, Sameness::Scheme),
            (self.equivalent == other.equivalent, Sameness::Equivalent),
        ];
        tiers
            .into_iter()
            .find(|(is_same, _)| *is_same)
            .map(|(_, sameness)| sameness)
    }

    /// Whether it addresses a whole site and not one page of it.
    #[must_use]
    pub fn is_site(&self) -> bool {
        let rest = self.equivalent.trim_start_matches('/');
        !rest.contains(['/', '?', '#'])
    }
}

/// What a canonical address may lead to as well: no more than a hint. Out of an archive, without the host
/// for phones, and of the forges the repository whatever its branch. O(length).
pub(crate) fn hint(canonical: &str) -> String {
    let address = canonical.trim_start_matches('/');
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let phone = ["m.", "mobile."].into_iter();
    let mut phone = phone.filter_map(|prefix| host.strip_prefix(prefix));
    let host = phone.find(|rest| rest.contains('.')).unwrap_or(host);
    match host {
        "web.archive.org" | "archive.org" => archived(path).unwrap_or_else(|| address.to_owned()),
        _ if FORGES.contains(&host) => {
            let parts: Vec<&str> = path.split(['/', '?', '#']).collect();
            match parts.as_slice() {
                // Its page, or that of a branch; a file of it is a page of its own.
                [owner, name] | [owner, name, "tree" | "blob", _] => {
                    format!("{host}/{owner}/{name}").to_lowercase()
                }
                _ => format!("{host}/{path}"),
            }
        }
        _ => format!("{host}/{path}"),
    }
}

/// The page that `web/20200101000000/https://example.org/` keeps.
fn archived(path: &str) -> Option<String> {
    let (_, kept) = path.strip_prefix("web/")?.split_once('/')?;
    Some(hint(&UrlKey::equivalent_form(kept)?))
}

/// Hosts where the first two parts of a path name a repository, in whatever case.
const FORGES: &[&str] = &["bitbucket.org", "codeberg.org", "github.com", "gitlab.com"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_leads_to_the_page_behind_an_address() {
        let hint = |text| hint(&UrlKey::equivalent_form(text).expect("an address"));
        for (text, expected) in [
            (
                "https://github.com/Owner/Repo/tree/main",
                "github.com/owner/repo",
            ),
            (
                "https://github.com/Owner/Repo/tree/main/docs",
                "github.com/Owner/Repo/tree/main/docs",
            ),
            ("https://github.com/owner/repo.git", "github.com/owner/repo"),
            (
                "https://web.archive.org/web/2020/http://www.example.org/a/",
                "example.org/a",
            ),
            ("https://m.example.org/a?id=1", "example.org/a?id=1"),
            ("https://m.org/a", "m.org/a"),
            ("https://example.org/", "example.org/"),
        ] {
            assert_eq!(hint(text), expected, "{text}");
        }
    }

    fn sameness(left: &str, right: &str) -> Option<Sameness> {
        UrlKey::new(left)?.sameness(&UrlKey::new(right)?)
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn each_tier_has_its_pairs_and_no_more() {
        let same = [
            (
                "https://Example.org/a",
                "https://example.org:443/a",
                Sameness::Exact,
            ),
            (
                "https://example.org",
                "https://example.org/",
                Sameness::Exact,
            ),
            (
                "https://example.org/%7Eme",
                "https://example.org/~me",
                Sameness::Exact,
            ),
            (
                "https://example.org/a%2fb",
                "https://example.org/a%2Fb",
                Sameness::Exact,
            ),
            (
                "https://example.org/a/../b?",
                "https://example.org/b",
                Sameness::Exact,
            ),
            (
                "http://example.org/a",
                "https://example.org/a",
                Sameness::Scheme,
            ),
            (
                "https://www.example.org/a",
                "https://example.org/a",
                Sameness::Equivalent,
            ),
            (
                "https://example.org/a/",
                "https://example.org/a",
                Sameness::Equivalent,
            ),
            (
                "https://example.org/a/index.html",
                "https://example.org/a",
                Sameness::Equivalent,
            ),
            (
                "https://example.org/a?utm_source=x&b=1",
                "https://example.org/a?b=1",
                Sameness::Equivalent,
            ),
            (
                "https://example.org/?a=1&b=2",
                "https://example.org/?b=2&a=1",
                Sameness::Equivalent,
            ),
        ];
        for (left, right, expected) in same {
            assert_eq!(sameness(left, right), Some(expected), "{left} {right}");
        }
        let different = [
            ("https://example.org/a", "https://example.org/A"),
            ("https://example.org/a?id=1", "https://example.org/a?id=2"),
            ("https://example.org/a#one", "https://example.org/a#two"),
            (
                "https://example.org/a?lang=en",
                "https://example.org/a?lang=fr",
            ),
            ("https://example.org/a?ref=x", "https://example.org/a"),
            ("https://example.org:8080/a", "https://example.org/a"),
            (
                "https://web.archive.org/web/2020/https://example.org/a",
                "https://example.org/a",
            ),
            ("https://a.example.org/", "https://example.org/"),
        ];
        for (left, right) in different {
            assert_eq!(sameness(left, right), None, "{left} {right}");
        }
    }

    #[test]
    fn a_site_is_told_from_a_page() {
        let is_site = |text| UrlKey::new(text).expect("a URL").is_site();
        assert!(is_site("https://www.example.org/") && is_site("http://example.org/index.html"));
        assert!(!is_site("https://example.org/a") && !is_site("https://example.org/?id=1"));
    }
}
