//! Which of two values comes first: as dates, as numbers, or as texts.

use std::cmp::Ordering;

use catlint_core::Day;

/// What two values were compared as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Days.
    Date,
    /// Numbers.
    Number,
    /// Texts, by their code points.
    Text,
}

/// Compares two values: as days where both begin with one, as numbers where both are numbers, else
/// as texts.
pub(super) fn compare(left: &str, right: &str) -> (Nature, Ordering) {
    if let (Some(left), Some(right)) = (day(left), day(right)) {
        return (Nature::Date, left.cmp(&right));
    }
    let (as_numbers, left_number, right_number) = numbers(left, right);
    match as_numbers {
        true => (Nature::Number, left_number.total_cmp(&right_number)),
        false => (Nature::Text, left.cmp(right)),
    }
}

fn numbers(left: &str, right: &str) -> (bool, f64, f64) {
    let number = |text: &str| {
        let plain = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.filter(|_| plain)
    };
    match (number(left), number(right)) {
        (Some(left), Some(right)) => (true, left, right),
        _ => (false, 0.0, 0.0),
    }
}

/// The day of a date, or of a date with a time.
pub(super) fn day(text: &str) -> Option<Day> {
    let (date, rest) = text.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    date.parse().ok().filter(|_| ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_as_what_both_are() {
        for (left, right, nature, order) in [
            ("2026-01-02", "2026-01-10", Nature::Date, Ordering::Less),
            (
                "2026-01-02T23:00:00Z",
                "2026-01-02",
                Nature::Date,
                Ordering::Equal,
            ),
            ("9", "10", Nature::Number, Ordering::Less),
            ("1.50", "1.5", Nature::Number, Ordering::Equal),
            ("9", "ten", Nature::Text, Ordering::Less),
            ("nan", "inf", Nature::Text, Ordering::Greater),
            ("2026-02-30", "2026-03-01", Nature::Text, Ordering::Less),
            ("b", "a", Nature::Text, Ordering::Greater),
        ] {
            assert_eq!(compare(left, right), (nature, order), "{left} {right}");
        }
    }
}
