//! The few source lines shown with a finding, made harmless, with the labels still in place.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::ops::Range;

use catlint_core::{Catalogue, Label};

use crate::escape;

/// Bytes of a line on either side of a label that are looked at; a line may have millions.
const NEAR: usize = 4096;

/// One or two lines of a source, ready to be framed.
#[derive(Debug)]
pub(crate) struct Excerpt {
    pub(crate) path: String,
    pub(crate) text: String,
    /// The number of the first line, from 1.
    pub(crate) line: u32,
    /// The column of the label, from 1, in the source as it is.
    pub(crate) column: u32,
    /// The label in `text`, in bytes.
    pub(crate) label: Range<usize>,
}

/// The line of a label, cut to the first line of what it covers and to a width in columns.
pub(crate) fn excerpt(catalogue: &Catalogue, label: &Label, width: usize) -> Excerpt {
    let source = catalogue.document(label.place.document()).source();
    let span = catalogue.span(label.place);
    let position = source.position(span.start);
    let line = source.line_text(position.line);
    let at = source.offset_in_line(position);
    let covered = source.slice(span);
    let first = covered.split('\n').next().unwrap_or_default();
    let length = first.trim_end().len();
    let near = Near::new(line, at..at.saturating_add(length));
    let (text, label) = near.window(width);
    Excerpt {
        path: escape::line(source.path()),
        text,
        line: position.line,
        column: position.column,
        label,
    }
}

/// The part of a line that is near a label, without its secrets.
struct Near {
    text: String,
    /// The label in `text`, in bytes; at least one character where there is one.
    label: Range<usize>,
    /// Whether the line goes on before and after the text.
    cut: (bool, bool),
}

impl Near {
    fn new(line: &str, label: Range<usize>) -> Self {
        let start = boundary(line, label.start.min(line.len()).saturating_sub(NEAR));
        let end = boundary(line, label.start.saturating_add(NEAR).min(line.len()));
        let near = line.get(start..end).unwrap_or_default();
        let from = label.start.saturating_sub(start).min(near.len());
        let to = label.end.saturating_sub(start).min(near.len());
        let to = boundary(near, to.max(from));
        let to = match near.get(from..).and_then(|rest| rest.chars().next()) {
            Some(first) if to == from => from.saturating_add(first.len_utf8()),
            _ => to,
        };
        Self {
            // Redacting keeps every byte in its place.
            text: redacted(near, start > 0),
            label: from..to,
            cut: (start > 0, end < line.len()),
        }
    }

    /// The escaped window, and the label in it.
    fn window(&self, width: usize) -> (String, Range<usize>) {
        let start = self.start(width);
        let mut text = String::new();
        let (mut from, mut to) = (None, 0);
        // Where the line is cut before what is looked at, the window begins later than that.
        if start > 0 {
            text.push('…');
        }
        let mut shown = self.text.char_indices().skip_while(|(at, _)| *at < start);
        for (at, character) in shown.by_ref().take(width) {
            if at == self.label.start {
                from = Some(text.len());
            }
            push_visible(&mut text, character);
            if at < self.label.end {
                to = text.len();
            }
        }
        let from = from.unwrap_or(text.len());
        if shown.next().is_some() || self.cut.1 {
            text.push('…');
        }
        // The replacement is as long as what it replaces, so that the label stays where it is.
        (text.replace("##[", "##("), from..to.max(from))
    }

    /// Where the window begins: with the line if the label then fits, or else a third of a window
    /// before the label.
    fn start(&self, width: usize) -> usize {
        let before = self.text.get(..self.label.start).unwrap_or_default();
        let covered = self.text.get(self.label.clone()).unwrap_or_default();
        let needed = before
            .chars()
            .count()
            .saturating_add(covered.chars().count());
        if needed <= width && !self.cut.0 {
            return 0;
        }
        let third = width.checked_div(3).unwrap_or_default();
        let start = before.char_indices().rev().take(third).last();
        start.map_or(self.label.start, |(at, _)| at)
    }
}

/// Where the text begins in the middle of a line, its first word may be the rest of a URL whose
/// beginning is not seen: it is hidden whole.
fn redacted(near: &str, cut: bool) -> String {
    let redacted = escape::redact(near);
    if !cut {
        return redacted.into_owned();
    }
    let word = redacted.find(|c: char| c.is_whitespace() || "\"'`<>".contains(c));
    let word = word.unwrap_or(redacted.len());
    let rest = redacted.get(word..).unwrap_or_default();
    format!("{}{rest}", "*".repeat(word))
}

fn push_visible(text: &mut String, character: char) {
    match escape::visible_form(character) {
        // A tab would be as wide as the terminal likes.
        _ if character == '\t' => text.push_str("    "),
        Some(form) => text.push_str(&form),
        None => text.push(character),
    }
}

/// The nearest beginning of a character at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let below = (0..=offset).rev().take(4);
    let mut below = below.filter(|offset| text.is_char_boundary(*offset));
    below.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(line: &str, label: &str, width: usize) -> (String, String) {
        let at = line.find(label).expect("it is there");
        let (text, label) = Near::new(line, at..at.saturating_add(label.len())).window(width);
        let labelled = text.get(label).expect("it fits").to_owned();
        (text, labelled)
    }

    #[test]
    fn the_label_stays_on_its_text_whatever_stands_around_it() {
        let line = "é\u{202e}\t##[x] https://ü:pässwörd@a.org/?token=geheimnis \u{1b}here ##[y]";
        let (text, label) = window(line, "here", 200);
        assert_eq!(label, "here");
        assert!(
            !text.contains("##[") && !text.contains("pässwörd") && !text.contains("geheim"),
            "{text}"
        );
        for width in 1..60 {
            let (text, label) = window(line, "here", width);
            assert!(
                label.is_empty() || "here".starts_with(&label),
                "{width}: {text}"
            );
        }
    }

    #[test]
    fn a_window_begins_with_the_line_if_the_label_fits_and_says_where_it_does_not() {
        for (line, width, expected) in [
            ("a here b", 200, "a here b"),
            ("a here b", 8, "a here b"),
            ("a here b", 7, "a here …"),
            ("0123456789 here", 20, "0123456789 here"),
            ("0123456789 here", 15, "0123456789 here"),
            ("0123456789 here", 6, "…9 here"),
            ("0123456789 here and more", 6, "…9 here…"),
            ("a\there", 20, "a    here"),
        ] {
            let (text, label) = window(line, "here", width);
            assert_eq!(
                (text.as_str(), label.as_str()),
                (expected, "here"),
                "{line} in {width}"
            );
        }
    }

    #[test]
    fn of_a_long_line_only_a_window_is_read() {
        let secret = format!(
            "https://{}:S3CR3T@a.org/ {} here {}",
            "u".repeat(9000),
            "é".repeat(50),
            "y".repeat(90_000)
        );
        let at = secret.find("here").unwrap_or_default();
        let near = Near::new(&secret, at..at + 4);
        assert!(
            near.text.len() <= 2 * 4096 + 8,
            "{} bytes are read",
            near.text.len()
        );
        let (text, label) = window(&secret, "here", 60);
        assert_eq!(label, "here");
        assert!(
            text.chars().count() <= 62 && text.starts_with('…') && text.ends_with('…'),
            "{text}"
        );
        let (text, _) = window(&secret, "S3CR3T", 60);
        assert!(!text.contains("S3CR3T"), "{text}");
    }
}
