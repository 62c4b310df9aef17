//! What does not distinguish a name.

use super::fold;

/// A name without what does not distinguish it: a leading article and one abbreviation in brackets
/// at the end. `National Reintegration Centre (NRCO)` and `The National Reintegration Centre`
/// have the same key. Its [signs] do distinguish it: C, C++ and C# are three.
#[must_use]
pub fn name_key(name: &str) -> String {
    let name = abbreviation(name).0;
    let mut key = fold(name);
    let article = key.len() - without_article(&key).len();
    key.drain(..article);
    key.push_str(&signs(name));
    key
}

/// The `+` and `#` at the ends of a name's words, each written to its last letter: they are part of it,
/// and folding leaves nothing of them. Before a hyphen they are none: `B+-trees` are `B+trees`. Empty for
/// nearly every name. O(length).
#[must_use]
pub fn signs(name: &str) -> String {
    const SIGNS: [char; 2] = ['+', '#'];
    if !name.contains(SIGNS) {
        return String::new();
    }
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let words = name.split(|letter: char| !is_of_word(letter) && !SIGNS.contains(&letter));
    let ends = words.map(|word| {
        let stem = word.trim_end_matches(SIGNS);
        let is_written_to = stem.ends_with(char::is_alphanumeric);
        word.get(stem.len()..).filter(|_| is_written_to)
    });
    ends.flatten().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_ne!(name_key("C++, a tour"), name_key("C, a tour"));
        assert_eq!(name_key("Making B+- trees"), name_key("Making B+-trees"));
        assert_eq!(name_key("B+-trees"), name_key("B+trees"));
        assert_eq!(name_key("The Visual C++ (VC)"), name_key("visual c++ "));
        assert_eq!(name_key("Ten + one"), name_key("Ten one"));
    }
}
