//! From a text to the words that are compared.
//!
//! [`Words`] folds a text and cuts it: at spaces, and into pairs of letters where a script has no
//! spaces. A few words that English spells in two ways become one.

mod entities;
pub(crate) mod numbers;
mod opposed;
mod short;
mod unspaced;

use catlint_core::text::fold::fold;

pub(crate) use opposed::are_opposed;
pub(crate) use short::is_contraction;

/// The words of a text in its order, one space between two: one allocation, however many.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Words(String);

impl Words {
    /// The words of a text. O(length).
    pub(crate) fn of(text: &str) -> Self {
        let folded = fold(&entities::decoded(text));
        let respelt = |word| one_spelling(word).is_some();
        if folded.is_ascii() && !folded.split_ascii_whitespace().any(respelt) {
            return Self(folded);
        }
        let mut words = Self(String::with_capacity(folded.len()));
        for word in folded.split(' ') {
            match word.is_ascii() {
                true => words.push(one_spelling(word).unwrap_or(word)),
                false => unspaced::cut(word, &mut words),
            }
        }
        words
    }

    /// The words, one by one.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_ascii_whitespace()
    }

    /// All of them, with a space between two.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The only word, where there is one.
    pub(crate) fn single(&self) -> Option<&str> {
        Some(self.as_str()).filter(|text| !text.is_empty() && !text.contains(' '))
    }

    /// Whether these are the same words, in whatever order.
    pub(crate) fn are(&self, other: &Self) -> bool {
        let sorted = |words: &Self| {
            let mut own: Vec<String> = words.iter().map(str::to_owned).collect();
            own.sort_unstable();
            own.dedup();
            own
        };
        self == other || (self.0.len() == other.0.len() && sorted(self) == sorted(other))
    }

    /// Makes room for so many letters and one space.
    pub(crate) fn reserve(&mut self, letters: usize) {
        self.0.reserve(letters + 1);
    }

    /// Adds a word.
    pub(crate) fn push(&mut self, word: &str) {
        if !self.is_empty() && !word.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(word);
    }
}

/// A word that says nothing by itself, in the languages that catalogues are mostly written in.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

/// The American spelling of a word that has a British one, so that both are compared as one.
fn one_spelling(word: &str) -> Option<&'static str> {
    // Asked of every word: the first letter answers nearly always.
    let first = word.bytes().next().map(usize::from)?;
    FIRST.get(first).filter(|may| **may)?;
    let found = SPELLINGS.binary_search_by_key(&word, |(british, _)| british);
    found
        .ok()
        .and_then(|index| SPELLINGS.get(index))
        .map(|(_, one)| *one)
}

/// Sorted, for the search.
const FUNCTION_WORDS: &[&str] = &[
    "a", "al", "am", "an", "and", "as", "at", "au", "aux", "by", "da", "das", "de", "del", "della",
    "den", "der", "des", "di", "die", "do", "dos", "du", "e", "ein", "el", "en", "et", "for",
    "from", "fur", "i", "il", "im", "in", "into", "its", "l", "la", "las", "le", "les", "los",
    "of", "on", "or", "os", "para", "por", "pour", "s", "sur", "the", "this", "to", "und", "van",
    "von", "with", "y", "zu", "zum", "zur",
];

/// Sorted by the first, for the search.
pub(crate) const SPELLINGS: &[(&str, &str)] = &[
    ("center", "centre"),
    ("centers", "centres"),
    ("color", "colour"),
    ("defense", "defence"),
    ("labor", "labour"),
    ("organisation", "organization"),
    ("organisational", "organizational"),
    ("organisations", "organizations"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("theater", "theatre"),
];

/// The first letters of [`SPELLINGS`].
const FIRST: [bool; 256] = {
    let mut letters = [false; 256];
    let mut at = 0;
    while at < SPELLINGS.len() {
        letters[SPELLINGS[at].0.as_bytes()[0] as usize] = true;
        at += 1;
    }
    letters
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_its_words() {
        let cut = |text| Words::of(text).as_str().replace(' ', "|");
        assert_eq!(
            cut("The Labor Programme – Łódź"),
            "the|labour|program|–|lodz".replace("|–", "")
        );
        assert_eq!(cut("Garc&#237;a&amp;Co"), "garcia|co");
        assert_eq!(cut("国立国会図書館"), "国立|立国|国会|会図|図書|書館");
        assert_eq!(cut("  –  "), "");
        assert_eq!(Words::of("–").iter().count(), 0);
        assert_eq!(Words::of("Wiki").single(), Some("wiki"));
        assert_eq!(Words::of("A wiki").single(), None);
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(SPELLINGS.is_sorted());
        assert!(is_function_word("the") && !is_function_word("them"));
    }
}
