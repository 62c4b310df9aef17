//! The parts of an address in its text: by the URL standard, or at a glance where the text is as the standard
//! would write it.

use std::borrow::Cow;
use std::ops::Range;

use url::{Position, Url};

/// An address as the WHATWG URL Standard serialises it, and where its parts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) scheme: Range<usize>,
    pub(super) host: Range<usize>,
    pub(super) port: Option<u16>,
    pub(super) path: Range<usize>,
    pub(super) query: Option<Range<usize>>,
    pub(super) fragment: Option<Range<usize>>,
}

impl<'a> Parts<'a> {
    /// Nothing for a text that is no `http` or `https` address. O(length).
    pub(super) fn of(text: &'a str) -> Option<Self> {
        plain(text).or_else(|| standard(text))
    }
}

/// By the standard, whatever the text.
fn standard(text: &str) -> Option<Parts<'static>> {
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    if !web {
        return None;
    }
    let at = |position| url[..position].len();
    let part = |before, after| at(before)..at(after);
    Some(Parts {
        scheme: part(Position::BeforeScheme, Position::AfterScheme),
        host: part(Position::BeforeHost, Position::AfterHost),
        port: url.port(),
        path: part(Position::BeforePath, Position::AfterPath),
        query: url
            .query()
            .map(|_| part(Position::BeforeQuery, Position::AfterQuery)),
        fragment: url
            .fragment()
            .map(|_| part(Position::BeforeFragment, Position::AfterFragment)),
        text: Cow::Owned(url.into()),
    })
}

/// Most addresses are written as the standard would write them; to see that costs a tenth of what it costs to
/// follow the standard. Nothing for any text of which that is not certain: with a port, a percent sign or a
/// dot segment in its path, a host that needs a look, a letter that may have to be encoded.
fn plain(text: &str) -> Option<Parts<'_>> {
    let rest = text.strip_prefix("http")?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let scheme = text.len() - rest.len();
    let rest = rest.strip_prefix("://")?;
    let host = text.len() - rest.len();
    let path = host + span(rest, HOST);
    if !is_plain_host(text.get(host..path)?) || text.as_bytes().get(path) != Some(&b'/') {
        return None;
    }
    let mut end = path + span(text.get(path..)?, PATH);
    let whole_path = path..end;
    let mut part = |mark: u8, class: u8| {
        (text.as_bytes().get(end) == Some(&mark)).then(|| {
            let start = end + 1;
            end = start + span(text.get(start..).unwrap_or_default(), class);
            start..end
        })
    };
    let query = part(b'?', QUERY);
    let fragment = part(b'#', FRAGMENT);
    let whole = end == text.len() && !has_dot_segment(text.get(whole_path.clone())?);
    whole.then_some(Parts {
        text: Cow::Borrowed(text),
        scheme: 0..scheme,
        host: host..path,
        port: None,
        path: whole_path,
        query,
        fragment,
    })
}

/// How many bytes at the beginning are of a class.
fn span(text: &str, class: u8) -> usize {
    let mut bytes = text.bytes();
    let other = bytes.position(|byte| {
        CLASSES
            .get(usize::from(byte))
            .is_none_or(|of| of & class == 0)
    });
    other.unwrap_or(text.len())
}

/// Whether a host is a name of lower case letters, digits, hyphens and dots that IDNA and the reading of IPv4
/// addresses leave alone. A label has at most 63 letters, a name 253 (RFC 1035, 2.3.4). O(length).
#[must_use]
pub fn is_plain_host(host: &str) -> bool {
    let (mut before, mut length, mut letter) = (b'.', 0, false);
    for byte in host.bytes() {
        match (before, byte) {
            // An empty label, and one that begins or ends with a hyphen, or that may be in Punycode.
            (b'.' | b'-', b'.' | b'-') => return false,
            (b'.', b'a'..=b'z' | b'0'..=b'9') => (length, letter) = (1, byte.is_ascii_lowercase()),
            (_, b'.') => {}
            (_, b'a'..=b'z' | b'0'..=b'9' | b'-') if length < 63 => length += 1,
            _ => return false,
        }
        before = byte;
    }
    letter && host.len() < 254 && !matches!(before, b'.' | b'-')
}

fn has_dot_segment(path: &str) -> bool {
    let may = path.as_bytes().windows(2).any(|pair| pair == b"/.");
    may && path.split('/').any(|segment| matches!(segment, "." | ".."))
}

const HOST: u8 = 1;
const PATH: u8 = 2;
const QUERY: u8 = 4;
const FRAGMENT: u8 = 8;

/// For every byte the parts in which it stands for itself. Fewer than the standard would leave alone: what
/// is rare is left to it.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        let mut class = 0;
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.') {
            class |= HOST;
        }
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            class |= PATH | QUERY | FRAGMENT;
        }
        if matches!(
            byte,
            b'/' | b':'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        ) {
            class |= PATH | QUERY | FRAGMENT;
        }
        if matches!(byte, b'%' | b'?') {
            class |= QUERY | FRAGMENT;
        }
        classes[byte as usize] = class;
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::{Parts, plain, standard};
    use proptest::prelude::*;

    #[test]
    fn a_plain_address_needs_no_more_than_a_look() {
        for text in [
            "https://example.org/",
            "http://www.example.org/a/b.html?c=%C3%A9&d=1?#e/f",
            "https://en.example.org/wiki/A_(b)",
            "https://a.b-c.example.org/?",
        ] {
            assert_eq!(plain(text), standard(text), "{text}");
            assert!(plain(text).is_some(), "{text}");
        }
        for text in [
            "https://example.org",
            "https://Example.org/",
            "https://example.org:8080/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://xn--4ca.example/",
            "https://example.org/a/../b",
            "https://example.org/%2e/b",
            "https://example.org/a b",
            "https://example.org/?a='b'",
            "https://user@example.org/",
            "https://example.org\\a",
            "https:/example.org/",
            "ftp://example.org/",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "a", "B", "1", "-", "--", ".", "..", "/", "//", "?", "#", "%", "%2e", "%41", ":",
            ":80", "@", "&", "=", "'", "\"", "|", "^", "`", "{", " ", "\t", "é", "xn--", "0x1",
            "www.", "org", "\\", "~", "_", "(", "[", "]", "<", "+", ",", ";", "!", "$", "*",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Two readings of one address are one.
        #[test]
        fn a_look_sees_what_the_standard_says(
            scheme in prop::sample::select(vec!["http://", "https://", "HTTPS://", "https:/", "https:", "http:///"]),
            host in prop::collection::vec(piece(), 0..4),
            rest in prop::collection::vec(piece(), 0..8),
        ) {
            let text = format!("{scheme}{}.example.org/{}", host.concat(), rest.concat());
            let bare = format!("{scheme}{}{}", host.concat(), rest.concat());
            for text in [text, bare] {
                let expected = standard(&text);
                if let Some(found) = plain(&text) {
                    prop_assert_eq!(Some(found), expected.clone(), "{}", text);
                }
                prop_assert_eq!(Parts::of(&text), expected, "{}", text);
            }
        }
    }
}
