//! The runs of five words of a text.

use crate::words::Words;

/// Words of one run.
const RUN: usize = 5;

/// The multiplier of the Fowler-Noll-Vo hash of 64 bits (RFC 9923).
const PRIME: u64 = 0x0000_0100_0000_01B3;
/// Its offset.
const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
/// The base of the rolling hash: odd, and of bits in no pattern (the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hashes of the different runs of a text, sorted; of a text shorter than one run, none. A rolling hash
/// (Karp and Rabin 1987) over the hashes of the words. O(length).
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words = hashes(&Words::of(text));
    let mut shingles = Vec::with_capacity(words.len().saturating_sub(RUN - 1));
    let mut run = 0u64;
    for (position, word) in words.iter().enumerate() {
        run = run.wrapping_mul(BASE).wrapping_add(*word);
        let first = position.checked_sub(RUN).and_then(|first| words.get(first));
        if let Some(first) = first {
            run = run.wrapping_sub(first.wrapping_mul(LEAVING));
        }
        if position + 1 >= RUN {
            // The low bits of a sum of products are poor ones.
            shingles.push(run ^ (run >> 32));
        }
    }
    shingles.sort_unstable();
    shingles.dedup();
    shingles
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

/// The hash of each word, in one go over the bytes.
fn hashes(words: &Words) -> Vec<u64> {
    let text = words.as_str();
    // Five letters and a space are a common word.
    let mut hashes = Vec::with_capacity(text.len() / 6 + 1);
    let mut word = OFFSET;
    for byte in text.bytes() {
        if byte == b' ' {
            hashes.push(word);
            word = OFFSET;
        } else {
            word = (word ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    if !text.is_empty() {
        hashes.push(word);
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::shingles;

    #[test]
    fn a_text_has_a_run_for_every_word_but_four() {
        assert_eq!(shingles("").len(), 0);
        assert_eq!(shingles("one two three four").len(), 0);
        assert_eq!(shingles("one two three four five, six").len(), 2);
        assert_eq!(shingles("a b c d e"), shingles("A, b: C d É"));
    }

    #[test]
    fn a_run_is_the_same_wherever_it_stands() {
        let run = shingles("of the people of Tuvalu");
        let text = shingles("Work abroad for some of the people of Tuvalu and others");
        assert!(run.iter().all(|run| text.contains(run)));
        assert_eq!(shingles("a a a a a a a a").len(), 1);
        assert_ne!(shingles("a b c d e"), shingles("e d c b a"));
    }
}
