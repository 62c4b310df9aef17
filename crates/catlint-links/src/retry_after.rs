//! When a server wants to be asked again: the header `Retry-After` (RFC 9110, 10.2.3).

use std::time::{Duration, SystemTime};

/// The wait that a value asks for. A date counts from `now`, one that is past asks for no wait;
/// what is neither a date nor a number of seconds is nothing.
#[must_use]
pub(crate) fn parse(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are more than anybody waits.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_dates_and_absurdities() {
        let now = httpdate::parse_http_date("Tue, 24 Nov 2026 20:00:00 GMT").expect("a date");
        let cases = [
            ("0", Some(0)),
            ("3", Some(3)),
            (" 120 ", Some(120)),
            ("1000000000000", Some(1_000_000_000_000)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Tue, 24 Nov 2026 20:00:30 GMT", Some(30)),
            ("Tue, 24 Nov 2020 20:00:30 GMT", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ];
        for (value, seconds) in cases {
            assert_eq!(
                parse(value, now),
                seconds.map(Duration::from_secs),
                "{value}"
            );
        }
    }
}
