//! Why a pattern cannot be read at all.

use regex_syntax::ast::ErrorKind;
use regex_syntax::ast::parse::Parser;

use super::foreign::foreign;
use super::shown::shown;

/// What is of the dialect, and what no engine of ours knows.
const BEYOND: [(&str, &str); 2] = [
    ("\\k<", "write `\\1` with the number of the group"),
    ("[^]", "write `[\\s\\S]`"),
];

/// What is wrong with a pattern that no validator can compare, or that is of a foreign dialect: a
/// lower-case clause with what to do. Nothing where nothing is known to be wrong. O(pattern).
#[must_use]
pub fn fault(pattern: &str) -> Option<String> {
    if let Some(foreign) = foreign(pattern) {
        return Some(format!("{}; {}", foreign.said_of(pattern), foreign.instead));
    }
    let beyond = BEYOND.iter().find(|(part, _)| pattern.contains(part));
    if let Some((part, instead)) = beyond {
        let shown = shown(pattern);
        return Some(format!(
            "the pattern {shown} has `{part}`, which catlint cannot compare; {instead}"
        ));
    }
    let error = Parser::new().parse(pattern).err()?;
    match error.kind() {
        // These are of the dialect, and beyond this reader.
        ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference => None,
        kind => Some(format!(
            "the pattern {} cannot be read: {kind}",
            shown(pattern)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn the_dialect_comes_first_and_what_is_right_is_left_alone() {
        let of = |pattern| fault(pattern).unwrap_or_default();
        assert!(of(r"\A(").contains(r"has `\A`"), "{}", of(r"\A("));
        let open = of("[a-z");
        assert_eq!(
            open,
            "the pattern `[a-z` cannot be read: unclosed character class"
        );
        for right in ["^[a-z]+$", "(?=a)b", r"(a)\1", ""] {
            assert_eq!(fault(right), None, "{right}");
        }
    }
}
