//! Years and dates, read without a calendar.

/// A year, or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct When {
    /// The year.
    pub(crate) year: u16,
    /// Year, month and day in eight digits, where the value is a whole date.
    pub(crate) day: Option<u32>,
}

/// Parts of a date; one more is none.
const PARTS: usize = 3;

/// Reads `2019`, `2019-05`, `2019-05-31`, `20190531`, `31/05/2019` or `31.5.2019`, also with a time behind.
pub(crate) fn date(value: &str) -> Option<When> {
    let value = value.trim();
    // Asked of every value: the first letter answers for most.
    if !value.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let value = value.split(['T', ' ']).next().unwrap_or(value);
    let mut parts = [""; PARTS];
    let mut count = 0;
    for part in value.split(['-', '/', '.']) {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *parts.get_mut(count).filter(|_| digits)? = part;
        count += 1;
    }
    match parts.get(..count)? {
        [one] if one.len() == 8 => when(one.get(..4)?, one.get(4..6)?, one.get(6..)?),
        [year] => when(year, "", ""),
        // `1994.0`, a year that a table has made a number of.
        [year, "0"] => when(year, "", ""),
        [year, month] if month.len() <= 2 => when(year, "", ""),
        [year, month, day] if year.len() == 4 => when(year, month, day),
        [day, month, year] if year.len() == 4 => when(year, month, day),
        _ => None,
    }
}

fn when(year: &str, month: &str, day: &str) -> Option<When> {
    let number: u16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let part = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let within = part(month).zip(part(day));
    (1500..=2099).contains(&number).then(|| When {
        year: number,
        day: within.map(|(month, day)| (u32::from(number) * 100 + month) * 100 + day),
    })
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn years_and_dates_are_read() {
        let read = |value| date(value).map(|when| (when.year, when.day));
        assert_eq!(read("2019"), Some((2019, None)));
        assert_eq!(read("2019-05"), Some((2019, None)));
        for value in [
            "2019-05-31",
            "20190531",
            "31/5/2019",
            "2019-05-31T10:00:00Z",
        ] {
            assert_eq!(read(value), Some((2019, Some(20_190_531))), "{value}");
        }
        for value in ["", "n/a", "4507", "12345678", "1.2.3", "about 2019"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
