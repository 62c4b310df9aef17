//! Makes text from the data harmless: one function for each format.

pub(crate) use catlint_core::text::secret::redact;

/// The visible form of a character that a terminal would obey or hide: `<U+001B>`.
///
/// These are control characters, line and paragraph separators, and the characters that turn the
/// direction of writing or have no width. Tabs are left to the caller.
pub(crate) fn visible_form(character: char) -> Option<String> {
    let hidden = character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        );
    hidden.then(|| format!("<U+{:04X}>", u32::from(character)))
}

/// A text on one line with every hidden character made visible, and without secrets.
pub(crate) fn line(text: &str) -> String {
    let redacted = redact(text);
    let mut out = String::with_capacity(redacted.len());
    for character in redacted.chars() {
        match visible_form(character) {
            Some(form) => out.push_str(&form),
            None => out.push(character),
        }
    }
    disarm(out)
}

/// A text of several lines, each made harmless for a terminal and for a runner's log; the line
/// breaks stay.
#[must_use]
pub fn harmless(text: &str) -> String {
    let shown = |part: &str| part.split('\t').map(line).collect::<Vec<_>>().join("\t");
    let lines = text.split_inclusive('\n').map(|part| {
        let (text, end) = match part.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (part, ""),
        };
        shown(text) + end
    });
    disarm_lines(&lines.collect::<String>())
}

/// Breaks `::` at the beginning of lines, blanks before it or not: a GitHub runner takes such a
/// line for a command, wherever in a text it comes from.
pub(crate) fn disarm_lines(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let rest = line.trim_start();
        match rest.strip_prefix("::") {
            Some(rest) => {
                let blank = line.len().saturating_sub(rest.len().saturating_add(2));
                format!("{}: :{rest}", line.get(..blank).unwrap_or_default())
            }
            None => line.to_owned(),
        }
    });
    disarm(lines.collect())
}

/// Breaks what a GitHub runner takes for a command wherever it stands in a log: `##[`.
///
/// The runner's old parser looks for it anywhere in a line, so it must not occur in any text
/// output, not even in a source frame.
pub(crate) fn disarm(text: String) -> String {
    if text.contains("##[") {
        text.replace("##[", "## [")
    } else {
        text
    }
}

/// The message of a workflow command (the encoding of GitHub's own toolkit).
pub(crate) fn github_data(text: &str) -> String {
    line(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command.
pub(crate) fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A path as a relative URI reference (RFC 3986): everything but unreserved characters and `/`
/// is percent-encoded.
pub(crate) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown_and_commands_disarmed() {
        assert_eq!(
            line("a\u{1b}[31m\n\u{202e}b##[group]"),
            "a<U+001B>[31m<U+000A><U+202E>b## [group]"
        );
        assert_eq!(github_property("a:b,c%\n"), "a%3Ab%2Cc%25<U+000A>");
        assert_eq!(uri("data/é %.yaml"), "data/%C3%A9%20%25.yaml");
    }
}
