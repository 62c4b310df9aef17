//! Folding of plain texts, which most are.

/// Over bytes, by a table: a `char` at a time costs several times as much.
pub(super) fn fold_ascii(text: &str, folded: &mut String) {
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

/// What [`fold`](super::fold) makes of one character of ASCII; a space of all others.
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
