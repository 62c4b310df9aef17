//! One line of the file: one link, its fields between tabs.

use std::fmt::Write;

use catlint_core::Day;
use catlint_core::link::Verdict;

use super::entry::{Entry, Vantage};
use super::strikes::Streak;

/// The names of the fields, in their order.
///
/// The last is one of two words neither of which begins the other, so that a line cut short anywhere
/// is seen to be cut short.
pub(super) const FIELDS: [&str; 14] = [
    "url",
    "first_seen",
    "last_alive",
    "strikes",
    "failing_since",
    "last_strike",
    "unanswered",
    "unanswered_since",
    "last_unanswered",
    "verdict",
    "status",
    "final_url",
    "archived",
    "vantage",
];

/// Bytes of the longest line.
pub(super) const MOST_LINE_BYTES: usize = 64 * 1024;

/// What stands for nothing.
const NOTHING: &str = "-";

/// Whether the entry's line is short enough to be read again.
pub(super) fn fits(url: &str, entry: &Entry) -> bool {
    render(url, entry).len() <= MOST_LINE_BYTES
}

/// The line, without its end.
pub(super) fn render(url: &str, entry: &Entry) -> String {
    let streak = |streak: Option<Streak>| match streak {
        None => format!("0\t{NOTHING}\t{NOTHING}"),
        Some(Streak { count, since, last }) => format!("{count}\t{since}\t{last}"),
    };
    let fields = [
        encode(url),
        entry.first_seen.to_string(),
        or_nothing(entry.last_alive),
        streak(entry.strikes),
        streak(entry.unanswered),
        entry.verdict.to_string(),
        or_nothing(entry.status),
        or_nothing(entry.final_url.as_deref().map(encode)),
        or_nothing(entry.archived.as_deref().map(encode)),
        entry.vantage.name().to_owned(),
    ];
    fields.join("\t")
}

/// Reads a line; nothing where it is none.
pub(super) fn parse(line: &str) -> Option<(String, Entry)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [
        url,
        first_seen,
        last_alive,
        s1,
        s2,
        s3,
        u1,
        u2,
        u3,
        verdict,
        status,
        final_url,
        archived,
        vantage,
    ] = *fields.as_slice()
    else {
        return None;
    };
    let is_web = |url: &str| {
        url.trim_start()
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("http"))
    };
    let entry = Entry {
        first_seen: first_seen.parse().ok()?,
        last_alive: optional(last_alive, day)?,
        strikes: streak(s1, s2, s3)?,
        unanswered: streak(u1, u2, u3)?,
        verdict: Verdict::ALL
            .into_iter()
            .find(|known| known.name() == verdict)?,
        status: optional(status, |text| text.parse().ok())?,
        final_url: optional(final_url, |text| Some(decode(text)))?,
        archived: optional(archived, |text| Some(decode(text)))?,
        vantage: Vantage::ALL
            .into_iter()
            .find(|known| known.name() == vantage)?,
    };
    let url = decode(url);
    is_web(&url).then_some((url, entry))
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        "" => None,
        NOTHING => Some(None),
        text => read(text).map(Some),
    }
}

fn streak(count: &str, since: &str, last: &str) -> Option<Option<Streak>> {
    let count: u32 = count.parse().ok()?;
    if count == 0 {
        return (since == NOTHING && last == NOTHING).then_some(None);
    }
    let (since, last) = (day(since)?, day(last)?);
    (since <= last).then_some(Some(Streak { count, since, last }))
}

fn or_nothing(value: Option<impl ToString>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| value.to_string())
}

/// The text on one line and without tabs: control characters become `%09` and the like. A `%` that
/// reading would take for the beginning of such a one becomes `%25`; every other stays, so that an
/// address with `%20` in it looks as it does in the record.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        // Only a text that is "-" itself looks like nothing.
        let ambiguous = escaped(rest).is_some() || text == NOTHING;
        if character.is_ascii_control() || ambiguous {
            // Writing to a string does not fail.
            let _ = write!(out, "%{:02X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (decoded, length) = match escaped(rest) {
            Some(decoded) => (decoded, 3),
            None => (character, character.len_utf8()),
        };
        out.push(decoded);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The character that an escape at the beginning of a text stands for.
fn escaped(text: &str) -> Option<char> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    let value = u8::from_str_radix(digits, 16).ok()?;
    let ours = value.is_ascii_control() || value == b'%' || value == b'-';
    (ours && !digits.starts_with('+')).then(|| char::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_readable_and_come_back_as_they_were() {
        for (text, written) in [
            (
                "https://example.org/a%20b?q=%C3%A9",
                "https://example.org/a%20b?q=%C3%A9",
            ),
            (
                "https://example.org/a\tb\r\n",
                "https://example.org/a%09b%0D%0A",
            ),
            (
                "https://example.org/%09%25%2D%",
                "https://example.org/%2509%2525%252D%",
            ),
            ("https://example.org/é", "https://example.org/é"),
            ("-", "%2D"),
            ("%", "%"),
            ("%+9", "%+9"),
        ] {
            assert_eq!(encode(text), written);
            assert_eq!(decode(written), text);
        }
    }
}
