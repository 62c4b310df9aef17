//! Edits of a text: pure functions over byte offsets.

use catlint_core::{Edit, Span};

/// The text with the edits made; nothing where they overlap or do not fit the text.
///
/// The edits must be sorted by their start. O(length of the text).
pub(super) fn edited(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.get(done..range.start)?);
        text.get(range.clone())?;
        out.push_str(&edit.replacement);
        done = range.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// Where a span of the old text stands in the new one; nothing where an edit touches it.
pub(super) fn moved(span: Span, edits: &[&Edit]) -> Option<Span> {
    let start = moved_offset(span.start, edits)?;
    let length = span.end.checked_sub(span.start)?;
    if near(edits, span).next().is_some() {
        return None;
    }
    let end = start.checked_add(length)?;
    Some(Span { start, end })
}

/// Whether two stretches share a byte; one that is empty is touched from both sides.
pub(super) fn touches(one: Span, other: Span) -> bool {
    if one.is_empty() || other.is_empty() {
        return one.start <= other.end && other.start <= one.end;
    }
    one.start < other.end && other.start < one.end
}

/// The edits that touch a stretch. They must be sorted, and none may overlap another.
/// O(log edits + those that touch it).
pub(super) fn near<'e>(edits: &'e [&'e Edit], span: Span) -> impl Iterator<Item = &'e Edit> {
    let first = edits.partition_point(|edit| edit.span.end < span.start);
    let rest = edits.get(first..).unwrap_or_default().iter();
    let rest = rest.take_while(move |edit| edit.span.start <= span.end);
    rest.copied().filter(move |edit| touches(edit.span, span))
}

fn moved_offset(offset: u32, edits: &[&Edit]) -> Option<u32> {
    let before = edits.iter().filter(|edit| edit.span.end <= offset);
    let shift = before.map(|edit| {
        let new = i64::try_from(edit.replacement.len()).unwrap_or(i64::MAX);
        let old = i64::try_from(edit.span.len()).unwrap_or(i64::MAX);
        new.saturating_sub(old)
    });
    let shift = shift.fold(0i64, i64::saturating_add);
    u32::try_from(i64::from(offset).checked_add(shift)?).ok()
}

#[cfg(test)]
mod tests {
    use catlint_core::DocumentId;

    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit {
            document: DocumentId(0),
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn edits_are_made_from_left_to_right_and_never_overlap() {
        let (a, b, c) = (edit(0, 1, "xx"), edit(2, 2, "+"), edit(1, 3, ""));
        assert_eq!(edited("abcd", &[&a, &b]).as_deref(), Some("xxb+cd"));
        assert_eq!(edited("abcd", &[&b, &c]), None, "overlapping");
        assert_eq!(edited("é", &[&a]), None, "inside a character");
        assert_eq!(edited("a", &[&c]), None, "past the end");
    }

    #[test]
    fn what_stands_behind_an_edit_moves_with_it() {
        let (a, b) = (edit(0, 1, "xx"), edit(4, 6, ""));
        let edits = [&a, &b];
        assert_eq!(moved(Span::new(2, 3), &edits), Some(Span::new(3, 4)));
        assert_eq!(moved(Span::new(6, 8), &edits), Some(Span::new(5, 7)));
        assert_eq!(moved(Span::new(3, 5), &edits), None);
    }
}
