//! The nearest word: "did you mean `region`?"

/// The candidate that was probably meant, or nothing where none is near enough.
///
/// Near is an optimal-string-alignment distance (Damerau 1964: insertions, deletions, replacements
/// and swaps of neighbours) of at most a third of the longer word, after folding case, `-` and
/// `_`; a longer word may also be meant by its beginning of at least three letters. Of equally
/// near candidates the first wins. O(candidates × length²).
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = squeeze(word);
    let scored = candidates.into_iter().filter_map(|candidate| {
        let other = squeeze(candidate);
        let (own, others) = (word.chars().count(), other.chars().count());
        let longer = own.max(others);
        let begins = own >= 3 && other.starts_with(&word);
        // The distance is no less than this, which costs nothing to know of a very long word.
        if own.abs_diff(others) > longer / 3 && !begins {
            return None;
        }
        let distance = strsim::osa_distance(&word, &other);
        let near = distance <= longer / 3 || begins;
        near.then_some((distance, candidate))
    });
    // `min_by_key` keeps the first of equals.
    scored
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
        && strsim::osa_distance(one, other) == 1
}

fn squeeze(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_slip, nearest};

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

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let fields = [
            "id",
            "name",
            "country",
            "region",
            "links",
            "links_absent",
            "description",
        ];
        let meant = |word| nearest(word, fields);
        assert_eq!(meant("regoin"), Some("region"));
        assert_eq!(meant("Country"), Some("country"));
        assert_eq!(meant("link"), Some("links"));
        assert_eq!(meant("linksAbsent"), Some("links_absent"));
        assert_eq!(meant("desc"), Some("description"));
        assert_eq!(meant("colour"), None);
        assert_eq!(meant("x"), None);
        assert_eq!(nearest("europa", ["africa", "europe"]), Some("europe"));
    }
}
