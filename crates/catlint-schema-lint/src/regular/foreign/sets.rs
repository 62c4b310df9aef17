//! Sets of characters as other dialects write them.

use super::{Foreign, dialects, escape_length};

/// What `[` begins.
pub(super) fn set(rest: &str) -> Option<Foreign> {
    let inner = rest.get(1..)?;
    let body = inner.strip_prefix('^').unwrap_or(inner);
    if body.starts_with(']') && body.get(1..)?.contains(']') {
        let part = rest.get(..rest.len() - body.len() + 1)?;
        let advice = (
            "the beginning of a set with `]` in it, as POSIX and Python have it",
            "write `\\]` inside the set",
        );
        return Some(Foreign::new(part, advice));
    }
    let whole = rest.get(..length(rest))?;
    let mut inside = whole.get(1..)?;
    while let Some(first) = inside.chars().next() {
        let found = match first {
            '\\' => in_set(inside),
            '[' => posix(inside),
            '&' => intersection(inside),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        let length = match first {
            '\\' => escape_length(inside),
            _ => first.len_utf8(),
        };
        inside = inside.get(length..).unwrap_or_default();
    }
    None
}

/// The length of a set, from `[` to the first `]` that is not escaped.
pub(super) fn length(rest: &str) -> usize {
    let mut at = 1;
    while let Some(next) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        at += match next {
            ']' => return at + 1,
            '\\' => escape_length(rest.get(at..).unwrap_or_default()),
            other => other.len_utf8(),
        };
    }
    rest.len()
}

/// An escape of another dialect, or a range that begins with a class: `[\w-.]`.
fn in_set(inside: &str) -> Option<Foreign> {
    let class = inside
        .get(..2)
        .filter(|class| ["\\w", "\\d", "\\s"].contains(&&*class.to_lowercase()));
    let after = inside.get(2..).unwrap_or_default();
    let is_range = after
        .strip_prefix('-')
        .is_some_and(|after| !after.starts_with(']'));
    match class.filter(|_| is_range) {
        Some(_) => {
            let advice = (
                "a range that begins with a class",
                "write the `-` at the end of the set, or `\\-`",
            );
            Some(Foreign::new(inside.get(..3)?, advice))
        }
        None => dialects::escape(inside),
    }
}

/// `[:alpha:]`
fn posix(inside: &str) -> Option<Foreign> {
    let (name, _) = inside.strip_prefix("[:")?.split_once(':')?;
    let letters = name.strip_prefix('^').unwrap_or(name);
    let part = inside.get(..name.len() + 3)?;
    let is_name = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let advice = ("a class of POSIX", "write a set such as `A-Za-z0-9`");
    is_name.then(|| Foreign::new(part, advice))
}

/// `&&[`, an intersection in Java, Ruby and Rust.
fn intersection(inside: &str) -> Option<Foreign> {
    let part = inside.get(..3).filter(|part| *part == "&&[")?;
    let advice = (
        "an intersection as Java and Ruby write it",
        "write the set that is meant",
    );
    Some(Foreign::new(part, advice))
}
