//! The forms of a name: the whole, the part before a bracket or comma, the abbreviations.

use catlint_core::text::fold::{abbreviation, fold, signs};

use crate::words::numbers::{Numbers, roman};
use crate::words::{Words, is_function_word};

/// What is known of a record's name.
#[derive(Debug, Default)]
pub(crate) struct NameProfile {
    /// The words of the name, without an article at the beginning and an abbreviation at the end.
    pub(crate) words: Words,
    /// Other names, folded.
    pub(crate) aliases: Vec<Box<str>>,
    /// The words before the first bracket, comma or colon, where others follow.
    pub(crate) head: Option<Box<str>>,
    /// What stands in a bracket behind the name, folded.
    pub(crate) bracket: Option<Box<str>>,
    /// The signs at the ends of its words, which are no words: `C++`, `C#`.
    pub(crate) signs: String,
    /// The numbers in the name.
    pub(crate) numbers: Numbers,
}

impl NameProfile {
    /// Adds a part of the name, such as the surname.
    pub(crate) fn add(&mut self, text: &str) {
        let (long, short) = abbreviation(text);
        let own = Words::of(long);
        let several = own.single().is_none();
        let article = own.iter().next() == Some("the") && several;
        self.bracket = short.map(|short| fold(short).into());
        self.aliases.extend(self.bracket.clone());
        if let Some((head, _)) = long.split_once([',', '(', ':', '–']) {
            let head = Words::of(head);
            let whole = self.words.is_empty() && !head.is_empty();
            self.head = whole.then(|| head.as_str().into());
        } else {
            self.head = None;
        }
        self.numbers = match self.words.is_empty() {
            true => Numbers::of(long),
            false => std::mem::take(&mut self.numbers),
        };
        self.signs.push_str(&signs(long));
        self.words.reserve(own.as_str().len());
        for word in own.iter().skip(usize::from(article)) {
            match series(word) {
                Some(number) => self.words.push(&number.to_string()),
                None => self.words.push(word),
            }
        }
    }

    /// Adds another name of the thing.
    pub(crate) fn add_alias(&mut self, text: &str) {
        let folded = Words::of(text);
        if !folded.is_empty() {
            self.aliases.push(folded.as_str().into());
        }
    }

    /// Whether each name has a bracket of its own behind it, or signs that the other has not.
    pub(crate) fn is_told_from(&self, other: &Self) -> bool {
        let both = self.bracket.as_ref().zip(other.bracket.as_ref());
        self.signs != other.signs || both.is_some_and(|(own, its)| own != its)
    }

    /// The name without its spaces: `Open Project` and `OpenProject` have the same.
    pub(crate) fn squeezed(&self) -> String {
        let mut squeezed = String::with_capacity(self.words.as_str().len());
        squeezed.extend(self.words.iter());
        squeezed
    }

    /// The first letters of its words: `swp`; nothing for less than three words.
    pub(crate) fn initials(&self) -> Option<String> {
        let content = self.words.iter();
        let content = content.filter(|word| !is_function_word(word));
        let initials: String = content.filter_map(|word| word.chars().next()).collect();
        (initials.chars().count() >= 3).then_some(initials)
    }
}

/// A Roman number as a folded word: `Phase II` is `Phase 2`.
fn series(word: &str) -> Option<u32> {
    let may = word.len() > 1 && word.bytes().all(|letter| b"ivx".contains(&letter));
    may.then(|| roman(&word.to_uppercase())).flatten()
}
