//! Years and dates, read without a calendar.

/// A year, or a date as digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct When {
    /// The year.
    pub(crate) year: u16,
    /// Year, month and day as eight digits, where the value is a whole date.
    pub(crate) day: Option<Box<str>>,
}

/// Reads `2019`, `2019-05`, `2019-05-31`, `20190531`, `31/05/2019` or `31.5.2019`, also with a time behind.
pub(crate) fn date(value: &str) -> Option<When> {
    let value = value.trim();
    // Asked of every value: the first letter answers for most.
    if !value.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let value = value.split(['T', ' ']).next().unwrap_or(value);
    let parts: Vec<&str> = value.split(['-', '/', '.']).collect();
    let digits = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !parts.iter().all(digits) {
        return None;
    }
    let whole = |year: &str, month: &str, day: &str| {
        let day = format!("{year}{month:0>2}{day:0>2}");
        when(year, Some(day).filter(|day| day.len() == 8))
    };
    match parts.as_slice() {
        [one] if one.len() == 8 => when(one.get(..4)?, Some((*one).to_owned())),
        [year] => when(year, None),
        // `1994.0`, a year that a table has made a number of.
        [year, "0"] => when(year, None),
        [year, month] if month.len() <= 2 => when(year, None),
        [year, month, day] if year.len() == 4 => whole(year, month, day),
        [day, month, year] if year.len() == 4 => whole(year, month, day),
        _ => None,
    }
}

fn when(year: &str, day: Option<String>) -> Option<When> {
    let number: u16 = year.parse().ok().filter(|_| year.len() == 4)?;
    (1500..=2099).contains(&number).then(|| When {
        year: number,
        day: day.map(String::into_boxed_str),
    })
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn years_and_dates_are_read() {
        let read = |value| date(value).map(|when| (when.year, when.day.unwrap_or_default()));
        assert_eq!(read("2019"), Some((2019, "".into())));
        assert_eq!(read("2019-05"), Some((2019, "".into())));
        for value in [
            "2019-05-31",
            "20190531",
            "31/5/2019",
            "2019-05-31T10:00:00Z",
        ] {
            assert_eq!(read(value), Some((2019, "20190531".into())), "{value}");
        }
        for value in ["", "n/a", "4507", "12345678", "1.2.3", "about 2019"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
