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

/// What more than half of some values are: a list is in one order from its beginning to its end, and
/// a name that happens to be a number does not make numbers of the names beside it.
pub(super) fn nature_of(texts: &[&str]) -> Nature {
    let most = |count: usize| count > texts.len() / 2;
    let days = texts.iter().filter(|text| day(text).is_some());
    let numbers = texts.iter().filter(|text| number(text).is_some());
    match (most(days.count()), most(numbers.count())) {
        (true, _) => Nature::Date,
        (false, true) => Nature::Number,
        (false, false) => Nature::Text,
    }
}

/// Compares two values of a list of that nature. What is no day or number comes behind those, as a
/// text.
pub(super) fn compare_as(nature: Nature, left: &str, right: &str) -> Ordering {
    let order = match nature {
        Nature::Date => both(day(left), day(right), |left, right| left.cmp(&right)),
        Nature::Number => both(number(left), number(right), |left, right| {
            left.total_cmp(&right)
        }),
        Nature::Text => None,
    };
    order.unwrap_or_else(|| left.cmp(right))
}

/// The order of two, of which one that is there comes first; nothing where neither is.
fn both<T>(
    left: Option<T>,
    right: Option<T>,
    order: impl Fn(T, T) -> Ordering,
) -> Option<Ordering> {
    match (left, right) {
        (Some(left), Some(right)) => Some(order(left, right)),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let plain = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    number.filter(|_| plain)
}

fn numbers(left: &str, right: &str) -> (bool, f64, f64) {
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

/// The day of a date, or the last one that a date without a day, or without a month, may mean.
pub(super) fn last_day(text: &str) -> Option<Day> {
    let whole = |text: &str| text.parse().ok();
    match date_parts(text)?.as_slice() {
        [year] => whole(&format!("{year}-12-31")),
        [year, month] => (28..=31)
            .rev()
            .find_map(|day| whole(&format!("{year}-{month}-{day}"))),
        _ => day(text),
    }
}

/// Whether two dates, one of which says less than the other, agree as far as both go: nobody knows
/// which of `2020` and `2020-06` comes first.
pub(super) fn is_open(left: &str, right: &str) -> bool {
    let (Some(left), Some(right)) = (date_parts(left), date_parts(right)) else {
        return false;
    };
    let both = left.len().min(right.len());
    left.len() != right.len() && left.get(..both) == right.get(..both)
}

/// The year, and the month and the day where a date says them.
fn date_parts(text: &str) -> Option<Vec<&str>> {
    let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    let parts: Vec<&str> = date.split('-').collect();
    let widths = parts
        .iter()
        .zip([4, 2, 2])
        .all(|(part, width)| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()));
    (ends && widths && parts.len() <= 3).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_say_more_and_less_are_open_where_they_agree() {
        for (left, right, open) in [
            ("2020-06", "2020", true),
            ("2020", "2020-06-30", true),
            ("2020-06-30T08:00:00Z", "2020-06", true),
            ("2020-06", "2020-07-01", false),
            ("2020", "2020", false),
            ("2020-06-30", "2020-06-30T08:00:00Z", false),
            ("2021", "2020-06", false),
            ("2020.5", "2020", false),
            ("20200630", "2020", false),
        ] {
            assert_eq!(is_open(left, right), open, "{left} {right}");
        }
    }

    #[test]
    fn a_date_that_says_less_may_mean_its_last_day() {
        for (text, last) in [
            ("2024", Some("2024-12-31")),
            ("2024-02", Some("2024-02-29")),
            ("2024-06-15T08:00:00Z", Some("2024-06-15")),
            ("2024-13", None),
            ("2024-02-30", None),
            ("soon", None),
        ] {
            let day = last_day(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), last, "{text}");
        }
    }

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

    #[test]
    fn a_list_has_one_order_from_its_beginning_to_its_end() {
        for (texts, nature, sorted) in [
            (
                &["10", "9", "n/a"][..],
                Nature::Number,
                &["9", "10", "n/a"][..],
            ),
            (
                &["2026-01-10", "2026-01-02"],
                Nature::Date,
                &["2026-01-02", "2026-01-10"],
            ),
            (
                &["tbd", "2026-01-10T08:00:00Z", "2026-01-02"],
                Nature::Date,
                &["2026-01-02", "2026-01-10T08:00:00Z", "tbd"],
            ),
            // By pairs, each of these would come before the next, and the last before the first.
            (&["9", "10", "1a"], Nature::Number, &["9", "10", "1a"]),
            (
                &["2048", "0 A.D.", "7-zip"],
                Nature::Text,
                &["0 A.D.", "2048", "7-zip"],
            ),
        ] {
            assert_eq!(nature_of(texts), nature, "{texts:?}");
            let mut own = texts.to_vec();
            own.sort_by(|left, right| compare_as(nature, left, right));
            assert_eq!(own, sorted);
        }
    }
}
