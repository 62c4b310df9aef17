//! The runs of five words of a text.

use catlint_core::text::fold::{Folded, folded};
use catlint_core::text::hash::{EMPTY, fnv1a, step};

use crate::words::{SPELLINGS, Words};

/// Words of one run.
const RUN: usize = 5;

/// The base of the rolling hash: odd, and of bits in no pattern (the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hashes of the runs of a text; of a text shorter than one run, none. A rolling hash (Karp and Rabin
/// 1987) over the hashes of the words. O(length).
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words = hashes(text);
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

/// The hash of each word of a text. Most texts are plain: they are folded and hashed in one go.
fn hashes(text: &str) -> Vec<u64> {
    match text.is_ascii() && !text.contains('&') {
        true => of_bytes(text.bytes().map(folded), text.len()),
        false => {
            let words = Words::of(text);
            of_bytes(
                words.as_str().bytes().map(Folded::Letter),
                words.as_str().len(),
            )
        }
    }
}

/// The hash of each run of letters.
fn of_bytes(bytes: impl Iterator<Item = Folded>, length: usize) -> Vec<u64> {
    // Five letters and a space are a common word.
    let mut hashes = Vec::with_capacity(length / 6 + 1);
    let mut word = EMPTY;
    for byte in bytes {
        match byte {
            Folded::Nothing => {}
            Folded::Space | Folded::Letter(b' ') => {
                if word != EMPTY {
                    hashes.push(one_spelling(word));
                }
                word = EMPTY;
            }
            Folded::Letter(letter) => word = step(word, letter),
        }
    }
    if word != EMPTY {
        hashes.push(one_spelling(word));
    }
    hashes
}

/// The hash of the one spelling of a word that has two.
fn one_spelling(word: u64) -> u64 {
    let found = RESPELT.iter().find(|(own, _)| *own == word);
    found.map_or(word, |(_, one)| *one)
}

/// The hashes of both spellings.
const RESPELT: [(u64, u64); SPELLINGS.len()] = {
    let mut hashes = [(0, 0); SPELLINGS.len()];
    let mut at = 0;
    while at < SPELLINGS.len() {
        let (own, one) = SPELLINGS[at];
        hashes[at] = (fnv1a(own.as_bytes()), fnv1a(one.as_bytes()));
        at += 1;
    }
    hashes
};

#[cfg(test)]
mod tests {
    use super::shingles;

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
