//! A source text with its path, and the lines in it.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::sync::OnceLock;

use crate::span::{Position, Span};

/// One text read from the catalogue, with its path relative to the catalogue's root.
#[derive(Debug, Default)]
pub struct Source {
    path: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
    /// Characters before every [`STEP`]th byte; made only for texts with long lines.
    steps: OnceLock<Vec<u32>>,
}

/// Bytes between two counts of characters. Shorter lines are counted from their beginning.
const STEP: usize = 1024;

impl Source {
    /// Makes a source; `path` is relative to the catalogue's root and uses `/`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            lines: OnceLock::new(),
            steps: OnceLock::new(),
        }
    }

    /// The path relative to the catalogue's root, with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span, or nothing where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset.
    ///
    /// Line breaks are LF and CR LF. An offset inside a character counts as that character's
    /// start; one past the end counts as the end. O(log lines), however long the line is; the table
    /// of lines is made on the first call.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset = offset.saturating_sub(1);
        }
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let column = match offset.saturating_sub(start) > STEP {
            true => self.count(offset).saturating_sub(self.count(start)),
            false => characters(self.text.as_bytes().get(start..offset)),
        };
        let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: clamp(line.saturating_add(1)),
            column: clamp(column.saturating_add(1)),
            offset: clamp(offset),
        }
    }

    /// Bytes between the beginning of its line and a position.
    #[must_use]
    pub fn offset_in_line(&self, position: Position) -> usize {
        let line = (position.line as usize).saturating_sub(1);
        (position.offset as usize).saturating_sub(self.line_start(line))
    }

    /// The text of a line (from 1) without its line break, or nothing past the last line.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let Some(index) = (line as usize).checked_sub(1) else {
            return "";
        };
        if index >= self.line_starts().len() {
            return "";
        }
        let start = self.line_start(index);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// Characters before an offset, which is at the beginning of one.
    fn count(&self, offset: usize) -> usize {
        let step = offset.checked_div(STEP).unwrap_or_default();
        let before = self.steps().get(step).map_or(0, |&count| count as usize);
        let rest = step.saturating_mul(STEP)..offset;
        before.saturating_add(characters(self.text.as_bytes().get(rest)))
    }

    fn steps(&self) -> &[u32] {
        self.steps.get_or_init(|| {
            let mut count = 0u32;
            let pieces = self.text.as_bytes().chunks(STEP);
            let before = pieces.map(|piece| {
                let before = count;
                let own = u32::try_from(characters(Some(piece))).unwrap_or(u32::MAX);
                count = count.saturating_add(own);
                before
            });
            before.collect()
        })
    }

    fn line_of(&self, offset: usize) -> usize {
        self.line_starts()
            .partition_point(|&start| start as usize <= offset)
            .saturating_sub(1)
    }

    fn line_start(&self, index: usize) -> usize {
        self.line_starts()
            .get(index)
            .map_or(0, |&start| start as usize)
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self
                .text
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0)
                .chain(
                    breaks.map(|(at, _)| u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX)),
                )
                .collect()
        })
    }
}

/// Characters that begin in the bytes of a text.
fn characters(bytes: Option<&[u8]>) -> usize {
    let is_start = |byte: &&u8| (**byte & 0b1100_0000) != 0b1000_0000;
    bytes.unwrap_or_default().iter().filter(is_start).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_long_line_columns_are_counted_as_on_a_short_one() {
        for unit in ["x", "é", "𝄞a", "a\n", "…é\n"] {
            let text = unit.repeat(3 * STEP);
            let source = Source::new("a.yaml", text.as_str());
            let mut expected = (1, 1);
            for (at, character) in text.char_indices() {
                let position = source.position(u32::try_from(at).expect("small"));
                assert_eq!((position.line, position.column), expected, "{unit} at {at}");
                expected = match character {
                    '\n' => (expected.0 + 1, 1),
                    _ => (expected.0, expected.1 + 1),
                };
            }
        }
    }

    #[test]
    fn columns_count_scalar_values_and_lines_end_with_lf_or_crlf() {
        let source = Source::new("a.yaml", "é: ü\r\nx: 𝄞y\n");
        let at = |needle: &str| {
            let offset = source.text().find(needle).expect("needle is in the text");
            let position = source.position(u32::try_from(offset).expect("small"));
            (position.line, position.column)
        };
        assert_eq!(at("ü"), (1, 4));
        assert_eq!(at("x"), (2, 1));
        assert_eq!(at("y"), (2, 5));
        assert_eq!(source.line_text(1), "é: ü");
        assert_eq!(source.line_text(2), "x: 𝄞y");
        assert_eq!(source.line_text(9), "");
    }

    #[test]
    fn an_offset_past_the_end_or_inside_a_character_is_safe() {
        let source = Source::new("a.yaml", "é");
        assert_eq!(source.position(1).column, 1);
        assert_eq!(source.position(99).column, 2);
    }
}
