//! The forms of a name: the whole, the part before a bracket or comma, the abbreviations.

use catlint_core::text::fold::{abbreviation, fold};

use crate::words::numbers::Numbers;
use crate::words::words;

/// What is known of a record's name.
#[derive(Debug, Default)]
pub(crate) struct NameProfile {
    /// The words of the name, without an article at the beginning and an abbreviation at the end.
    pub(crate) words: Vec<String>,
    /// Other names, folded.
    pub(crate) aliases: Vec<Box<str>>,
    /// The words before the first bracket, comma or colon, where others follow.
    pub(crate) head: Option<Box<str>>,
    /// The numbers in the name.
    pub(crate) numbers: Numbers,
}

impl NameProfile {
    /// Adds a part of the name, such as the surname.
    pub(crate) fn add(&mut self, text: &str) {
        let (long, short) = abbreviation(text);
        let mut own = words(long);
        if own.len() > 1 && own.first().is_some_and(|word| word == "the") {
            own.remove(0);
        }
        for word in &mut own {
            // `Phase II` is `Phase 2`.
            let number = crate::words::numbers::roman(&word.to_uppercase());
            if let Some(number) = number.filter(|_| word.len() > 1) {
                *word = number.to_string();
            }
        }
        self.aliases.extend(short.map(|short| fold(short).into()));
        if let Some((head, _)) = long.split_once([',', '(', ':', '–']) {
            let head = words(head).join(" ");
            let whole = self.words.is_empty() && !head.is_empty();
            self.head = whole.then(|| head.into());
        } else {
            self.head = None;
        }
        self.numbers = match self.words.is_empty() {
            true => Numbers::of(long),
            false => std::mem::take(&mut self.numbers),
        };
        self.words.append(&mut own);
    }

    /// Adds another name of the thing.
    pub(crate) fn add_alias(&mut self, text: &str) {
        let folded = words(text).join(" ");
        if !folded.is_empty() {
            self.aliases.push(folded.into());
        }
    }

    /// The name without its spaces: `Open Project` and `OpenProject` have the same.
    pub(crate) fn squeezed(&self) -> String {
        self.words.concat()
    }

    /// The first letters of its words: `swp`; nothing for less than three words.
    pub(crate) fn initials(&self) -> Option<String> {
        let content = self.words.iter();
        let content = content.filter(|word| !crate::words::is_function_word(word));
        let initials: String = content.filter_map(|word| word.chars().next()).collect();
        (initials.chars().count() >= 3).then_some(initials)
    }
}
