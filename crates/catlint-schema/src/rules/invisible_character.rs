//! The rule `invisible-character`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;

declare_rule! {
    /// A character that nobody can see.
    ///
    /// # What it finds
    /// Zero-width spaces and joiners outside the scripts that need them, soft hyphens, byte order marks
    /// inside a text, characters that turn the direction of writing, control characters, and the
    /// replacement character that a failed conversion leaves behind.
    ///
    /// # Why it matters
    /// They come along when text is pasted from a web page or a PDF, break searches and comparisons, and
    /// can make a line read otherwise than it is.
    ///
    /// # Example
    /// ```yaml
    /// name: "Happy\u200BReturn Programme"
    /// ```
    ///
    /// # How to mend
    /// Delete the character: type the words around it anew.
    pub(super) InvisibleCharacter = "invisible-character",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for InvisibleCharacter {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in facts
            .texts
            .iter()
            .filter(|text| !text.value.is_ascii() || has_control(text.value))
        {
            let Some(character) = invisible(text.value) else {
                continue;
            };
            let name = facts.name_of(text.node);
            let code = u32::from(character);
            let message = format!(
                "{name} has an invisible character in it: U+{code:04X} ({})",
                noun(character)
            );
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(text.node), message)
                    .help("type the words around it anew, so that it goes away"),
            );
        }
    }
}

fn has_control(text: &str) -> bool {
    // Without an early end and without branches, the loop runs over many bytes at once.
    let is_control = |byte: u8| {
        let white = (byte == b'\n') | (byte == b'\t') | (byte == b'\r');
        ((byte < b' ') & !white) | (byte == 0x7f)
    };
    text.bytes().fold(false, |any, byte| any | is_control(byte))
}

/// The first character that is invisible and not needed by the script around it.
fn invisible(text: &str) -> Option<char> {
    // Joiners shape letters in Arabic, Indic and emoji sequences: only between ASCII and Latin
    // letters are they strays.
    let latin = |c: Option<char>| c.is_none_or(|c| c < '\u{250}');
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let joiner = matches!(character, '\u{200c}' | '\u{200d}');
        let stray_joiner = joiner && latin(before) && latin(characters.peek().copied());
        if stray_joiner || is_invisible(character) {
            return Some(character);
        }
        before = Some(character);
    }
    None
}

fn is_invisible(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\t' | '\r');
    // A zero-width space separates words in Thai, Khmer and Burmese, which write none.
    control
        || matches!(
            character,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

fn noun(character: char) -> &'static str {
    match character {
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' | '\u{200d}' => "zero-width joiner",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "byte order mark",
        '\u{fffd}' => "replacement character",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "direction of writing",
        _ => "control character",
    }
}

#[cfg(test)]
mod tests {
    use super::invisible;

    #[test]
    fn strays_are_found_and_scripts_that_need_joiners_are_left_alone() {
        assert_eq!(invisible("Happy\u{200b}Return"), Some('\u{200b}'));
        assert_eq!(invisible("a\u{200d}b"), Some('\u{200d}'));
        assert_eq!(invisible("\u{202e}txt"), Some('\u{202e}'));
        assert_eq!(invisible("क\u{94d}\u{200d}ष"), None);
        assert_eq!(invisible("👩\u{200d}🌾"), None);
        assert_eq!(invisible("Twe Let – été"), None);
    }
}
