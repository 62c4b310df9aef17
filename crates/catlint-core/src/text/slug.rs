//! Texts as parts of file names and identifiers.

use unicode_normalization::UnicodeNormalization;

use super::fold::letters;

/// A text in ASCII: accents are dropped, letters such as `ß` and `ø` transcribed, everything else
/// that ASCII does not have left out. O(length).
#[must_use]
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.nfkd() {
        match (character.is_ascii(), letters(character)) {
            (true, _) => out.push(character),
            (false, Some(transcribed)) if character.is_uppercase() => {
                out.extend(capitalised(transcribed));
            }
            (false, Some(transcribed)) => out.extend(transcribed.chars().filter(char::is_ascii)),
            (false, None) => {}
        }
    }
    out
}

/// A transcription with its first letter as a capital: `Ø` is `O`, `Æ` is `Ae`.
fn capitalised(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().filter(char::is_ascii).enumerate();
    letters.map(|(index, letter)| match index {
        0 => letter.to_ascii_uppercase(),
        _ => letter,
    })
}

/// A text in kebab case: letters and digits in lower case, and one `-` for each run of anything
/// else, none at the ends. Characters of `keep` stay as they are; those of `drop` vanish, so that
/// with `'` dropped `Ma'am` is one word. O(length).
#[must_use]
pub fn kebab(text: &str, keep: &str, drop: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !drop.contains(*character)) {
        if character.is_alphanumeric() || keep.contains(character) {
            out.extend(character.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_transcribes_what_it_can() {
        for (text, expected) in [
            ("Łódź Straße", "Lodz Strasse"),
            ("Ærø", "Aero"),
            ("Việt Nam", "Viet Nam"),
            ("Ｆｕｌｌ", "Full"),
            ("plain", "plain"),
            ("日本 1", " 1"),
        ] {
            assert_eq!(ascii(text), expected);
        }
    }

    #[test]
    fn kebab_joins_with_one_dash_and_keeps_what_it_is_told_to() {
        for (text, keep, drop, expected) in [
            ("Foo Bar 2.0", "", "", "foo-bar-2-0"),
            ("Foo Bar 2.0", ".", "", "foo-bar-2.0"),
            ("  A -- B!  ", "", "", "a-b"),
            ("Ma'am & Sir", "", "'", "maam-sir"),
            ("Ma'am", "", "", "ma-am"),
            ("ÉCOLE", "", "", "école"),
            ("--", "", "", ""),
        ] {
            assert_eq!(kebab(text, keep, drop), expected, "{text}");
        }
    }
}
