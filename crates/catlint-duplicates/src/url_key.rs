//! URLs reduced to what they address, for comparing only.
//!
//! Three forms, each coarser than the one before: [`UrlKey::exact`] is the serialisation of the
//! WHATWG URL Standard with the percent-encoding of RFC 3986, 6.2.2; [`UrlKey::same`] also folds
//! `http` into `https`; [`UrlKey::equivalent`] also drops what rarely matters: `www.`, a trailing
//! slash, an index file, tracking parameters, the order of parameters. A fragment is kept: two
//! sections of one page are two links.

use std::borrow::Cow;

use url::Url;

/// Query parameters that only count visits. A closed list: `ref`, `id`, `lang` or `page` may choose
/// what the page shows.
const TRACKING: &[&str] = &[
    "_ga", "_gl", "_hsenc", "_hsmi", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igshid",
    "mc_cid", "mc_eid", "mkt_tok", "msclkid", "wbraid", "yclid",
];
const INDEX_FILES: &[&str] = &[
    "index.html",
    "index.htm",
    "index.php",
    "default.aspx",
    "default.asp",
];

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
        let url = web_url(text)?;
        let parts = Parts::new(&url)?;
        let same = parts.same();
        Some(Self {
            exact: format!("{}:{same}", url.scheme()),
            equivalent: parts.equivalent(),
            same,
        })
    }

    /// The coarsest form alone.
    #[must_use]
    pub(crate) fn equivalent_form(text: &str) -> Option<String> {
        Some(Parts::new(&web_url(text)?)?.equivalent())
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

fn web_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// The parts of a URL that address something, normalised.
struct Parts<'u> {
    host: &'u str,
    port: Option<u16>,
    path: Cow<'u, str>,
    query: Option<Cow<'u, str>>,
    fragment: Option<&'u str>,
}

impl<'u> Parts<'u> {
    fn new(url: &'u Url) -> Option<Self> {
        let query = url.query().filter(|query| !query.is_empty());
        Some(Self {
            host: url.host_str()?.trim_end_matches('.'),
            port: url.port(),
            path: decode_unreserved(url.path()),
            query: query.map(decode_unreserved),
            fragment: url.fragment().filter(|fragment| !fragment.is_empty()),
        })
    }

    fn same(&self) -> String {
        let query = self.query.as_deref();
        let query = query.map_or_else(String::new, |query| format!("?{query}"));
        self.joined(self.host, &self.path, &query)
    }

    fn equivalent(&self) -> String {
        let host = self.host.strip_prefix("www.").unwrap_or(self.host);
        let query = kept_parameters(self.query.as_deref());
        self.joined(host, shorten(&self.path), &query)
    }

    fn joined(&self, host: &str, path: &str, query: &str) -> String {
        let mut text = String::with_capacity(host.len() + path.len() + query.len() + 8);
        text.push_str("//");
        text.push_str(host);
        if let Some(port) = self.port {
            text.push_str(&format!(":{port}"));
        }
        text.push_str(path);
        text.push_str(query);
        if let Some(fragment) = self.fragment {
            text.push('#');
            text.push_str(fragment);
        }
        text
    }
}

/// Decodes `%7E` and the like: unreserved characters need no encoding (RFC 3986, 6.2.2.2); the
/// digits of all other encodings become upper case (6.2.2.1).
fn decode_unreserved(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let byte = after
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => {
                let character = char::from(byte);
                if byte.is_ascii_alphanumeric() || "-._~".contains(character) {
                    out.push(character);
                } else {
                    out.push_str(&format!("%{byte:02X}"));
                }
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn shorten(path: &str) -> &str {
    let (directory, file) = path.rsplit_once('/').unwrap_or((path, ""));
    let is_index = INDEX_FILES
        .iter()
        .any(|index| index.eq_ignore_ascii_case(file));
    if file.is_empty() || is_index {
        directory.trim_end_matches('/')
    } else {
        path
    }
}

fn kept_parameters(query: Option<&str>) -> String {
    let parameters = query.into_iter().flat_map(|query| query.split('&'));
    let mut kept: Vec<&str> = parameters
        .filter(|parameter| !is_tracking(parameter))
        .collect();
    kept.sort_unstable();
    if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    }
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default();
    parameter.is_empty() || name.starts_with("utm_") || TRACKING.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
