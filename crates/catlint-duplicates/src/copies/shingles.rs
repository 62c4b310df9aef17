//! The runs of five words of a text.

use crate::fields::hash;
use crate::words::Words;

/// Words of one run.
const RUN: usize = 5;

/// The hashes of the different runs of a text, sorted; of a text shorter than one run, none.
/// O(length).
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words = Words::of(text);
    let hashes: Vec<u64> = words.iter().map(|word| hash(&word)).collect();
    let mut shingles: Vec<u64> = hashes.windows(RUN).map(|run| hash(&run)).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

#[cfg(test)]
mod tests {
    use super::shingles;

    #[test]
    fn a_text_has_a_run_for_every_word_but_four() {
        assert_eq!(shingles("one two three four").len(), 0);
        assert_eq!(shingles("one two three four five, six").len(), 2);
        assert_eq!(shingles("a b c d e"), shingles("A, b: C d É"));
    }
}
