//! The lines of a text between two offsets.

/// One line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends, without its break.
    pub(super) end: usize,
    pub(super) content: Content,
}

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Blank,
    /// A comment that begins in this column, from 0.
    Comment(usize),
    Other,
}

/// The lines from the beginning of one on.
pub(super) fn lines_from(text: &str, start: usize) -> impl Iterator<Item = Line> + '_ {
    let mut at = start;
    let rest = text.get(start..).unwrap_or_default();
    rest.split_inclusive('\n').map(move |whole| {
        let line = line(whole, at);
        at = at.saturating_add(whole.len());
        line
    })
}

/// The lines before the beginning of one, the nearest first.
pub(super) fn lines_before(text: &str, start: usize) -> impl Iterator<Item = Line> + '_ {
    let mut end = start;
    let before = text.get(..start).unwrap_or_default();
    before.split_inclusive('\n').rev().map(move |whole| {
        end = end.saturating_sub(whole.len());
        line(whole, end)
    })
}

fn line(whole: &str, start: usize) -> Line {
    let line = whole.trim_end_matches('\n').trim_end_matches('\r');
    Line {
        start,
        end: start.saturating_add(line.len()),
        content: content(line),
    }
}

fn content(line: &str) -> Content {
    let rest = line.trim_start_matches(' ');
    if rest.trim().is_empty() {
        return Content::Blank;
    }
    match rest.starts_with('#') {
        true => Content::Comment(line.len().saturating_sub(rest.len())),
        false => Content::Other,
    }
}

/// Where the line of an offset begins.
pub(super) fn line_start(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?;
    Some(before.rfind('\n').map_or(0, |at| at.saturating_add(1)))
}

/// Where the line of an offset ends, without its break.
pub(super) fn line_end(text: &str, offset: usize) -> Option<usize> {
    let rest = text.get(offset..)?;
    let line = rest.split('\n').next()?.trim_end_matches('\r');
    offset.checked_add(line.len())
}
