//! Plain scalars: their value by the YAML 1.2 core schema, and what YAML 1.1 readers make of them.

/// What a plain scalar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number that JSON can hold.
    Number,
    /// A text.
    String,
    /// Infinity, NaN, or a number beyond what a 64-bit float can hold.
    NotJson,
}

/// Resolves a plain scalar by the core schema (YAML 1.2.2, 10.3.2).
pub(super) fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        _ => {}
    }
    // Most scalars are words: one look at the first byte settles them.
    if !text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) {
        return Scalar::String;
    }
    if is_not_finite(text) {
        return Scalar::NotJson;
    }
    if !is_number(text) {
        return Scalar::String;
    }
    if Number::new(text).as_f64().is_finite() {
        Scalar::Number
    } else {
        Scalar::NotJson
    }
}

/// A number as it is written, in YAML's or JSON's notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number<'d> {
    text: &'d str,
}

impl<'d> Number<'d> {
    pub(super) fn new(text: &'d str) -> Self {
        Self { text }
    }

    /// The number as it is written.
    #[must_use]
    pub fn text(self) -> &'d str {
        self.text
    }

    /// Whether the value is a whole number: `1`, `0x10`, `1.0` and `1e3` are.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.is_written_as_integer() || self.as_f64().fract() == 0.0
    }

    /// Whether it is written without a fraction and an exponent.
    #[must_use]
    pub fn is_written_as_integer(self) -> bool {
        self.radix().is_some() || !self.text.contains(['.', 'e', 'E'])
    }

    /// The value, where it is a whole number in the range of `u64`.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        match self.radix() {
            Some((radix, digits)) => u64::from_str_radix(digits, radix).ok(),
            None => self.text.parse().ok(),
        }
    }

    /// The value, where it is a whole number in the range of `i64`.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        match self.radix() {
            Some((radix, digits)) => i64::from_str_radix(digits, radix).ok(),
            None => self.text.parse().ok(),
        }
    }

    /// The nearest 64-bit float.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        match self.radix() {
            Some((radix, digits)) => digits.chars().fold(0.0, |value, digit| {
                value * f64::from(radix) + f64::from(digit.to_digit(radix).unwrap_or_default())
            }),
            None => self.text.parse().unwrap_or(f64::NAN),
        }
    }

    fn radix(self) -> Option<(u32, &'d str)> {
        let octal = self.text.strip_prefix("0o").map(|digits| (8, digits));
        octal.or_else(|| self.text.strip_prefix("0x").map(|digits| (16, digits)))
    }
}

/// What YAML 1.1 readers (`PyYAML`, Ruby's Psych, `js-yaml` 3) make of a plain scalar, where it is
/// another value than in YAML 1.2.
///
/// Timestamps are left out on purpose: unquoted dates are common, and a reader that makes a date
/// of a date does what its writer meant. So are `y` and `n`, which no widely used reader converts.
pub(super) fn yaml_1_1_reading(text: &str, is_key: bool) -> Option<&'static str> {
    match text {
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some("the truth value true"),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some("the truth value false"),
        _ => {}
    }
    if is_key || !text.starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first)) {
        return None;
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let all = |allowed: fn(char) -> bool| digits.chars().all(allowed);
    if digits.len() > 1 && digits.starts_with('0') && all(|c| ('0'..='7').contains(&c) || c == '_')
    {
        return Some("a number written in octal");
    }
    if digits.starts_with("0o") && is_number(digits) {
        return Some("a text, not a number");
    }
    if digits.contains('_') && all(|c| c.is_ascii_digit() || c == '_' || c == '.') {
        return Some("a number, with the underscores dropped");
    }
    if is_binary(digits) {
        return Some("a number written in binary");
    }
    if is_sexagesimal(digits) {
        return Some("a number written in base 60");
    }
    (is_number(digits) && !digits.contains('.') && digits.contains(['e', 'E']))
        .then_some("a text, not a number")
}

fn is_binary(digits: &str) -> bool {
    digits
        .strip_prefix("0b")
        .is_some_and(|bits| !bits.is_empty() && bits.chars().all(|c| matches!(c, '0' | '1' | '_')))
}

/// `[1-9][0-9_]*(:[0-5]?[0-9])+`, as in the YAML 1.1 type repository.
fn is_sexagesimal(digits: &str) -> bool {
    let mut parts = digits.split(':');
    let head = parts.next().unwrap_or_default();
    let is_head = head.starts_with(|c: char| ('1'..='9').contains(&c))
        && head.chars().all(|c| c.is_ascii_digit());
    let mut tail = parts.peekable();
    is_head
        && tail.peek().is_some()
        && tail.all(|part| {
            let short = matches!(part.len(), 1 | 2) && part.chars().all(|c| c.is_ascii_digit());
            short && part.parse::<u8>().is_ok_and(|value| value < 60)
        })
}

fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// The integers and floats of the core schema.
fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.chars().all(|c| ('0'..='7').contains(&c));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit());
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_mantissa =
        digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    let is_exponent = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !unsigned.is_empty() && digits(unsigned)
    });
    is_mantissa && is_exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let cases = [
            ("", Scalar::Null),
            ("~", Scalar::Null),
            ("NULL", Scalar::Null),
            ("nULL", Scalar::String),
            ("true", Scalar::Bool(true)),
            ("NO", Scalar::String),
            ("yes", Scalar::String),
            ("012", Scalar::Number),
            ("0o17", Scalar::Number),
            ("0xFF", Scalar::Number),
            ("-.5", Scalar::Number),
            ("1.", Scalar::Number),
            ("1e3", Scalar::Number),
            ("1e", Scalar::String),
            (".", Scalar::String),
            ("+", Scalar::String),
            ("2021-02-02", Scalar::String),
            ("1_000", Scalar::String),
            (".inf", Scalar::NotJson),
            (".NaN", Scalar::NotJson),
            ("1e400", Scalar::NotJson),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_keep_their_value() {
        assert_eq!(Number::new("0x10").as_u64(), Some(16));
        assert_eq!(Number::new("0o17").as_i64(), Some(15));
        assert_eq!(Number::new("012").as_u64(), Some(12));
        assert_eq!(Number::new("-3").as_i64(), Some(-3));
        assert!(Number::new("1.0").is_integer() && !Number::new("1.0").is_written_as_integer());
        assert!(!Number::new("1.5").is_integer());
        assert!((Number::new("1.").as_f64() - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn only_what_differs_in_yaml_1_1_is_noted() {
        let noted = [
            "NO", "yes", "on", "012", "0o17", "1_000", "12:30", "0b101", "1e3",
        ];
        let same = [
            "no thanks",
            "2021-02-02",
            "0",
            "10",
            "0.5",
            "1.5e+3",
            "12:75",
            "y",
            "089",
            "0xFF",
            "",
        ];
        for text in noted {
            assert!(yaml_1_1_reading(text, false).is_some(), "{text}");
        }
        for text in same {
            assert!(yaml_1_1_reading(text, false).is_none(), "{text}");
        }
        assert!(yaml_1_1_reading("012", true).is_none());
        assert!(yaml_1_1_reading("NO", true).is_some());
    }
}
