//! Reads and writes selectors.

use std::fmt;

use super::build::transform;
use super::call::Reader;
use super::{Selector, SelectorFault, Source};

impl Selector {
    /// Reads a selector: a source, then transforms, each after a `|`. White space between the
    /// parts does not count. O(length).
    ///
    /// # Errors
    /// Where the text is none, with the part of it that is to blame and the nearest word known.
    pub fn parse(text: &str) -> Result<Self, SelectorFault> {
        let mut parts = parts(text).into_iter();
        let (start, first) = parts.next().unwrap_or_default();
        let source = first.trim();
        let start = start + first.len() - first.trim_start().len();
        let source = Source::parse(source, start..start + source.len())?;
        let transforms = parts.map(|(offset, part)| transform(Reader::new(part, offset).call()?));
        Ok(Self {
            source,
            transforms: transforms.collect::<Result<_, _>>()?,
        })
    }
}

/// What stands between the `|`s, with its offset. Those in quotes do not count.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in text.char_indices() {
        match character {
            // Quotes mean something in transforms only: a key may well have one.
            '"' if !escaped && !parts.is_empty() => quoted = !quoted,
            '|' if !quoted => {
                parts.push((start, text.get(start..at).unwrap_or_default()));
                start = at + 1;
            }
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    parts.push((start, text.get(start..).unwrap_or_default()));
    parts
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)?;
        self.transforms
            .iter()
            .try_for_each(|transform| write!(f, " | {transform}"))
    }
}
