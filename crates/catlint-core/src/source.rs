//! A source text with its path, and the lines in it.

use std::sync::OnceLock;

use crate::span::{Position, Span};

/// One text read from the catalogue, with its path relative to the catalogue's root.
#[derive(Debug, Default)]
pub struct Source {
    path: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// Makes a source; `path` is relative to the catalogue's root and uses `/`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            lines: OnceLock::new(),
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
    /// start; one past the end counts as the end. O(log lines + line length); the table of lines
    /// is made on the first call.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |head| head.chars().count());
        let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: clamp(line + 1),
            column: clamp(column + 1),
            offset: clamp(offset),
        }
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
                .chain(breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)))
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
