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
        let longer = word.chars().count().max(other.chars().count());
        let distance = strsim::osa_distance(&word, &other);
        let begins = word.chars().count() >= 3 && other.starts_with(&word);
        let near = distance <= longer / 3 || begins;
        near.then_some((distance, candidate))
    });
    // `min_by_key` keeps the first of equals.
    scored
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn squeeze(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
