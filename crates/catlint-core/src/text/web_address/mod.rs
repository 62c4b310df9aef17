//! Web addresses reduced to what they address, for comparing only.

mod differences;
mod parts;

use std::borrow::Cow;
use std::ops::Range;

use parts::Parts;
pub use parts::is_plain_host;

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

/// What becomes of the query of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Query {
    /// It stays, in the order of its parameters.
    Keep,
    /// It is left out.
    Drop,
    /// Parameters that only count visits are left out, the others sorted.
    #[default]
    StripTracking,
}

/// What is left out of an address before it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Form {
    /// Whether the fragment, after `#`, stays.
    pub fragment: bool,
    /// What becomes of the query.
    pub query: Query,
    /// Whether the path is compared without regard to case.
    pub fold_path: bool,
}

/// An `http` or `https` address.
#[derive(Debug, Clone)]
pub struct WebAddress<'a>(Parts<'a>);

impl<'a> WebAddress<'a> {
    /// Reads an address; nothing where the text is none. O(length).
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        Parts::of(text).map(Self)
    }

    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.part(&self.0.scheme)
    }

    /// The host in lower case, international names in their ASCII form, without `www.`.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.full_host();
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// The serialisation of the WHATWG URL Standard with the percent-encoding of RFC 3986, 6.2.2,
    /// without its scheme.
    #[must_use]
    pub fn without_scheme(&self) -> String {
        let query = self.query().map(decode_unreserved);
        let query = query.map_or_else(String::new, |query| format!("?{query}"));
        let path = decode_unreserved(self.encoded_path());
        self.joined(self.full_host(), &path, &query, self.fragment())
    }

    /// The canonical form: without scheme, `www.`, default port, trailing slash, `.git` and index
    /// file, and without what the form leaves out. Two addresses with one canonical form most
    /// probably lead to one page.
    #[must_use]
    pub fn canonical(&self, form: Form) -> String {
        let path = decode_unreserved(self.encoded_path());
        let path = shorten(&path);
        let path = match form.fold_path {
            true => Cow::Owned(path.to_lowercase()),
            false => Cow::Borrowed(path),
        };
        let fragment = self.fragment().filter(|_| form.fragment);
        self.joined(self.host(), &path, &self.kept_query(form.query), fragment)
    }

    fn kept_query(&self, query: Query) -> String {
        let decoded = self.query().map(decode_unreserved);
        match (query, decoded) {
            (_, None) | (Query::Drop, _) => String::new(),
            (Query::Keep, Some(text)) => format!("?{text}"),
            (Query::StripTracking, Some(text)) => kept_parameters(&text),
        }
    }

    fn full_host(&self) -> &str {
        self.part(&self.0.host).trim_end_matches('.')
    }

    fn encoded_path(&self) -> &str {
        self.part(&self.0.path)
    }

    fn query(&self) -> Option<&str> {
        let query = self.0.query.as_ref().map(|query| self.part(query));
        query.filter(|query| !query.is_empty())
    }

    fn fragment(&self) -> Option<&str> {
        let fragment = self.0.fragment.as_ref().map(|fragment| self.part(fragment));
        fragment.filter(|fragment| !fragment.is_empty())
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.0.text.get(range.clone()).unwrap_or_default()
    }

    fn joined(&self, host: &str, path: &str, query: &str, fragment: Option<&str>) -> String {
        let port = self
            .0
            .port
            .map_or_else(String::new, |port| format!(":{port}"));
        let mark = if fragment.is_some() { "#" } else { "" };
        let fragment = fragment.unwrap_or_default();
        ["//", host, &port, path, query, mark, fragment].concat()
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
        // The address that a repository is cloned from is that of its page.
        path.strip_suffix(".git").unwrap_or(path)
    }
}

fn kept_parameters(query: &str) -> String {
    let parameters = query.split('&');
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

    #[test]
    fn the_canonical_form_leaves_out_what_it_is_told_to() {
        let text = "HTTPS://WWW.Example.org:443/GTFS.zip?b=2&utm_source=x&a=1#part";
        let canonical = |form| WebAddress::parse(text).expect("a URL").canonical(form);
        let plain = Form::default();
        assert_eq!(canonical(plain), "//example.org/GTFS.zip?a=1&b=2");
        for (form, expected) in [
            (
                Form {
                    fragment: true,
                    ..plain
                },
                "//example.org/GTFS.zip?a=1&b=2#part",
            ),
            (
                Form {
                    query: Query::Drop,
                    ..plain
                },
                "//example.org/GTFS.zip",
            ),
            (
                Form {
                    query: Query::Keep,
                    ..plain
                },
                "//example.org/GTFS.zip?b=2&utm_source=x&a=1",
            ),
            (
                Form {
                    fold_path: true,
                    ..plain
                },
                "//example.org/gtfs.zip?a=1&b=2",
            ),
        ] {
            assert_eq!(canonical(form), expected, "{form:?}");
        }
    }

    #[test]
    fn a_repository_is_its_page_and_what_is_no_web_address_is_none() {
        let canonical =
            |text| WebAddress::parse(text).map(|address| address.canonical(Form::default()));
        let page = canonical("https://github.com/a/b");
        assert_eq!(canonical("https://github.com/a/b.git"), page);
        assert_eq!(canonical("http://github.com:80/a/b/"), page);
        assert_eq!(canonical("ftp://github.com/a/b"), None);
        assert_eq!(canonical("github.com/a/b"), None);
        assert_eq!(canonical("http://"), None);
    }
}
