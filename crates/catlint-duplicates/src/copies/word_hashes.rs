//! The hash of each word of a text: eight bytes at a time, since there is no text of a catalogue that is not read
//! here.

use catlint_core::text::marks::has_either;

use crate::words::{SPELLINGS, Words};

/// Bytes of one step.
const STEP: usize = 8;

/// Odd, and of bits in no pattern (the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hands over the hash of each word of a text, as [`Words`] cuts it. O(length).
pub(super) fn each_word(text: &str, mut take: impl FnMut(u64)) {
    // Most texts are plain: they need no folding but that of capitals.
    match text.is_ascii() && !has_either(text, b'&', b'\'') {
        true => of_plain(text.as_bytes(), take),
        false => Words::of(text)
            .iter()
            .for_each(|word| take(one_spelling(of_word(word.as_bytes())))),
    }
}

/// The words of a text of ASCII without apostrophes: runs of letters and digits.
fn of_plain(text: &[u8], mut take: impl FnMut(u64)) {
    let mut at = 0;
    while at < text.len() {
        let (_, letters) = step(text, at);
        if letters == 0 {
            at += STEP;
            continue;
        }
        at += first(letters);
        let mut hash = BASE;
        loop {
            let (bytes, letters) = step(text, at);
            let length = first(!letters & HIGH);
            if length > 0 {
                hash = mix(hash, bytes & low(length));
            }
            at += length;
            if length < STEP {
                break;
            }
        }
        take(one_spelling(hash));
    }
}

/// The bytes from a place on as a number, the first in its lowest bits, capitals as small letters; and of each
/// byte whether it is a letter or digit, in its highest bit. Behind the end are spaces.
fn step(text: &[u8], at: usize) -> (u64, u64) {
    let rest = text.get(at..).unwrap_or_default();
    let bytes = match rest.first_chunk::<STEP>() {
        Some(bytes) => *bytes,
        None => {
            let mut bytes = [b' '; STEP];
            bytes
                .iter_mut()
                .zip(rest)
                .for_each(|(to, from)| *to = *from);
            bytes
        }
    };
    let bytes = u64::from_le_bytes(bytes);
    let small = bytes | each(0x20);
    (small, within(small, b'a', b'z') | within(bytes, b'0', b'9'))
}

const HIGH: u64 = each(0x80);

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; STEP])
}

/// Of each byte of ASCII whether it is in a range, in its highest bit: a sum reaches that bit from the first
/// byte of the range on, and another sum from behind the last.
fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let from = bytes.wrapping_add(each(0x80 - first));
    let behind = bytes.wrapping_add(each(0x7F - last));
    from & !behind & HIGH
}

/// How many bytes stand before the first one that is marked in its highest bit.
fn first(marks: u64) -> usize {
    // At most 64, divided by 8.
    (marks.trailing_zeros() / 8) as usize
}

/// The lowest bytes, as many as told.
fn low(bytes: usize) -> u64 {
    match bytes {
        STEP.. => u64::MAX,
        _ => (1 << (8 * bytes)) - 1,
    }
}

const fn mix(hash: u64, bytes: u64) -> u64 {
    let mixed = (hash ^ bytes).wrapping_mul(BASE);
    mixed ^ (mixed >> 29)
}

/// The hash of a word in small letters.
const fn of_word(word: &[u8]) -> u64 {
    let (mut hash, mut rest) = (BASE, word);
    while !rest.is_empty() {
        let (mut bytes, mut length) = (0, 0);
        while let [byte, after @ ..] = rest
            && length < STEP
        {
            bytes |= (*byte as u64) << (8 * length);
            length += 1;
            rest = after;
        }
        hash = mix(hash, bytes);
    }
    hash
}

/// The hash of the one spelling of a word that has two.
fn one_spelling(word: u64) -> u64 {
    // Asked of every word: a few bits answer nearly always.
    let may = MAY.get(place(word)).is_some_and(|may| *may);
    let found = may.then(|| RESPELT.iter().find(|(own, _)| *own == word));
    found.flatten().map_or(word, |(_, one)| *one)
}

/// The hashes of both spellings.
const RESPELT: [(u64, u64); SPELLINGS.len()] = {
    let mut hashes = [(0, 0); SPELLINGS.len()];
    let mut at = 0;
    while at < SPELLINGS.len() {
        let (own, one) = SPELLINGS[at];
        hashes[at] = (of_word(own.as_bytes()), of_word(one.as_bytes()));
        at += 1;
    }
    hashes
};

/// Places for the hashes in [`RESPELT`].
const PLACES: usize = 256;

/// Which of them are taken.
const MAY: [bool; PLACES] = {
    let mut may = [false; PLACES];
    let mut at = 0;
    while at < RESPELT.len() {
        may[place(RESPELT[at].0)] = true;
        at += 1;
    }
    may
};

#[expect(clippy::cast_possible_truncation, reason = "the remainder is small")]
const fn place(hash: u64) -> usize {
    (hash % PLACES as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::{each_word, of_word, one_spelling};
    use crate::words::Words;
    use proptest::prelude::*;

    fn hashes(text: &str) -> Vec<u64> {
        let mut hashes = Vec::new();
        each_word(text, |word| hashes.push(word));
        hashes
    }

    #[test]
    fn a_word_has_one_hash_wherever_and_however_it_is_written() {
        assert_eq!(hashes(""), []);
        assert_eq!(hashes(" –, "), []);
        assert_eq!(hashes("Reintegration"), hashes(" (reintegration)."));
        assert_eq!(hashes("children's LABOR"), hashes("children’s labour"));
        assert_ne!(hashes("ab"), hashes("abc"));
        assert_ne!(hashes("abcdefgh"), hashes("abcdefghi"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Eight bytes at a time are the words that one gets letter by letter.
        #[test]
        fn the_words_are_those_of_the_folded_text(text in "[ -~]{0,40}|[a-zA-Z0-9 .é']{0,60}") {
            let words = Words::of(&text);
            let expected: Vec<u64> =
                words.iter().map(|word| one_spelling(of_word(word.as_bytes()))).collect();
            prop_assert_eq!(hashes(&text), expected, "{:?}", text);
        }
    }
}
