//! Formats of texts that can be told by looking at them.

use catlint_core::Day;

/// A format of JSON Schema (Validation 2020-12, 7.3) that a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextFormat {
    /// `2024-05-31`.
    Date,
    /// `2024-05-31T12:00:00Z`.
    DateTime,
    /// An address with a scheme and a host.
    Uri,
    /// An e-mail address.
    Email,
}

impl TextFormat {
    /// Every format, the one that says most first.
    pub const ALL: [Self; 4] = [Self::Date, Self::DateTime, Self::Uri, Self::Email];

    /// The word of JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Uri => "uri",
            Self::Email => "email",
        }
    }

    /// Whether a text has the format. Stricter than the format itself is: what passes here passes
    /// any validator.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Date => is_date(text),
            Self::DateTime => is_date_time(text),
            Self::Uri => is_uri(text),
            Self::Email => is_email(text),
        }
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<Day>().is_ok()
}

/// RFC 3339, 5.6, in UTC or with an offset of the common form.
fn is_date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else {
        return false;
    };
    let clock = time.get(..8).unwrap_or_default();
    let mut parts = clock
        .split(':')
        .map(|part| (part.len(), part.parse::<u8>()));
    let mut below = |most| matches!(parts.next(), Some((2, Ok(number))) if number < most);
    let is_clock = below(24) && below(60) && below(60) && parts.next().is_none();
    let zone = time.get(8..).unwrap_or_default();
    is_date(day) && is_clock && (zone == "Z" || is_offset(zone))
}

fn is_offset(zone: &str) -> bool {
    let Some((hours, minutes)) = zone
        .strip_prefix(['+', '-'])
        .and_then(|zone| zone.split_once(':'))
    else {
        return false;
    };
    let below = |text: &str, most: u8| {
        text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number < most)
    };
    below(hours, 24) && below(minutes, 60)
}

/// RFC 3986 letters only, so that no validator has another opinion.
fn is_uri(text: &str) -> bool {
    let rest = ["https://", "http://", "ftp://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?&=+,;:@!$'()*".contains(&byte);
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    let fragments = rest.matches('#').count();
    !host.is_empty()
        && host.bytes().all(is_host)
        && fragments <= 1
        && rest.bytes().all(|byte| plain(byte) || byte == b'#')
}

fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else {
        return false;
    };
    let word = |part: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        !part.is_empty()
            && part.bytes().all(inner)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let labels = host.split('.').count();
    user.split('.').all(word) && labels >= 2 && host.split('.').all(word) && !host.contains('_')
}

#[cfg(test)]
mod tests {
    use super::TextFormat::{self, Date, DateTime, Email, Uri};

    #[test]
    fn formats_are_told_from_look_alikes() {
        let fits: [(TextFormat, &str); 8] = [
            (Date, "2024-02-29"),
            (DateTime, "2024-05-31T23:59:59Z"),
            (DateTime, "2024-05-31T00:00:00+05:30"),
            (Uri, "https://example.org"),
            (Uri, "http://example.org/a_(b)?c=d&e=f#g"),
            (Uri, "ftp://example.org/a"),
            (Email, "first.last@example.org"),
            (Email, "a_b-c@sub.example.org"),
        ];
        for (format, text) in fits {
            assert!(format.fits(text), "{text}");
        }
        let unfit = [
            (Date, "2024-02-30"),
            (Date, "2024-2-3"),
            (DateTime, "2024-05-31T24:00:00Z"),
            (DateTime, "2024-05-31 12:00:00"),
            (DateTime, "2024-05-31T12:00:00"),
            (Uri, "https://"),
            (Uri, "https://example.org/a b"),
            (Uri, "https://exämple.org/"),
            (Uri, "mailto:a@example.org"),
            (Email, "a@b"),
            (Email, "a b@example.org"),
            (Email, "@example.org"),
        ];
        for (format, text) in unfit {
            assert!(!format.fits(text), "{text}");
        }
    }
}
