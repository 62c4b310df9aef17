//! The runs of five words of a text.

use super::word_hashes::each_word;

/// Words of one run.
const RUN: usize = 5;

/// The base of the rolling hash: odd, and of bits in no pattern (the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hands over the hash of each run of a text; none of a text shorter than one run. Runs of one field are no
/// runs of another. A rolling hash (Karp and Rabin 1987) over the hashes of the words. O(length).
pub(super) fn each_shingle(field: u64, text: &str, mut take: impl FnMut(u64)) {
    let mut last = [0u64; RUN];
    let (mut run, mut missing) = (0u64, RUN);
    each_word(text, |word| {
        let [leaving, ..] = last;
        last.rotate_left(1);
        let [.., newest] = &mut last;
        *newest = word;
        run = run.wrapping_mul(BASE).wrapping_add(word);
        run = run.wrapping_sub(leaving.wrapping_mul(LEAVING));
        missing = missing.saturating_sub(1);
        if missing == 0 {
            // The low bits of a sum of products are poor ones.
            let mixed = (run ^ field).wrapping_mul(BASE);
            take(mixed ^ (mixed >> 32));
        }
    });
}

/// What a word that leaves a run has been multiplied by.
const LEAVING: u64 = {
    let mut power = 1u64;
    let mut times = 0;
    while times < RUN {
        power = power.wrapping_mul(BASE);
        times += 1;
    }
    power
};

#[cfg(test)]
mod tests {
    use super::each_shingle;

    fn shingles(text: &str) -> Vec<u64> {
        let mut all = Vec::new();
        each_shingle(0, text, |run| all.push(run));
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
