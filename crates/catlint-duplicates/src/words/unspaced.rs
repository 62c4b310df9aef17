//! Scripts that put no spaces between words: every two neighbouring letters count as a word.

/// Cuts a folded word at the borders of such scripts.
pub(crate) fn cut(word: &str, words: &mut Vec<String>) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|c| is_unspaced(c) != unspaced);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        match unspaced {
            true => pairs(run, words),
            false => words.push(run.to_owned()),
        }
        rest = after;
    }
}

fn pairs(run: &str, words: &mut Vec<String>) {
    let letters: Vec<char> = run.chars().collect();
    if letters.len() < 3 {
        words.push(run.to_owned());
    } else {
        words.extend(letters.windows(2).map(|pair| pair.iter().collect()));
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
    use super::cut;

    #[test]
    fn letters_are_paired_within_a_script_only() {
        let cut = |word| {
            let mut words = Vec::new();
            cut(word, &mut words);
            words.join("|")
        };
        assert_eq!(cut("東京2020年"), "東京|2020|年");
        assert_eq!(cut("ประเทศ"), "ปร|ระ|ะเ|เท|ทศ");
        assert_eq!(cut("straße"), "straße");
        assert_eq!(cut("\u{301}a"), "\u{301}a");
    }
}
