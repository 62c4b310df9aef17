//! Lists in lines, an item or a member below the other.

use super::lines::{Content, Line, line_end, line_start, lines_before, lines_from};
use super::piece::{Item, Piece, Pieces};
use crate::document::Document;
use crate::span::Span;

/// The lines of an item by itself.
#[derive(Debug, Clone, Copy)]
struct Own {
    start: usize,
    /// The end of its last line, without the break.
    end: usize,
    /// The column of its dash or key, from 0.
    column: usize,
}

/// What stands between two items.
#[derive(Debug, Default)]
struct Between {
    /// The end of the comments that are about the item above, where there are some.
    above: Option<usize>,
    /// The beginning of the comments that are about the item below, where there are some.
    below: Option<usize>,
    /// Whether one of those may be about something else.
    doubtful: bool,
}

/// The pieces of a list in lines; nothing where an item does not begin a line, or shares its last.
pub(super) fn pieces(document: &Document, items: &[Item]) -> Option<Pieces> {
    let text = document.text();
    let own = items.iter().map(|item| own(text, item));
    let own: Vec<Own> = own.collect::<Option<_>>()?;
    let column = own.first()?.column;
    if own.iter().any(|own| own.column != column) {
        return None;
    }
    let heading = heading(text, own.first()?);
    let inner = own.iter().zip(own.iter().skip(1));
    let inner = inner.map(|(one, next)| between(text, one, next));
    let inner: Vec<Between> = inner.collect::<Option<_>>()?;
    let ending = ending(text, own.last()?);
    let above = std::iter::once(&heading).chain(&inner);
    let below = inner.iter().chain([&ending]);
    let pieces = items.iter().zip(&own).zip(above.zip(below));
    let pieces = pieces.map(|((item, own), (above, below))| Piece {
        node: item.node,
        span: Span::new(
            above.below.unwrap_or(own.start),
            below.above.unwrap_or(own.end),
        ),
        doubtful: above.doubtful,
    });
    Some(Pieces {
        pieces: pieces.collect(),
        doubtful_end: ending.doubtful,
    })
}

fn own(text: &str, item: &Item) -> Option<Own> {
    let start = line_start(text, item.span.start as usize)?;
    let before = text.get(start..item.span.start as usize)?;
    let marked = before.trim_start_matches(' ');
    let is_first = match item.has_key {
        true => marked.is_empty(),
        false => marked.starts_with("- ") && marked.trim_end_matches(' ') == "-",
    };
    // The breaks behind a block of text are of the gap, as those behind everything else.
    let value = text.get(..item.span.end as usize)?.trim_end().len();
    let value = value.max(item.span.start as usize);
    let end = line_end(text, value)?;
    let rest = text.get(value..end)?;
    let is_last = rest.trim().is_empty()
        || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'));
    (is_first && is_last).then(|| Own {
        start,
        end,
        column: before.len().saturating_sub(marked.len()),
    })
}

/// Sorts out the comments between two items.
fn between(text: &str, one: &Own, next: &Own) -> Option<Between> {
    let lines = lines_from(text, next_line(text, one.end));
    let mut lines: Vec<Line> = lines.take_while(|line| line.start < next.start).collect();
    if lines.iter().any(|line| line.content == Content::Other) {
        return None;
    }
    let above = deeper(lines.iter().copied(), one.column);
    let rest = lines.split_off(above.len());
    let first = rest.iter().find(|line| line.content != Content::Blank);
    // A blank line between a comment and the item: it may be about all that follows.
    let last_blank = rest.iter().rposition(|line| line.content == Content::Blank);
    let first_comment = rest.iter().position(|line| line.content != Content::Blank);
    Some(Between {
        above: above.last().map(|line| line.end),
        below: first.map(|line| line.start),
        doubtful: first_comment.is_some_and(|first| last_blank.is_some_and(|blank| blank > first)),
    })
}

/// The comments directly below an item that are indented like what is in it.
fn deeper(lines: impl Iterator<Item = Line>, column: usize) -> Vec<Line> {
    let deeper = |line: &Line| matches!(line.content, Content::Comment(at) if at > column);
    lines.take_while(deeper).collect()
}

/// The comments directly above the first item: they may be about the list as well.
fn heading(text: &str, first: &Own) -> Between {
    let comments = lines_before(text, first.start)
        .take_while(|line| line.content == Content::Comment(first.column));
    let below = comments.last().map(|line| line.start);
    Between {
        above: None,
        below,
        doubtful: below.is_some(),
    }
}

/// The comments directly below the last item: those in its own column may be about the list's end.
fn ending(text: &str, last: &Own) -> Between {
    let behind = || lines_from(text, next_line(text, last.end));
    let above = deeper(behind(), last.column);
    let next = behind().nth(above.len()).map(|line| line.content);
    Between {
        above: above.last().map(|line| line.end),
        below: None,
        doubtful: next == Some(Content::Comment(last.column)),
    }
}

/// Where the line after an end of a line begins.
fn next_line(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let length = rest
        .find('\n')
        .map_or(rest.len(), |at| at.saturating_add(1));
    end.saturating_add(length)
}
