//! The rule `placeholder-text`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;

declare_rule! {
    /// A text that stands in for one still to be written.
    ///
    /// # What it finds
    /// A value that is nothing but `TODO`, `TBD`, `FIXME`, `N/A`, `xxx`, `???`, `-`, `...` or the like,
    /// and *lorem ipsum* anywhere. Words inside a sentence are not reported.
    ///
    /// # Why it matters
    /// The field counts as filled, and the placeholder is printed for all to see.
    ///
    /// # Example
    /// ```yaml
    /// description: TODO
    /// ```
    ///
    /// # How to mend
    /// Write the text, or remove the field and say so where the schema has a place for it.
    pub(super) PlaceholderText = "placeholder-text",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for PlaceholderText {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in facts.texts.iter().filter(|text| is_placeholder(text.value)) {
            let name = facts.name_of(text.node);
            let shown = facts.shown(text.node);
            let message = match is_filler(text.value) {
                true => format!("{name} begins with filler text: {shown}"),
                false => format!("{name} is only a placeholder: {shown}"),
            };
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(text.node), message)
                    .help("write the text, or remove the field until it is known"),
            );
        }
    }
}

/// Values that say nothing, in any case.
const PLACEHOLDERS: &[&str] = &[
    "todo",
    "to do",
    "tbd",
    "tba",
    "tbc",
    "to be done",
    "to be defined",
    "to be determined",
    "to be confirmed",
    "to be added",
    "to be announced",
    "fixme",
    "n/a",
    "n.a",
    "xxx",
    "xx",
    "insert here",
    "insert text here",
    "placeholder",
    "fill in",
    "fill me in",
    "description here",
    "your text here",
    "coming soon",
];

/// Whole values only: a sentence about a to-do list is a sentence.
fn is_placeholder(value: &str) -> bool {
    const LONGEST: usize = 24;
    let trimmed = value.trim();
    if is_filler(trimmed) || trimmed.len() > LONGEST {
        return is_filler(trimmed);
    }
    let around = |c| {
        matches!(
            c,
            '[' | ']' | '(' | ')' | '{' | '}' | '<' | '>' | '.' | '!' | '*' | '_' | '\u{2026}'
        )
    };
    let words = trimmed.trim_end_matches(':').trim_matches(around);
    let mut placeholders = PLACEHOLDERS.iter();
    placeholders.any(|placeholder| placeholder.eq_ignore_ascii_case(words)) || is_marks(trimmed)
}

/// Dashes, dots and question marks only; one dot, line or star may well be what is meant: a separator,
/// a key, a pattern.
fn is_marks(text: &str) -> bool {
    let is_mark = |c| {
        matches!(
            c,
            '?' | '-' | '.' | '\u{2013}' | '\u{2014}' | '\u{2026}' | '_' | '*'
        )
    };
    !matches!(text, "" | "." | "_" | "*") && text.chars().all(is_mark)
}

/// The printers' filler, however it goes on.
fn is_filler(value: &str) -> bool {
    const FILLER: &str = "lorem ipsum";
    let head = value.trim_start().get(..FILLER.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(FILLER))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn whole_placeholders_are_found_and_sentences_are_not() {
        for text in [
            "TODO",
            " tbd. ",
            "[N/A]",
            "???",
            "-",
            "…",
            "Lorem ipsum dolor sit amet, consectetur",
            "xxx",
            "TODO:",
            "__",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "A to-do list for migrants",
            "Todos Santos",
            "NA",
            "na",
            "XXXL",
            "C",
            "0",
            "None",
            "Test",
            "_",
            "*",
            ".",
            "::placeholder",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
