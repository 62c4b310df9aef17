//! Why a text is no selector.

use std::ops::Range;

/// Why a text is no selector, with the part of it that is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectorFault {
    /// The bytes of the text that are to blame.
    pub range: Range<usize>,
    /// What is wrong, a lower-case fragment: "there is no transform `flod`, did you mean `fold`?"
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl SelectorFault {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// "there is no transform `flod`, did you mean `fold`?", and what to write.
pub(super) fn unknown(
    problem: &str,
    word: &str,
    range: Range<usize>,
    known: &[&str],
) -> SelectorFault {
    match crate::text::suggest::nearest(word, known.iter().copied()) {
        Some(meant) => SelectorFault::new(
            range,
            format!("{problem} `{word}`, did you mean `{meant}`?"),
            format!("write `{meant}`"),
        ),
        None => SelectorFault::new(
            range,
            format!("{problem} `{word}`"),
            format!("write one of `{}`", known.join("`, `")),
        ),
    }
}
