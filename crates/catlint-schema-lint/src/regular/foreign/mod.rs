//! What in a pattern is not of ECMA-262, the dialect of JSON Schema (Core 2020-12, 6.4), as
//! validators read it with the flag `u`.
//!
//! Other dialects have more, and what they have means something else to a validator, or nothing.

mod dialects;
mod groups;
mod properties;
mod sets;

use super::shown::shown;

/// A part of a pattern that another dialect has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The part, as it is written.
    pub part: String,
    /// What it is, with its article: "an atomic group".
    pub what: &'static str,
    /// What to write instead, a command.
    pub instead: &'static str,
}

impl Foreign {
    /// What is wrong with the pattern, for people.
    #[must_use]
    pub fn said_of(&self, pattern: &str) -> String {
        let Self { part, what, .. } = self;
        let shown = shown(pattern);
        format!(
            "the pattern {shown} has `{part}`, {what}: JSON Schema has the dialect of JavaScript"
        )
    }

    fn new(part: &str, (what, instead): (&'static str, &'static str)) -> Self {
        Self {
            part: part.to_owned(),
            what,
            instead,
        }
    }
}

/// The first part of a pattern that is of another dialect; nothing where all is ECMA-262, or where
/// it is unknown. O(pattern).
#[must_use]
pub fn foreign(pattern: &str) -> Option<Foreign> {
    let mut rest = pattern;
    let mut quantifier = None;
    while let Some(first) = rest.chars().next() {
        let found = match first {
            '\\' => dialects::escape(rest),
            '(' => groups::group(rest),
            '[' => sets::set(rest),
            '{' => dialects::braces(rest),
            '+' => quantifier.map(|before| Foreign::new(before, dialects::POSSESSIVE)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        let length = match first {
            '\\' => escape_length(rest),
            '[' => sets::length(rest),
            '{' => quantifier_length(rest).unwrap_or(1),
            // What follows is no quantifier of its own.
            '(' if rest.starts_with("(?") => 2,
            _ => first.len_utf8(),
        };
        quantifier = match first {
            '*' if quantifier.is_none() => Some("*+"),
            '+' if quantifier.is_none() => Some("++"),
            '?' if quantifier.is_none() => Some("?+"),
            '{' => quantifier_length(rest).map(|_| "}+"),
            _ => None,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    None
}

/// The length of a backslash and what it escapes.
fn escape_length(rest: &str) -> usize {
    let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
    1 + escaped
}

/// The length of `{2}`, `{2,}` or `{2,3}`.
fn quantifier_length(rest: &str) -> Option<usize> {
    let (inner, _) = rest.strip_prefix('{')?.split_once('}')?;
    let (least, most) = inner.split_once(',').unwrap_or((inner, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!least.is_empty() && digits(least) && digits(most)).then_some(inner.len() + 2)
}

#[cfg(test)]
mod tests;
