//! Edits that put another value in the place of one.

use catlint_core::Edit;
use catlint_core::document::{NodeId, Style};

use crate::facts::RecordFacts;

/// Puts a text in the place of a value, in the quotes that the old one has. Nothing for blocks,
/// aliases and texts that would have to be escaped.
pub(crate) fn value(facts: &RecordFacts<'_>, node: NodeId, text: &str) -> Option<Edit> {
    let place = facts.value_at(node);
    Some(Edit {
        document: place.document(),
        span: facts.catalogue.span(place),
        replacement: written(facts.document.style(node)?, text)?,
    })
}

fn written(style: Style, text: &str) -> Option<String> {
    let harmless = |c: char| c.is_alphanumeric() || "-_ .+()".contains(c);
    if !text.chars().all(harmless) || text.trim() != text {
        return None;
    }
    match style {
        Style::Plain if is_plain(text) => Some(text.to_owned()),
        Style::Plain | Style::DoubleQuoted => Some(format!("\"{text}\"")),
        Style::SingleQuoted => Some(format!("'{text}'")),
        _ => None,
    }
}

/// Whether every YAML reads it as a text without quotes: no number, and none of the words that YAML
/// 1.1 takes for something else, the code of Norway among them.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let begins = text.starts_with(char::is_alphabetic);
    begins && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let plain = |text| written(Style::Plain, text);
        assert_eq!(plain("GB").as_deref(), Some("GB"));
        assert_eq!(plain("NO").as_deref(), Some("\"NO\""));
        assert_eq!(plain("004").as_deref(), Some("\"004\""));
        assert_eq!(plain("MIT OR (ISC)").as_deref(), Some("MIT OR (ISC)"));
        assert_eq!(plain("(MIT) OR ISC").as_deref(), Some("\"(MIT) OR ISC\""));
        assert_eq!(plain("a: b"), None);
        assert_eq!(written(Style::SingleQuoted, "NO").as_deref(), Some("'NO'"));
    }
}
