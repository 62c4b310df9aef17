//! The runs of five words of a text.

use super::word_hashes::each_word;

/// Words of one run.
const RUN: usize = 5;

/// Odd, and of bits in no pattern (the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hands over the hash of each run of a text whose words are all known; none of a text shorter than one run.
/// Runs of one field are no runs of another. O(length).
pub(super) fn each_shingle(
    field: u64,
    text: &str,
    is_known: impl Fn(u64) -> bool,
    mut take: impl FnMut(u64),
) {
    let mut last = [0u64; RUN];
    // Known words in a row.
    let mut known = 0usize;
    each_word(text, |word| {
        last.rotate_left(1);
        let [.., newest] = &mut last;
        *newest = word;
        known = match is_known(word) {
            true => known + 1,
            false => 0,
        };
        if known >= RUN {
            let sum = |run: u64, word: &u64| run.wrapping_mul(BASE).wrapping_add(*word);
            // The low bits of a sum of products are poor ones.
            let mixed = (last.iter().fold(0, sum) ^ field).wrapping_mul(BASE);
            take(mixed ^ (mixed >> 32));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::each_shingle;

    fn shingles(text: &str) -> Vec<u64> {
        let mut all = Vec::new();
        each_shingle(0, text, |_| true, |run| all.push(run));
        all
    }

    #[test]
    fn a_text_has_a_run_for_every_word_but_four() {
        assert_eq!(shingles("").len(), 0);
        assert_eq!(shingles("one two three four").len(), 0);
        assert_eq!(shingles("one two three four five, six").len(), 2);
        assert_eq!(shingles("a b c d e"), shingles("A, b: C d É"));
        let (plain, long) = (
            "The labour programme's 1st, the ",
            "The labour programme’s 1st; thé ",
        );
        assert_eq!(shingles(plain), shingles(long));
        assert_eq!(
            shingles("Labor programmes & more of it"),
            shingles("labour programs – more of it")
        );
    }

    #[test]
    fn a_run_is_the_same_wherever_it_stands() {
        let run = shingles("of the people of Tuvalu");
        let text = shingles("Work abroad for some of the people of Tuvalu and others");
        assert!(run.iter().all(|run| text.contains(run)));
        let same = shingles("a a a a a a a a");
        assert!(same.windows(2).all(|pair| pair[0] == pair[1]));
        assert_ne!(shingles("a b c d e"), shingles("e d c b a"));
    }
}
