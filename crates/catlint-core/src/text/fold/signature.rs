//! A number that says where to look for equal texts.

use super::fold;

/// A number that is the same for all texts with the same folded form, and hardly ever for others.
///
/// It is the sum of a weight for each letter and digit (a Zobrist hash), so that the order of the
/// letters does not count: it says where to look, and the folded forms decide. It costs a fraction
/// of folding, and most texts of a catalogue are alike to no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature {
    /// The sum.
    pub sum: u64,
    /// How many bytes of letters and digits went into it.
    pub letters: usize,
}

/// The [`Signature`] of a text. O(length).
#[must_use]
pub fn signature(text: &str) -> Signature {
    if text.is_ascii() {
        return weigh(text);
    }
    weigh(&fold(text))
}

fn weigh(text: &str) -> Signature {
    let mut signature = Signature { sum: 0, letters: 0 };
    for byte in text.bytes() {
        let weight = WEIGHTS.get(usize::from(byte)).copied().unwrap_or(0);
        signature.sum = signature.sum.wrapping_add(weight);
        // No text has so many letters; a checked sum would take as long as all the rest.
        signature.letters = signature.letters.wrapping_add(usize::from(weight != 0));
    }
    signature
}

/// A weight for every byte of a folded text, upper case as lower case; 0 for what folds away.
/// The numbers are those of SplitMix64 (Steele, Lea and Flood 2014), seeded with the byte.
const WEIGHTS: [u64; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0;
    while byte < weights.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 256 places")]
        let folded = (byte as u8).to_ascii_lowercase();
        if folded.is_ascii_alphanumeric() || !folded.is_ascii() {
            let mut mixed = (folded as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            weights[byte] = mixed ^ (mixed >> 31);
        }
        byte += 1;
    }
    weights
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_tells_texts_apart() {
        let texts = [
            "Twe Let",
            "Twe Lets",
            "Happy Return",
            "Łódź",
            "Phase 1",
            "Phase 2",
            "",
        ];
        for (index, one) in texts.iter().enumerate() {
            for other in texts.iter().skip(index + 1) {
                assert_ne!(signature(one), signature(other), "{one} {other}");
            }
        }
        assert_eq!(signature("Ma'am/Sir").letters, 7);
    }
}
