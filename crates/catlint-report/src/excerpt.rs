//! The few source lines shown with a finding, made harmless, with the labels still in place.

use catlint_core::source::Source;
use catlint_core::{Catalogue, Label, Span};

use crate::escape;

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
    pub(crate) label: std::ops::Range<usize>,
}

/// The line of a label, cut to the first line of what it covers and to a width in columns.
pub(crate) fn excerpt(catalogue: &Catalogue, label: &Label, width: usize) -> Excerpt {
    let source = catalogue.document(label.place.document()).source();
    let span = catalogue.span(label.place);
    let position = source.position(span.start);
    let line = source.line_text(position.line);
    let first = position.column.saturating_sub(1) as usize;
    let covered = covered(source, span, line, first);
    let (text, label) = window(line, first, covered, width);
    Excerpt {
        path: escape::line(source.path()),
        text,
        line: position.line,
        column: position.column,
        label,
    }
}

/// How many characters of the line the label covers; at least one where there is one.
fn covered(source: &Source, span: Span, line: &str, first: usize) -> usize {
    let slice = source.slice(span);
    let head = slice.lines().next().unwrap_or_default().trim_end();
    let rest = line.chars().count().saturating_sub(first);
    head.chars()
        .count()
        .clamp(usize::from(rest > 0), rest.max(1))
        .min(rest)
}

/// The escaped window of a line, and the label in it.
fn window(
    line: &str,
    first: usize,
    covered: usize,
    width: usize,
) -> (String, std::ops::Range<usize>) {
    let redacted = escape::redact(line);
    let length = redacted.chars().count();
    // A third of a window that cannot hold the line is for what stands before the label.
    let start = if first + covered <= width {
        0
    } else {
        first.saturating_sub(width / 3)
    };
    let mut text = String::new();
    let mut label = (None, 0);
    if start > 0 {
        text.push('…');
    }
    for (index, character) in redacted.chars().enumerate().skip(start).take(width) {
        if index == first {
            label.0 = Some(text.len());
        }
        match escape::visible_form(character) {
            // A tab would be as wide as the terminal likes.
            _ if character == '\t' => text.push_str("    "),
            Some(form) => text.push_str(&form),
            None => text.push(character),
        }
        if index < first + covered {
            label.1 = text.len();
        }
    }
    if length > start + width {
        text.push('…');
    }
    let from = label.0.unwrap_or(text.len());
    let to = label.1.max(from);
    (disarm(text), from..to)
}

/// Breaks `##[` without moving the label.
fn disarm(text: String) -> String {
    if text.contains("##[") {
        text.replace("##[", "##(")
    } else {
        text
    }
}
