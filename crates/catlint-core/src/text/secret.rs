//! Secrets in texts: what must not be shown, nor written to a file.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::borrow::Cow;
use std::ops::Range;

/// What stands between a scheme and the rest of a URL; as JSON Pointers escape it, too.
const MARKS: [&str; 2] = ["://", ":~1~1"];

/// Query parameters whose values are secrets.
const NAMES: &[&str] = &[
    "access_token",
    "api_key",
    "apikey",
    "auth",
    "client_secret",
    "key",
    "passwd",
    "password",
    "pwd",
    "secret",
    "sig",
    "signature",
    "token",
    "x-amz-credential",
    "x-amz-security-token",
    "x-amz-signature",
    "x-goog-signature",
];

/// The text with user names and passwords of URLs, and values of query parameters that are named
/// like secrets, replaced by as many `*`. Byte positions of all else stay as they are. O(length).
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    // Every mark has the first, every secret one of the others, and most texts have not both.
    if !text.contains(':') || !text.contains(['@', '=']) {
        return Cow::Borrowed(text);
    }
    let mut secrets = Vec::new();
    for (start, word) in words(text) {
        find_in_word(word, start, &mut secrets);
    }
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    secrets.sort_by_key(|range| (range.start, range.end));
    Cow::Owned(starred(text, &secrets))
}

/// The stretches of text that a URL could be, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0usize, text));
    std::iter::from_fn(move || {
        let (start, text) = rest?;
        let end = text.find(|c: char| c.is_whitespace() || "\"'`<>".contains(c));
        let word = end.and_then(|end| text.get(..end)).unwrap_or(text);
        rest = end.and_then(|end| {
            let after = text.get(end..)?;
            let next = end.saturating_add(after.chars().next().map_or(1, char::len_utf8));
            Some((start.saturating_add(next), text.get(next..)?))
        });
        Some((start, word))
    })
}

/// The secrets of one word. Authorities do not overlap, nor do parameters: each is looked at once.
fn find_in_word(word: &str, start: usize, secrets: &mut Vec<Range<usize>>) {
    let first = MARKS.iter().filter_map(|mark| word.find(mark)).min();
    let Some(first) = first else {
        return;
    };
    for mark in MARKS {
        for (at, _) in word.match_indices(mark) {
            let from = at.saturating_add(mark.len());
            let rest = word.get(from..).unwrap_or_default();
            let end = rest.find(['/', '?', '#', '~']).unwrap_or(rest.len());
            let authority = rest.get(..end).unwrap_or_default();
            if let Some(sign) = authority.rfind('@') {
                secrets.push(range(start, from, from.saturating_add(sign)));
            }
        }
    }
    let query = word.get(first..).unwrap_or_default();
    let place = start.saturating_add(first);
    secrets.extend(secret_values(query).map(|secret| range(place, secret.start, secret.end)));
}

fn range(base: usize, start: usize, end: usize) -> Range<usize> {
    base.saturating_add(start)..base.saturating_add(end)
}

fn secret_values(address: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    /// Shorter values are words such as `?key=name`.
    const SHORTEST: usize = 8;
    let mut at = 0usize;
    let parameters = address.split(['?', '&', '#']).map(move |parameter| {
        let start = at;
        at = start.saturating_add(parameter.len()).saturating_add(1);
        (start, parameter)
    });
    parameters.skip(1).filter_map(|(start, parameter)| {
        let (name, value) = parameter.split_once('=')?;
        let secret = NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
        let from = start.saturating_add(name.len()).saturating_add(1);
        let range = from..from.saturating_add(value.len());
        (secret && value.len() >= SHORTEST).then_some(range)
    })
}

/// The text with stars in the ranges, which are sorted by their start.
fn starred(text: &str, secrets: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut secrets = secrets.iter().peekable();
    for (at, character) in text.char_indices() {
        while secrets.next_if(|range| range.end <= at).is_some() {}
        let hidden = secrets.peek().is_some_and(|range| range.contains(&at));
        match hidden {
            true => out.extend(std::iter::repeat_n('*', character.len_utf8())),
            false => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_become_stars_and_everything_else_stays_in_place() {
        let text = "see https://me:S3CR3Tpw@example.org/a?token=T0KENtok1&page=2 and more";
        let redacted = redact(text);
        assert_eq!(
            redacted,
            "see https://***********@example.org/a?token=*********&page=2 and more"
        );
        assert_eq!(redacted.len(), text.len());
        let pointer = "/links/https:~1~1me:S3CR3Tpw@example.org~1a";
        assert!(!redact(pointer).contains("S3CR3Tpw"));
        let nested = "https://a.org/?u=https://me:S3CR3Tpw@b.org/&token=T0KENtok1#token=T0KENtok2";
        let redacted = redact(nested);
        assert!(
            !redacted.contains("S3CR3Tpw") && !redacted.contains("T0KEN"),
            "{redacted}"
        );
        assert!(
            redacted.starts_with("https://a.org/?u=https://****"),
            "{redacted}"
        );
        for harmless in [
            "https://example.org/@user?key=a",
            "a@b.c",
            "https://x.org/?q=a@b",
            // A word ends at a blank, a quote or a bracket.
            "https://x.org a@b",
            "<https://x.org>a@b",
            "`https://x.org`a@b",
        ] {
            assert_eq!(redact(harmless), harmless);
        }
    }
}
