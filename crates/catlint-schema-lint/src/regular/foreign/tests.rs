//! Patterns of ECMA-262, and what others have.

use super::foreign;

#[test]
fn what_is_of_another_dialect_is_told_with_its_part() {
    let table = [
        (r"(?P<year>\d{4})-(?P=year)", "(?P<"),
        (r"(a)(?P=b)", "(?P="),
        (r"a++b", "++"),
        (r"[a-z]*+x", "*+"),
        (r"a{2,3}+", "}+"),
        (r"a?+", "?+"),
        (r"(?>a+)b", "(?>"),
        (r"x(?#why)", "(?#"),
        (r"(x)?(?(1)a|b)", "(?("),
        (r"(?|a|b)", "(?|"),
        (r"\((?R)?\)", "(?R"),
        (r"(?i)[a-z]+", "(?i)"),
        (r"^(?x) a b $", "(?x)"),
        (r"(?x: a b)", "(?x:"),
        (r"(?-u:a)", "(?-u:"),
        (r"\A[a-z]+\Z", r"\A"),
        (r"^[a-z]+\z", r"\z"),
        (r"a\hb", r"\h"),
        (r"\Qa.b\E", r"\Q"),
        (r"\<word\>", r"\<"),
        (r"\x{1F600}", r"\x"),
        (r"\N", r"\N"),
        (r"\pL+", r"\pL"),
        (r"\p{IsAlphabetic}", r"\p{IsAlphabetic}"),
        (r"\p{InGreek}", r"\p{InGreek}"),
        (r"\P{javaLowerCase}", r"\P{javaLowerCase}"),
        (r"\p{Alnum}", r"\p{Alnum}"),
        (r"\p{^L}", r"\p{^L}"),
        (r"^\p{Greek}+$", r"\p{Greek}"),
        (r"[[:alpha:]]+", "[:alpha:"),
        (r"[^[:^digit:]]", "[:^digit:"),
        (r"[a-z&&[^b]]", "&&["),
        (r"[]a]", "[]"),
        (r"[^]a]", "[^]"),
        (r"[\w-.]+@", r"\w-"),
        (r"[a\p{Han}]", r"\p{Han}"),
        (r"a{,3}", "{,3}"),
    ];
    for (pattern, part) in table {
        let found = foreign(pattern);
        assert_eq!(
            found.map(|found| found.part).as_deref(),
            Some(part),
            "{pattern}"
        );
    }
}

#[test]
fn what_is_of_ecma_262_is_left_alone() {
    for pattern in [
        "",
        r"^https?://",
        r"^(?:a|b)+?$",
        r"a{2,3}?b{2}c{2,}d*?e+?",
        r"(?<year>\d{4})-\k<year>",
        r"(?=a)(?!b)(?<=c)(?<!d)e",
        r"(?i:a)b(?-s:c)",
        r"\bword\b\B",
        r"[\w.-]+@[\w\-]+",
        r"[+*?][a-z]+",
        r"[\d-]",
        r"\+\+",
        r"\++",
        r"(a+)+",
        r"\p{L}\p{Lu}\P{Letter}\p{Script=Greek}\p{sc=Han}\p{Alphabetic}\p{Emoji}\p{gc=Nd}",
        r"\u00e9\u{1F600}\x41\cA\0\1",
        r"[^]",
        r"[]",
        r"[a&&b]",
        r"[[a]",
        r"\/\-\_\@\.\ ",
        r"x{1",
        r"{a}",
        r"a|+",
        r"\",
        r"(",
        r"(?",
        r"[",
        r"é[é\é]\é{2}",
        r"\p",
        r"\p{",
        "(?\u{e9})",
    ] {
        assert_eq!(foreign(pattern), None, "{pattern}");
    }
}
