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
    let (length, letters) = (word.chars().count(), letters(&word));
    let scored = candidates.into_iter().filter_map(|candidate| {
        let other = squeeze(candidate);
        let other_length = other.chars().count();
        let most = length.max(other_length) / 3;
        let begins = length >= 3 && other.starts_with(&word);
        // Of a long list nearly all words end here: a slip changes the length by one at most, and
        // takes one letter away and brings one in.
        let far = length.abs_diff(other_length) > most
            || (letters ^ self::letters(&other)).count_ones() as usize > 2 * most;
        if far && !begins {
            return None;
        }
        let distance = strsim::osa_distance(&word, &other);
        let near = distance <= most || begins;
        near.then_some((distance, candidate))
    });
    // `min_by_key` keeps the first of equals.
    scored
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Which letters occur, a bit each; several letters may share one.
fn letters(word: &str) -> u64 {
    word.chars()
        .fold(0, |letters, c| letters | 1 << (u32::from(c) % 64))
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

    /// What [`nearest`] says without looking at letters first.
    fn slowly<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
        let word = super::squeeze(word);
        let scored = candidates.iter().filter_map(|candidate| {
            let other = super::squeeze(candidate);
            let longer = word.chars().count().max(other.chars().count());
            let distance = strsim::osa_distance(&word, &other);
            let begins = word.chars().count() >= 3 && other.starts_with(&word);
            (distance <= longer / 3 || begins).then_some((distance, *candidate))
        });
        scored
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, it)| it)
    }

    proptest::proptest! {
        #[test]
        fn looking_at_letters_first_changes_nothing(
            word in "[a-eA-Eé_]{0,9}",
            candidates in proptest::collection::vec("[a-eé-]{0,9}", 0..6),
        ) {
            let candidates: Vec<&str> = candidates.iter().map(|candidate| &**candidate).collect();
            let quick = nearest(&word, candidates.iter().copied());
            proptest::prop_assert_eq!(quick, slowly(&word, &candidates));
        }
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
