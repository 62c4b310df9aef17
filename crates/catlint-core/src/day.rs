//! A day of the calendar: all that a history and an expiry date need of time.

use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;
/// Days of 400 years.
const ERA: i64 = 146_097;

impl Day {
    /// The day that is so many days after 1970-01-01, or before it.
    #[must_use]
    pub fn from_epoch_days(days: i32) -> Self {
        Self(days)
    }

    /// The day of a moment, in seconds after 1970-01-01 00:00 UTC; far moments are cut off.
    #[must_use]
    pub fn from_epoch_seconds(seconds: u64) -> Self {
        Self(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX / 2))
    }

    /// The day that is so many days later, or earlier; far days are cut off.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this day; negative where it is the later one.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }

    /// Year, month and day of the month. After Howard Hinnant, *chrono-Compatible Low-Level Date
    /// Algorithms* (2014), `civil_from_days`.
    #[must_use]
    pub fn civil(self) -> (i64, u32, u32) {
        let days = i64::from(self.0) + EPOCH;
        let era = days.div_euclid(ERA);
        let of_era = days.rem_euclid(ERA);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let year = year + era * 400 + i64::from(month <= 2);
        (
            year,
            u32::try_from(month).unwrap_or(1),
            u32::try_from(day).unwrap_or(1),
        )
    }

    /// The day of a date that exists: `days_from_civil` of the same source.
    #[must_use]
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let shifted = i64::from(year) - i64::from(month <= 2);
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let march_month = (i64::from(month) + 9) % 12;
        let of_year = (153 * march_month + 2) / 5 + i64::from(day) - 1;
        let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let found = Self(i32::try_from(era * ERA + of_era - EPOCH).ok()?);
        // A date that does not exist, such as 30 February, comes back as another one.
        (found.civil() == (i64::from(year), month, day)).then_some(found)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is no date of the form `2026-11-24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no date of the form 2026-11-24")
    }
}

impl std::error::Error for NoDay {}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let part = parts.next().filter(|part| part.len() == width)?;
            part.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some(part)
        };
        let (year, month, day) = (part(4), part(2), part(2));
        let date = year.zip(month).zip(day).filter(|_| parts.next().is_none());
        let ((year, month), day) = date.ok_or(NoDay)?;
        let number = |text: &str| text.parse().map_err(|_| NoDay);
        let year = i32::try_from(number(year)?).map_err(|_| NoDay)?;
        Self::from_civil(year, number(month)?, number(day)?).ok_or(NoDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_and_go_and_those_that_do_not_exist_are_refused() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-11-24", 20_781),
            ("9999-12-31", 2_932_896),
        ] {
            let day: Day = text.parse().expect(text);
            assert_eq!(day, Day::from_epoch_days(days), "{text}");
            assert_eq!(day.to_string(), text);
        }
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "24.11.2026",
            "",
            "2026-11-24T00",
            "+026-01-01",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NoDay), "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_the_day_after_the_one_before() {
        let first = Day::from_civil(1900, 1, 1).expect("a date");
        for offset in 0..146_097 {
            let day = Day(first.0 + offset);
            let (year, month, of_month) = day.civil();
            let year = i32::try_from(year).expect("small");
            assert_eq!(Day::from_civil(year, month, of_month), Some(day));
        }
    }
}
