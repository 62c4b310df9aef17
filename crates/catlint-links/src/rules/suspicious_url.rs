//! The rule `suspicious-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::FormFacts;
use crate::link::ParsedLink;

declare_rule! {
    /// A link with signs around or in it that were probably pasted along.
    ///
    /// # What it finds
    /// A full stop, comma, quote or closing bracket at the end, an opening bracket or quote at the
    /// beginning, invisible characters, and a host that mixes letters of several scripts.
    ///
    /// # Why it matters
    /// The address leads nowhere, or somewhere else than it seems to.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.pngworkers.org/apply),
    /// ```
    ///
    /// # How to mend
    /// Remove the signs that do not belong to the address.
    pub(super) SuspiciousUrl = "suspicious-url",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for SuspiciousUrl {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links {
            let Some((what, help)) = fault(link) else {
                continue;
            };
            let message = |field: &str| format!("{field} {what}");
            found.push(facts.about(&Self::META, link, message).help(help));
        }
    }
}

/// What is odd about the address, and what to do.
fn fault(link: &ParsedLink<'_>) -> Option<(String, &'static str)> {
    const INVISIBLE: [char; 6] = [
        '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}', '\u{ad}',
    ];
    let (trimmed, url) = (link.url.trim(), link.web()?);
    let is_plain = trimmed.is_ascii();
    if !is_plain && trimmed.contains(INVISIBLE) {
        let what = "has an invisible character inside".to_owned();
        return Some((
            what,
            "copy the address again from the browser's address bar",
        ));
    }
    let last = trimmed.chars().next_back()?;
    let opens = |open: char| trimmed.contains(open);
    let stray = is_stray_end(last)
        && match last {
            ')' => !opens('('),
            ']' => !opens('['),
            '}' => !opens('{'),
            _ => true,
        };
    // A query or a fragment may end in anything.
    if stray && url.query().is_none() && url.fragment().is_none() {
        let what = format!("ends with `{last}`, which was probably pasted along");
        return Some((what, "remove what does not belong to the address"));
    }
    let look_alike = "type the host anew: a letter of another alphabet hides in it";
    let what = "has a host that mixes letters of several alphabets".to_owned();
    (!is_plain && mixes_scripts(trimmed)).then_some((what, look_alike))
}

/// Whether an address seldom ends with a sign; brackets do where they are opened in it.
pub(crate) fn is_stray_end(last: char) -> bool {
    let quotes = ['"', '\'', '\u{201d}', '\u{2019}', '>'];
    matches!(last, '.' | ',' | ';' | ')' | ']' | '}') || quotes.contains(&last)
}

/// Latin letters beside Cyrillic or Greek ones in one label of the host: a look-alike (UTS 39).
fn mixes_scripts(text: &str) -> bool {
    let authority = text
        .split("://")
        .nth(1)
        .unwrap_or_default()
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    authority.split('.').any(|label| {
        let latin = label.chars().any(|c| c.is_ascii_alphabetic());
        let other = label.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
        latin && other
    })
}

#[cfg(test)]
mod tests {
    use super::{ParsedLink, fault};
    use crate::made_up::link;

    #[test]
    fn pasted_signs_are_told_from_those_of_the_address() {
        for text in [
            "https://example.gov/a.",
            "https://example.gov/a),",
            "https://example.gov/a)",
            "https://ex\u{430}mple.gov/",
            "https://example.gov/\u{200b}a",
        ] {
            assert!(fault(&ParsedLink::new(&link(text))).is_some(), "{text}");
        }
        for text in [
            "https://en.wikipedia.org/wiki/Foo_(bar)",
            "https://example.gov/?q=a.",
            "https://пример.рф/",
            "https://example.gov/a/",
        ] {
            assert_eq!(fault(&ParsedLink::new(&link(text))), None, "{text}");
        }
    }
}
