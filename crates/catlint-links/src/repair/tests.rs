//! Sites that moved, in tables.

use super::*;

const S: &str = "https://s.example";

/// The proposal for a link that is gone, beside links that went from one address to another.
fn proposal(travels: &[(Verdict, &str, &str)], gone: &str) -> Option<Proposal> {
    let absolute = |text: &str| match text.starts_with('/') {
        true => format!("{S}{text}"),
        false => text.to_owned(),
    };
    let mut outcomes: Vec<_> = travels
        .iter()
        .map(|(verdict, from, to)| LinkOutcome {
            final_url: Some(absolute(to)),
            ..LinkOutcome::new(absolute(from), *verdict)
        })
        .collect();
    let gone = absolute(gone);
    outcomes.push(LinkOutcome::new(&gone, Verdict::Gone));
    proposals(&outcomes).remove(gone.as_str())
}

fn moved<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(Verdict, &'a str, &'a str)> {
    pairs
        .iter()
        .map(|(from, to)| (Verdict::Moved, *from, *to))
        .collect()
}

#[test]
#[rustfmt::skip]
fn what_two_siblings_did_is_proposed() {
    #[expect(clippy::type_complexity, reason = "a table")]
    let table: &[(&[(&str, &str)], &str, (&str, &str, &str))] = &[
        (&[("/a/x", "/b/x"), ("/a/y", "/b/y")], "/a/z", ("https://s.example/b/z", "/a/", "/b/")),
        (&[("/a/x", "/b/x"), ("/a/y", "/b/y")], "/a/deep/z/", ("https://s.example/b/deep/z/", "/a/", "/b/")),
        (&[("/a/x?p=1", "/b/x?p=1"), ("/a/y", "/b/y")], "/a/z?q=2#c", ("https://s.example/b/z?q=2#c", "/a/", "/b/")),
        (&[("/x", "/en/x"), ("/y", "/en/y")], "/z", ("https://s.example/en/z", "/", "/en/")),
        (&[("/old/x", "/x"), ("/old/y", "/y")], "/old/z", ("https://s.example/z", "/old/", "/")),
        (&[("/d/a/x", "/d/b/c/x"), ("/d/a/y", "/d/b/c/y")], "/d/a/z", ("https://s.example/d/b/c/z", "/d/a/", "/d/b/c/")),
        (&[("/a/x", "/b/x/"), ("/a/y", "/b/y/")], "/a/z", ("https://s.example/b/z/", "/a/", "/b/")),
        (&[("/x", "https://new.example/x"), ("/y/y", "https://new.example/y/y")], "/z", ("https://new.example/z", "s.example", "new.example")),
        (&[("/a/x", "https://new.example/b/x"), ("/a/y", "https://new.example/b/y")], "/a/z", ("https://new.example/b/z", "s.example/a/", "new.example/b/")),
        (&[("http://s.example/x", "/x"), ("http://s.example/y", "/y")], "http://s.example/z", ("https://s.example/z", "http://", "https://")),
        // Of two that fit, the one that knows more of the path.
        (&[("/x", "/en/x"), ("/y", "/en/y"), ("/a/x", "/en/a/x")], "/a/z", ("https://s.example/en/a/z", "/", "/en/")),
    ];
    for (pairs, gone, (url, from, to)) in table {
        let found = proposal(&moved(pairs), gone).unwrap_or_else(|| panic!("{gone} of {pairs:?}"));
        assert_eq!((&*found.url, &*found.from, &*found.to), (*url, *from, *to));
    }
}

/// Why nothing is certain, what moved where, and the link that is gone.
type Doubtful = (
    &'static str,
    Vec<(Verdict, &'static str, &'static str)>,
    &'static str,
);

#[test]
#[rustfmt::skip]
fn what_is_not_certain_is_not_proposed() {
    let none: &[Doubtful] = &[
        ("one example", moved(&[("/a/x", "/b/x")]), "/a/z"),
        ("one page in two forms", moved(&[("/a/x", "/b/x"), ("http://s.example/a/x", "/b/x")]), "/a/z"),
        ("another place", moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y")]), "/c/z"),
        ("another host", moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y")]), "https://t.example/a/z"),
        ("the page is called otherwise", moved(&[("/x", "/1"), ("/y", "/2")]), "/z"),
        ("one went elsewhere", moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y"), ("/a/w", "/c/w")]), "/a/z"),
        ("one was lost", [moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y")]), vec![(Verdict::Suspect, "/a/w", "/")]].concat(), "/a/z"),
        ("only for now", vec![(Verdict::Redirected, "/a/x", "/b/x"), (Verdict::Redirected, "/a/y", "/b/y")], "/a/z"),
        ("the directory itself", moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y")]), "/a/"),
        ("another query", moved(&[("/a/x?1", "/b/x?2"), ("/a/y?1", "/b/y?2")]), "/a/z"),
        ("nothing changes", moved(&[("http://s.example/x", "/x"), ("http://s.example/y", "/y")]), "/z"),
        ("no address", moved(&[("/a/x", "/b/x"), ("/a/y", "/b/y")]), "nonsense"),
    ];
    for (why, travels, gone) in none {
        assert_eq!(proposal(travels, gone), None, "{why}");
    }
}

#[test]
fn an_address_that_is_gone_itself_is_not_proposed() {
    let mut outcomes: Vec<_> = ["x", "y"]
        .map(|name| LinkOutcome {
            final_url: Some(format!("{S}/b/{name}")),
            ..LinkOutcome::new(format!("{S}/a/{name}"), Verdict::Moved)
        })
        .into();
    outcomes.push(LinkOutcome::new(format!("{S}/a/z"), Verdict::Gone));
    assert_eq!(proposals(&outcomes).len(), 1);
    outcomes.push(LinkOutcome::new(format!("{S}/b/z"), Verdict::Gone));
    assert_eq!(proposals(&outcomes).len(), 0);
}
