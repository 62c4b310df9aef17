//! Groups of other dialects.

use super::Foreign;

type Advice = (&'static str, &'static str);

/// Beginnings of groups that ECMA-262 does not have; the first that fits counts.
const BEGINNINGS: &[(&str, Advice)] = &[
    (
        "(?P<",
        (
            "a named group as Python writes it",
            "write `(?<name>…)`, or `(…)`",
        ),
    ),
    (
        "(?P=",
        (
            "a reference to a group as Python writes it",
            "write `\\1` with the group's number",
        ),
    ),
    (
        "(?P>",
        (
            "a recursion of Perl",
            "write the pattern without it: JSON Schema has no recursion",
        ),
    ),
    (
        "(?&",
        (
            "a recursion of Perl",
            "write the pattern without it: JSON Schema has no recursion",
        ),
    ),
    (
        "(?R",
        (
            "a recursion of Perl",
            "write the pattern without it: JSON Schema has no recursion",
        ),
    ),
    ("(?>", ("an atomic group", "write `(?:…)`")),
    (
        "(?#",
        ("a comment", "remove it, or say it under `$comment`"),
    ),
    (
        "(?(",
        ("a condition", "write both ways, with `|` between them"),
    ),
    ("(?|", ("a group that counts anew", "write `(?:…)`")),
    (
        "(?'",
        (
            "a named group of Perl and .NET",
            "write `(?<name>…)`, or `(…)`",
        ),
    ),
];

/// What `(` begins.
pub(super) fn group(rest: &str) -> Option<Foreign> {
    let known = BEGINNINGS.iter().find(|(head, _)| rest.starts_with(head));
    match known {
        Some((head, advice)) => Some(Foreign::new(head, *advice)),
        None => flags(rest),
    }
}

/// `(?i)`, and `(?x:…)`: ECMA-262 has flags for a group only (since 2025), and of them `i`, `m`, `s`.
fn flags(rest: &str) -> Option<Foreign> {
    let inner = rest.strip_prefix("(?")?;
    let end = inner.find(|c: char| !c.is_ascii_alphabetic() && c != '-')?;
    let (flags, after) = inner.split_at_checked(end)?;
    let part = rest.get(..2 + end + 1)?;
    if flags.is_empty() {
        return None;
    }
    let known = flags.chars().all(|flag| "ims-".contains(flag));
    let advice = match after.chars().next()? {
        ')' if flags.contains('i') => (
            "a flag for the rest of the pattern",
            "write both letters of each: `[Aa]`",
        ),
        ')' => (
            "a flag for the rest of the pattern",
            "write the pattern without it",
        ),
        ':' if !known => (
            "a flag that ECMA-262 does not have",
            "write the pattern without it",
        ),
        _ => return None,
    };
    Some(Foreign::new(part, advice))
}
