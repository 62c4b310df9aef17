//! Slips of the keyboard.

/// Whether two different words are one slip apart: a letter more, less, other, or two neighbours
/// exchanged (Damerau 1964). O(letters).
#[must_use]
pub fn one_slip(one: &str, other: &str) -> bool {
    let same = |(one, other): &(char, char)| one == other;
    let start = one.chars().zip(other.chars()).take_while(same);
    let start: usize = start.map(|(letter, _)| letter.len_utf8()).sum();
    let (one, other) = (rest(one, start), rest(other, start));
    let (mut short, mut long) = (one.chars(), other.chars());
    let (first, second) = (short.next(), long.next());
    match (first, second) {
        (None, None) => false,
        // A letter more or less.
        _ if short.as_str() == other || long.as_str() == one => true,
        // Another letter.
        _ if short.as_str() == long.as_str() => true,
        // Two exchanged.
        _ => {
            let exchanged = short.next() == second && long.next() == first;
            exchanged && first.is_some() && second.is_some() && short.as_str() == long.as_str()
        }
    }
}

fn rest(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// Whether two texts differ by one slip of the keyboard: one letter too many, too few, another one,
/// or two neighbours swapped. Short texts and digits never differ by a slip: `Phase 1` and
/// `Phase 2`, `cat` and `car` are different things. O(length²).
#[must_use]
pub fn is_slip(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let long = letters(one).min(letters(other)) >= 5;
    long && one.len().abs_diff(other.len()) <= 4
        && digits(one) == digits(other)
        && one_slip(one, other)
}

#[cfg(test)]
mod tests {
    use super::{is_slip, one_slip};

    #[test]
    fn one_slip_is_one_letter_or_two_exchanged() {
        for (one, other) in [
            ("programe", "programme"),
            ("boise", "boisse"),
            ("octobot", "octobox"),
            ("campblel", "campbell"),
            ("abcde", "bcde"),
            ("abcde", "abcd"),
            ("łodzi", "lodzi"),
        ] {
            assert!(
                one_slip(one, other) && one_slip(other, one),
                "{one} {other}"
            );
        }
        for (one, other) in [
            ("boise", "boise"),
            ("boise", "bowie"),
            ("abcde", "badce"),
            ("group", "groupes"),
            ("", ""),
        ] {
            assert!(
                !one_slip(one, other) && !one_slip(other, one),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn a_slip_is_one_letter_of_a_long_word() {
        assert!(is_slip("Inactve", "Inactive"));
        assert!(is_slip("Inatcive", "Inactive"));
        assert!(is_slip("Viet Namm", "Viet Nam"));
        assert!(!is_slip("Phase 1", "Phase 2"));
        assert!(!is_slip("cats", "cars"));
        assert!(!is_slip("Inactive", "Inactive"));
        assert!(!is_slip("Inactvv", "Inactive"));
    }

    proptest::proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(one in "[abéÄ]{0,5}", other in "[abéÄ]{0,5}") {
            proptest::prop_assert_eq!(one_slip(&one, &other), strsim::osa_distance(&one, &other) == 1);
        }
    }
}
