//! The rule `stray-white-space`.

use catlint_core::document::Style;
use catlint_core::{Applicability, Edit};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::texts::Text;

declare_rule! {
    /// White space where nobody sees it.
    ///
    /// # What it finds
    /// A text on one line that begins or ends with white space, and tabs, line breaks or runs of spaces
    /// inside it. Block texts (`|` and `>`) keep their lines, and so do quoted ones whose quotes stand on
    /// lines of their own. Two spaces after the end of a sentence are how some people type.
    ///
    /// # Why it matters
    /// Two values that look alike do not compare alike: they are grouped apart, and duplicates of them
    /// are missed.
    ///
    /// # Example
    /// ```yaml
    /// name: "Happy Return Programme "
    /// ```
    ///
    /// # How to mend
    /// Remove the white space.
    pub(super) StrayWhiteSpace = "stray-white-space",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<RecordFacts<'_>> for StrayWhiteSpace {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in &facts.texts {
            let Some(words) = stray(facts, text) else {
                continue;
            };
            let name = facts.name_of(text.node);
            let place = facts.value_at(text.node);
            let diagnostic = Diagnostic::new(&Self::META, place, format!("{name} {words}"))
                .help("remove the white space");
            found.push(match trimmed(facts, text) {
                Some(replacement) => {
                    let span = facts.catalogue.span(place);
                    let edit = Edit {
                        document: place.document(),
                        span,
                        replacement,
                    };
                    diagnostic.fix(Applicability::Safe, vec![edit])
                }
                None => diagnostic,
            });
        }
    }
}

/// What is stray, as a fragment after the field's name.
fn stray(facts: &RecordFacts<'_>, text: &Text<'_>) -> Option<&'static str> {
    let value = text.value;
    if !may_be_stray(value) || value.trim().is_empty() {
        return None;
    }
    let block = matches!(
        facts.document.style(text.node),
        Some(Style::Literal | Style::Folded)
    );
    if block {
        return None;
    }
    let (opens, closes) = lines_of_quotes(facts, text);
    if !opens && value.starts_with(char::is_whitespace) {
        return Some("begins with white space");
    }
    if !closes && value.ends_with(char::is_whitespace) {
        return Some("ends with white space");
    }
    let inner = value.trim();
    if inner.contains('\t') {
        return Some("has a tab in it");
    }
    has_runs(inner).then_some("has several spaces in a row")
}

/// Whether any white space needs a second look: that at an end, two spaces, a tab.
fn may_be_stray(value: &str) -> bool {
    let bytes = value.as_bytes();
    let inner = |end: Option<&u8>| end.is_some_and(u8::is_ascii_graphic);
    let edges = inner(bytes.first()) && inner(bytes.last());
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    !edges
        || pairs.fold(false, |any, (one, next)| {
            any | ((*one == b' ') & (*next == b' ')) | (*one == b'\t')
        })
}

/// Whether the opening quote is the last of its line, and the closing one the first of its: the
/// white space is the line break.
fn lines_of_quotes(facts: &RecordFacts<'_>, text: &Text<'_>) -> (bool, bool) {
    let quoted = matches!(
        facts.document.style(text.node),
        Some(Style::DoubleQuoted | Style::SingleQuoted)
    );
    let span = facts.document.span(text.node);
    let written = facts.document.source().slice(span);
    let inner = written.get(1..written.len().saturating_sub(1));
    let Some(inner) = inner.filter(|_| quoted) else {
        return (false, false);
    };
    let is_break = |space: &str| space.contains('\n');
    let before = inner.len() - inner.trim_start().len();
    let after = inner.trim_end().len();
    let breaks = |space: Option<&str>| space.is_some_and(is_break);
    (breaks(inner.get(..before)), breaks(inner.get(after..)))
}

/// Whether there are several spaces in a row, other than two after the end of a sentence.
fn has_runs(text: &str) -> bool {
    let mut runs = text.match_indices("  ");
    runs.any(|(at, _)| {
        let (before, run) = text.split_at(at);
        let sentence = before.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}']);
        let ended = sentence.ends_with(['.', '?', '!', ':', ';']);
        !ended || run.starts_with("   ")
    })
}

/// The quoted text without the white space around it, where nothing else changes.
fn trimmed(facts: &RecordFacts<'_>, text: &Text<'_>) -> Option<String> {
    let quote = match facts.document.style(text.node)? {
        Style::DoubleQuoted => '"',
        Style::SingleQuoted => '\'',
        _ => return None,
    };
    let written = facts
        .document
        .source()
        .slice(facts.document.span(text.node));
    let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
    let same = inner == text.value && inner.trim() != inner;
    same.then(|| format!("{quote}{}{quote}", inner.trim()))
}

#[cfg(test)]
mod tests {
    use super::has_runs;

    #[test]
    fn two_spaces_end_a_sentence_and_other_runs_are_stray() {
        for text in [
            "One.  Two",
            "He said \"no.\"  Then",
            "(See below.)  Or: so",
            "a b",
        ] {
            assert!(!has_runs(text), "{text}");
        }
        for text in ["One.   Two", "One  two", "One.  Two  three"] {
            assert!(has_runs(text), "{text}");
        }
    }
}
