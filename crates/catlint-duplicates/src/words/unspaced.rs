//! Scripts that put no spaces between words: every two neighbouring letters count as a word.

use super::Words;

/// Cuts a folded word at the borders of such scripts.
pub(super) fn cut(word: &str, words: &mut Words) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|c| is_unspaced(c) != unspaced);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        match unspaced {
            true => pairs(run, words),
            false => words.push(run),
        }
        rest = after;
    }
}

fn pairs(run: &str, words: &mut Words) {
    let ends = run
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let starts = run.char_indices().map(|(at, _)| at);
    if run.chars().nth(2).is_none() {
        return words.push(run);
    }
    for (start, end) in starts.zip(ends.skip(1)) {
        words.push(run.get(start..end).unwrap_or_default());
    }
}

/// Han, Kana, Thai, Lao, Burmese and Khmer.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::{Words, cut};

    #[test]
    fn letters_are_paired_within_a_script_only() {
        let cut = |word| {
            let mut words = Words::default();
            cut(word, &mut words);
            words.as_str().replace(' ', "|")
        };
        assert_eq!(cut("東京2020年"), "東京|2020|年");
        assert_eq!(cut("ประเทศ"), "ปร|ระ|ะเ|เท|ทศ");
        assert_eq!(cut("straße"), "straße");
        assert_eq!(cut("\u{301}a"), "\u{301}a");
    }
}
