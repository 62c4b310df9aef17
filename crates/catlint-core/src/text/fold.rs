//! Folding of texts for comparison: what two spellings of one name have in common.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a text: compatibility decomposition, lower case, without accents, with every
/// run of punctuation and white space as one space, none at the ends.
///
/// Marks are dropped after Latin, Greek and Cyrillic letters only: in Indic scripts, Thai, Burmese
/// or Arabic they are vowels. Letters without a decomposition (ø, ł, ß ...) are folded by a small
/// table. O(length); ASCII texts take a fast path.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// As [`fold`], into a buffer that is cleared first.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    if text.is_ascii() {
        fold_ascii(text, folded);
    } else {
        let mut base = ' ';
        for character in text.nfkd() {
            if is_combining_mark(character) && has_accents(base) {
                continue;
            }
            base = character;
            match letters(character) {
                Some(letters) => folded.push_str(letters),
                None => character
                    .to_lowercase()
                    .filter(|c| *c != '\u{307}')
                    .for_each(|c| push(folded, c)),
            }
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
}

/// Over bytes, by a table: a `char` at a time costs several times as much.
fn fold_ascii(text: &str, folded: &mut String) {
    let mut bytes = std::mem::take(folded).into_bytes();
    // Whether a letter has been written since the last space.
    let mut within = false;
    for byte in text.bytes() {
        match self::folded(byte) {
            Folded::Nothing => {}
            Folded::Space => {
                if within {
                    bytes.push(b' ');
                }
                within = false;
            }
            Folded::Letter(letter) => {
                bytes.push(letter);
                within = true;
            }
        }
    }
    *folded = String::from_utf8(bytes).unwrap_or_default();
}

/// What becomes of a character of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: apostrophes join, as in Ma'am.
    Nothing,
    /// A space, one for a run of them and none at the ends.
    Space,
    /// A letter in lower case, or a digit.
    Letter(u8),
}

/// What [`fold`] makes of one character of ASCII; a space of all others.
#[must_use]
pub fn folded(byte: u8) -> Folded {
    FOLDED
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Folded::Space)
}

const FOLDED: [Folded; 256] = {
    let mut folded = [Folded::Space; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = Folded::Letter(byte.to_ascii_lowercase());
        }
        byte += 1;
    }
    folded[b'\'' as usize] = Folded::Nothing;
    folded
};

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

/// A name without what does not distinguish it: a leading article and one abbreviation in brackets
/// at the end. `National Reintegration Centre (NRCO)` and `The National Reintegration Centre`
/// have the same key. A `+` or `#` at its end does distinguish it: C, C++ and C# are three.
#[must_use]
pub fn name_key(name: &str) -> String {
    let name = abbreviation(name).0;
    let mut key = fold(name);
    let article = key.len() - without_article(&key).len();
    key.drain(..article);
    key.push_str(signs(name));
    key
}

/// The `+` and `#` that a name ends with, written to its last letter.
fn signs(name: &str) -> &str {
    let name = name.trim_end();
    let stem = name.trim_end_matches(['+', '#']);
    match stem.ends_with(char::is_alphanumeric) {
        true => name.get(stem.len()..).unwrap_or_default(),
        false => "",
    }
}

/// A text without a leading `the`, `a` or `an`, in whatever case.
#[must_use]
pub fn without_article(text: &str) -> &str {
    let article = |article: &&str| {
        let head = text.get(..article.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(article))
    };
    let found = ["the ", "a ", "an "].into_iter().find(article);
    let rest = found.and_then(|article| text.get(article.len()..));
    // A name of an article and one more letter is no name without the article.
    rest.filter(|rest| rest.len() > 2).unwrap_or(text)
}

/// Cuts ` (NRCO)` off a name: at most ten characters without a space, mostly upper case. The name
/// without it, and the abbreviation. O(length).
#[must_use]
pub fn abbreviation(name: &str) -> (&str, Option<&str>) {
    let trimmed = name.trim_end();
    let cut = trimmed
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let Some((long, short)) = cut else {
        return (name, None);
    };
    let letters = short.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let is_abbreviation = short.chars().count() <= 10
        && !short.contains(char::is_whitespace)
        && letters >= 2
        && capitals * 2 > letters;
    match is_abbreviation && !long.trim().is_empty() {
        true => (long, Some(short)),
        false => (name, None),
    }
}

fn push(folded: &mut String, character: char) {
    if character.is_alphanumeric() || is_combining_mark(character) {
        folded.push(character);
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Latin, Greek and Cyrillic letters, whose marks are accents.
fn has_accents(base: char) -> bool {
    matches!(base, '\u{0}'..='\u{52f}' | '\u{1d00}'..='\u{1fff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a640}'..='\u{a69f}' | '\u{a720}'..='\u{a7ff}')
}

/// Letters that decompose into nothing, by their usual transcription.
pub(super) fn letters(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        // Apostrophes join: Ma'am, O’Neill, Hawaiʻi.
        '\'' | '\u{2bb}' | '\u{2bc}' | '\u{2019}' | '\u{2018}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one() {
        let same = [
            ("Twe Let – Increasing", "twe let - increasing"),
            ("Soporte informático", "SOPORTE INFORMATICO"),
            ("Łódź Straße", "lodz strasse"),
            ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
            ("Việt Nam", "Viet Nam"),
            ("İstanbul", "istanbul"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("Ёлка", "елка"),
            ("  a,  b ", "a b"),
            ("Ma'am/Sir", "Ma’am / Sir"),
            ("workers' rights", "Workers’ rights"),
        ];
        for (left, right) in same {
            assert_eq!(fold(left), fold(right), "{left}");
            assert_eq!(signature(left), signature(right), "{left}");
        }
    }

    #[test]
    fn the_fast_path_folds_as_the_other_does() {
        let bytes = || (0u8..128).map(char::from);
        for text in bytes().flat_map(|a| bytes().map(move |b| format!("{a}{b}x{b} y"))) {
            // One letter outside ASCII sends the whole text the long way.
            let long = fold(&format!("é {text}"));
            assert_eq!(long, format!("e {}", fold(&text)), "{text:?}");
        }
    }

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

    #[test]
    fn marks_that_are_letters_stay() {
        assert_ne!(fold("กำ"), fold("กา"));
        assert_ne!(fold("မြန်မာ"), fold("မနမ"));
        assert_ne!(fold("हिंदी"), fold("हद"));
        assert_eq!(fold("မြန်မာ"), fold(" မြန်မာ။"));
    }

    #[test]
    fn a_name_key_drops_article_and_abbreviation_only() {
        assert_eq!(
            name_key("The Employment Permit Scheme"),
            name_key("Employment permit scheme")
        );
        assert_eq!(
            name_key("Work Ready Pool (WRP)"),
            name_key("Work Ready Pool")
        );
        assert_ne!(name_key("Summit (Second)"), name_key("Summit"));
        assert_ne!(name_key("Phase 1"), name_key("Phase 2"));
        assert_eq!(name_key("(WRP)"), "wrp");
        assert_ne!(name_key("C++"), name_key("C"));
        assert_ne!(name_key("C++"), name_key("C#"));
        assert_eq!(name_key("The Visual C++ (VC)"), name_key("visual c++ "));
        assert_eq!(name_key("Ten + one"), name_key("Ten one"));
    }
}
