//! Plain text, for terminals and for the logs of runners.

use super::redact;
use super::visible::{is_plain, visible_form};

/// A text on one line with every hidden character made visible, and without secrets.
#[must_use]
pub fn line(text: &str) -> String {
    let redacted = redact(text);
    if is_plain(&redacted) {
        return disarm(redacted.into_owned());
    }
    let mut out = String::with_capacity(redacted.len());
    for character in redacted.chars() {
        match visible_form(character) {
            Some(form) => out.push_str(&form),
            None => out.push(character),
        }
    }
    disarm(out)
}

/// A text of several lines, each made harmless for a terminal and for a runner's log; line breaks
/// and tabs stay.
#[must_use]
pub fn harmless(text: &str) -> String {
    let shown = |part: &str| part.split('\t').map(line).collect::<Vec<_>>().join("\t");
    let lines: Vec<_> = text.split('\n').map(shown).collect();
    disarm_lines(&lines.join("\n"))
}

/// Breaks what a GitHub runner takes for a command: `##[` wherever it stands, and `::` at the
/// beginning of a line, blanks before it or not.
pub(crate) fn disarm_lines(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let rest = line.trim_start();
        let blanks = line.strip_suffix(rest).unwrap_or_default();
        match rest.strip_prefix("::") {
            Some(rest) => format!("{blanks}: :{rest}"),
            None => line.to_owned(),
        }
    });
    disarm(lines.collect::<Vec<_>>().join("\n"))
}

/// The runner's old parser looks for `##[` anywhere in a line, so it must not occur in any text
/// output, not even in a source frame.
fn disarm(text: String) -> String {
    if text.contains("##[") {
        text.replace("##[", "## [")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown_and_commands_disarmed() {
        assert_eq!(
            line("a\u{1b}[31m\n\u{202e}b##[group]\u{9b}"),
            "a<U+001B>[31m<U+000A><U+202E>b## [group]<U+009B>"
        );
        assert_eq!(
            harmless("::error::x\n\t ::stop-commands::y\na::b ##[warning]\r\n"),
            ": :error::x\n\t : :stop-commands::y\na::b ## [warning]<U+000D>\n"
        );
    }
}
