//! Finds the front matter of a text: YAML between two lines `---` at its very top.

use super::fault::{Fault, FaultKind};
use crate::span::Span;

/// The two parts of a text with front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter<'t> {
    /// The beginning of the text, as far as the front matter goes. The first line `---` is part
    /// of it: to YAML it begins a document, and every offset stays what it is.
    pub(super) yaml: &'t str,
    /// Where the rest begins.
    pub(super) body: usize,
}

/// Finds it. O(length of the front matter).
pub(super) fn find(text: &str) -> Result<FrontMatter<'_>, Fault> {
    let mut lines = Lines::of(text);
    if !lines
        .next()
        .is_some_and(|(_, line)| is_fence(line, &["---"]))
    {
        let first = text.find('\n').unwrap_or(text.len());
        let reason = "the front matter is missing: the first line must be `---`";
        return Err(fault(reason, Span::new(0, first)));
    }
    let close = lines.find(|(_, line)| is_fence(line, &["---", "..."]));
    let Some((at, line)) = close else {
        let reason = "the front matter is not closed by a line `---`";
        return Err(fault(reason, Span::new(text.len(), text.len())));
    };
    let yaml = text.get(..at).unwrap_or_default();
    Ok(FrontMatter {
        yaml,
        body: at.saturating_add(line.len()),
    })
}

fn is_fence(line: &str, fences: &[&str]) -> bool {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    fences.contains(&line.trim_end())
}

fn fault(reason: &str, span: Span) -> Fault {
    let reason = reason.to_owned();
    Fault {
        kind: FaultKind::Syntax { reason },
        span,
    }
}

/// Lines with their offset and their line break.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = rest
            .find('\n')
            .map_or(rest.len(), |end| end.saturating_add(1));
        let start = self.at;
        self.at = self.at.saturating_add(end);
        Some((start, rest.get(..end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_cut_at_the_second_fence() {
        for (text, yaml, body) in [
            ("---\na: 1\n---\nText\n---\n", "---\na: 1\n", "Text\n---\n"),
            ("--- \r\na: 1\r\n---\r\nText", "--- \r\na: 1\r\n", "Text"),
            ("---\na: 1\n...", "---\na: 1\n", ""),
            (
                "\u{feff}---\na: |\n  ---\n---\n",
                "\u{feff}---\na: |\n  ---\n",
                "",
            ),
        ] {
            let found = find(text).expect(text);
            assert_eq!((found.yaml, &text[found.body..]), (yaml, body));
        }
    }

    #[test]
    fn a_text_without_it_or_without_its_end_is_told() {
        for text in [
            "",
            "# Title\n---\na: 1\n---\n",
            " ---\na: 1\n---\n",
            "---\na: 1\n",
            "---",
        ] {
            assert!(find(text).is_err(), "{text:?}");
        }
    }
}
