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
            if facts
                .violations
                .iter()
                .any(|violation| violation.node == text.node)
            {
                continue;
            }
            let name = facts.name_of(text.node);
            let shown = facts.shown(text.node);
            let message = format!("{name} is only a placeholder: {shown}");
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(text.node), message)
                    .help("write the text, or remove the field until it is known"),
            );
        }
    }
}

/// Whole values only: a sentence about a to-do list is a sentence.
fn is_placeholder(value: &str) -> bool {
    const LONGEST: usize = 24;
    let trimmed = value.trim();
    if trimmed.len() > LONGEST {
        let begins = trimmed.get(..11).map(str::to_lowercase);
        return begins.as_deref() == Some("lorem ipsum");
    }
    let words = trimmed
        .trim_matches(|c: char| "[](){}<>.:!*_\u{2026}".contains(c))
        .to_lowercase();
    let known = [
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
        "lorem ipsum",
        "insert here",
        "insert text here",
        "placeholder",
        "fill in",
        "fill me in",
        "description here",
        "your text here",
        "coming soon",
    ];
    let marks = !trimmed.is_empty()
        && trimmed
            .chars()
            .all(|c| "?-.\u{2013}\u{2014}\u{2026}_*".contains(c));
    known.contains(&words.as_str()) || marks
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
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
