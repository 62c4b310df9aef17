//! Escapes and quantifiers of other dialects: Perl and PCRE, Python, Java, Ruby, Rust.

use super::{Foreign, properties};

type Advice = (&'static str, &'static str);

pub(super) const POSSESSIVE: Advice = (
    "a possessive quantifier",
    "remove the second `+`: no dialect matches more without it",
);

/// What a backslash begins: letters that ECMA-262 escapes are `b B c d D f k n p P r s S t u v w W x`.
pub(super) fn escape(rest: &str) -> Option<Foreign> {
    let escaped = rest.get(1..)?.chars().next()?;
    let part = rest.get(..1 + escaped.len_utf8())?;
    let advice = match escaped {
        'A' => ("the beginning of a text in Perl and Python", "write `^`"),
        'Z' | 'z' => ("the end of a text in Perl and Python", "write `$`"),
        'h' | 'H' => (
            "horizontal white space in Perl",
            "write `[ \\t]`, or `[^ \\t]`",
        ),
        'Q' | 'E' => (
            "a quotation in Perl and Java",
            "write `\\` before each character that means something, and remove `\\Q` and `\\E`",
        ),
        'R' => ("a line break in Perl", "write `(\\r\\n|\\n|\\r)`"),
        'a' => ("the bell in Perl", "write `\\x07`"),
        'e' => ("the escape character in Perl", "write `\\x1B`"),
        '<' | '>' => ("the edge of a word in GNU", "write `\\b`"),
        'x' if rest.starts_with("\\x{") => (
            "a character by its number, as Perl writes it",
            "write `\\u` and four digits",
        ),
        'p' | 'P' => return properties::property(rest),
        letter if letter.is_ascii_alphabetic() && !"bBcdDfknrsStuvwWx".contains(letter) => (
            "an escape that ECMA-262 does not have",
            "remove the `\\`, or write what is meant",
        ),
        _ => return None,
    };
    Some(Foreign::new(part, advice))
}

/// `{,3}`, which is no quantifier here.
pub(super) fn braces(rest: &str) -> Option<Foreign> {
    let (most, _) = rest.strip_prefix("{,")?.split_once('}')?;
    let digits = !most.is_empty() && most.bytes().all(|byte| byte.is_ascii_digit());
    let part = rest.get(..most.len() + 3).filter(|_| digits)?;
    let advice = (
        "a quantifier without its lower limit, as Python and Ruby have it",
        "write `0` before the comma",
    );
    Some(Foreign::new(part, advice))
}
