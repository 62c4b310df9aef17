//! Characters that nobody sees, or that a terminal obeys, by their names.

/// The visible form of a character that a terminal would obey or hide: `<U+001B>`.
///
/// These are control characters, line and paragraph separators, characters that turn the direction
/// of writing or have no width, and those that are none. Tabs are left to the caller; joiners are
/// left alone, since several scripts are written with them.
pub(crate) fn visible_form(character: char) -> Option<String> {
    is_hidden(character).then(|| format!("<U+{:04X}>", u32::from(character)))
}

/// Whether a text is of the letters, digits and signs of ASCII alone, as nearly every text is: no
/// character of it has to be looked at by itself.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Whether a character has to be shown by its name.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
                | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
        || u32::from(character) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_character_is_shown_and_joiners_are_left_alone() {
        for hidden in [
            '\u{fdd0}',
            '\u{fdef}',
            '\u{fffe}',
            '\u{10ffff}',
            '\u{7f}',
            '\u{9f}',
            '\u{ad}',
        ] {
            let form = format!("<U+{:04X}>", u32::from(hidden));
            assert_eq!(visible_form(hidden), Some(form));
        }
        for shown in [
            '\u{200c}', '\u{200d}', '\u{fdcf}', '\u{fdf0}', '\u{fffd}', 'é', '𝄞',
        ] {
            assert_eq!(visible_form(shown), None, "{shown}");
        }
    }
}
