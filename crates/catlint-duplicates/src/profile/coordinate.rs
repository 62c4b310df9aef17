//! Latitudes and longitudes as whole numbers.

/// Ten-thousandths of a degree, about ten metres; nothing for what is no coordinate.
pub(crate) fn coordinate(value: &str) -> Option<i64> {
    let value = value.trim();
    let (sign, digits) = match value.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, value.trim_start_matches('+')),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !is_number(whole) || !is_number(rest) {
        return None;
    }
    let rest: String = rest.chars().chain("0000".chars()).take(4).collect();
    let whole: i64 = whole.parse().ok()?;
    Some(sign * (whole * 10_000 + rest.parse::<i64>().ok()?))
}

/// Whether a field holds one coordinate.
pub(super) fn is_coordinate(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path).to_lowercase();
    let names = ["lat", "lon", "lng", "long", "latitude", "longitude"];
    let end = last.rsplit(['_', '-']).next().unwrap_or_default();
    names.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::{coordinate, is_coordinate};

    #[test]
    fn coordinates_are_read_without_floats() {
        assert_eq!(coordinate("43.6137"), Some(436_137));
        assert_eq!(coordinate("-116.2"), Some(-1_162_000));
        assert_eq!(coordinate("7"), Some(70_000));
        assert_eq!(coordinate("43.61378888"), Some(436_137));
        assert_eq!(coordinate("43,6"), None);
        assert!(is_coordinate("geo_lat") && is_coordinate("place.longitude"));
        assert!(!is_coordinate("flat"));
    }
}
