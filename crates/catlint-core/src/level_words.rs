//! The words in which schemas say how grave something is.

use crate::rule_meta::Level;

/// Each word with its level: our own spelling, and those of other linters and of RFC 2119.
pub const WORDS: [(&str, Level); 13] = [
    ("error", Level::ERROR),
    ("fatal", Level::ERROR),
    ("must", Level::ERROR),
    ("warning", Level::WARNING),
    ("warn", Level::WARNING),
    ("should", Level::WARNING),
    ("note", Level::NOTE),
    ("info", Level::NOTE),
    ("information", Level::NOTE),
    ("hint", Level::NOTE),
    ("may", Level::NOTE),
    ("off", Level::OFF),
    ("ignore", Level::OFF),
];

/// The level that a word stands for, whatever the case of its letters; nothing where it is none.
#[must_use]
pub fn level(word: &str) -> Option<Level> {
    let mut words = WORDS.iter();
    let known = words.find(|(known, _)| known.eq_ignore_ascii_case(word));
    known.map(|(_, level)| *level)
}
