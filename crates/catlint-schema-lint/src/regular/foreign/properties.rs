//! Names of Unicode properties as other dialects write them.

use regex_syntax::Parser;

use super::Foreign;

/// Classes of POSIX, which Java and Perl have as properties, and ECMA-262 does not.
const POSIX: [&str; 11] = [
    "Alnum",
    "Blank",
    "Cntrl",
    "Digit",
    "Graph",
    "Print",
    "Punct",
    "Space",
    "Word",
    "XDigit",
    "XPosixAlpha",
];

/// What `\p` or `\P` begins.
pub(super) fn property(rest: &str) -> Option<Foreign> {
    let Some((name, _)) = rest
        .get(2..)?
        .strip_prefix('{')
        .and_then(|inner| inner.split_once('}'))
    else {
        let letter = rest
            .get(2..)?
            .chars()
            .next()
            .filter(char::is_ascii_alphabetic)?;
        let part = rest.get(..2 + letter.len_utf8())?;
        let advice = (
            "a property without braces",
            "write its name in braces: `\\p{L}`",
        );
        return Some(Foreign::new(part, advice));
    };
    let part = rest.get(..name.len() + 4)?;
    Some(Foreign::new(part, advice(name)?))
}

fn advice(name: &str) -> Option<(&'static str, &'static str)> {
    let begins = |head: &str| {
        let after = name
            .strip_prefix(head)
            .and_then(|after| after.chars().next());
        after.is_some_and(|next| next.is_ascii_uppercase())
    };
    if begins("java") || begins("Is") || begins("In") {
        return Some((
            "a property as Java writes it",
            "write a category such as `\\p{L}`, or `\\p{Script=Greek}`",
        ));
    }
    if POSIX.contains(&name) {
        return Some((
            "a class of POSIX",
            "write a set such as `[A-Za-z0-9]`, or a category such as `\\p{L}`",
        ));
    }
    if name.starts_with('^') {
        return Some(("a denial as Perl writes it", "write `\\P{…}`"));
    }
    is_script(name).then_some((
        "a script without saying so",
        "write `Script=` before its name",
    ))
}

/// Whether a name is that of a script, and of nothing else.
fn is_script(name: &str) -> bool {
    let known = |property: String| Parser::new().parse(&property).is_ok();
    let plain = !name.contains(['=', ':', '!', '}']);
    plain && known(format!("\\p{{sc={name}}}")) && !known(format!("\\p{{gc={name}}}"))
}
