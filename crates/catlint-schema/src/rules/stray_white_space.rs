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
    /// inside it. Block texts (`|` and `>`) keep their lines; only their spaces are looked at.
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
    if value.trim().is_empty() {
        return None;
    }
    let block = matches!(
        facts.document.style(text.node),
        Some(Style::Literal | Style::Folded)
    );
    let inner = value.trim();
    if !block && value.starts_with(char::is_whitespace) {
        return Some("begins with white space");
    }
    if !block && value.ends_with(char::is_whitespace) {
        return Some("ends with white space");
    }
    if !block && inner.contains('\t') {
        return Some("has a tab in it");
    }
    (!block && inner.contains("  ")).then_some("has several spaces in a row")
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
