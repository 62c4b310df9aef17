use super::*;
use crate::document::Limits;

/// The text after some shifts of `from` before `to`, or behind the last item for nothing, each an item
/// by its number; `?` in front of it where that is unsafe.
fn shifted(path: &str, text: &str, shifts: &[(usize, Option<usize>)]) -> Option<String> {
    let document = Document::parse(path, text.into(), &Limits::default());
    assert!(document.faults().is_empty(), "{:?}", document.faults());
    let list = list(&document);
    let items: Vec<NodeId> = match document.items(list) {
        Some(items) => items.collect(),
        None => document.members(list)?.map(|(_, value)| value).collect(),
    };
    let shifts: Vec<Shift> = shifts
        .iter()
        .map(|(from, to)| Shift {
            item: items[*from],
            to: match to {
                Some(to) => Target::Before(items[*to]),
                None => Target::Behind(*items.last().expect("an item")),
            },
        })
        .collect();
    let fix = rearrange(&document, DocumentId(0), list, &shifts)?;
    let mut new = String::new();
    let mut done = 0;
    for edit in &fix.edits {
        new.push_str(&text[done..edit.span.start as usize]);
        new.push_str(&edit.replacement);
        done = edit.span.end as usize;
    }
    new.push_str(&text[done..]);
    let mark = if fix.applicability == Applicability::Safe {
        ""
    } else {
        "?"
    };
    Some(format!("{mark}{new}"))
}

/// The value of the key `list`, or else the whole.
fn list(document: &Document) -> NodeId {
    let root = document.roots()[0];
    document.get(root, "list").unwrap_or(root)
}

fn yaml(text: &str, shifts: &[(usize, Option<usize>)]) -> Option<String> {
    shifted("a.yaml", text, shifts)
}

#[test]
fn items_of_lines_take_their_comments_along() {
    for (text, shifts, expected) in [
        ("- b\n- a\n- c\n", &[(0, Some(2))][..], "- a\n- b\n- c\n"),
        ("- b # of b\n- a\n", &[(0, None)], "- a\n- b # of b\n"),
        (
            "- c\n- b\n- a",
            &[(2, Some(0)), (1, Some(0))],
            "- a\n- b\n- c",
        ),
        ("- b\r\n- a\r\n", &[(1, Some(0))], "- a\r\n- b\r\n"),
        (
            "- b\n\n# of a\n# and more\n- a\n",
            &[(1, Some(0))],
            "# of a\n# and more\n- a\n\n- b\n",
        ),
        (
            "- x: b\n  # in b\n- x: a\n",
            &[(0, None)],
            "- x: a\n- x: b\n  # in b\n",
        ),
        (
            "list:\n  - b\n  - a\n  # of a\nz: 1\n",
            &[],
            "list:\n  - b\n  - a\n  # of a\nz: 1\n",
        ),
        (
            "list:\n- b\n- a\n# of z\nz: 1\n",
            &[(0, None)],
            "?list:\n- a\n- b\n# of z\nz: 1\n",
        ),
        (
            "list:\n  - b\n  - a\n# of z\nz: 1\n",
            &[(0, None)],
            "list:\n  - a\n  - b\n# of z\nz: 1\n",
        ),
        ("b: 1\na:\n  - 2\n", &[(0, None)], "a:\n  - 2\nb: 1\n"),
    ] {
        assert_eq!(yaml(text, shifts).as_deref(), Some(expected), "{text:?}");
    }
}

#[test]
fn where_a_comment_may_be_about_something_else_a_person_should_look() {
    for (text, from, to, expected) in [
        ("# sorted\n- b\n- a\n", 1, Some(0), "?- a\n# sorted\n- b\n"),
        (
            "# sorted\n\n- b\n- a\n",
            1,
            Some(0),
            "# sorted\n\n- a\n- b\n",
        ),
        (
            "# sorted\n- a\n- c\n- b\n",
            2,
            Some(1),
            "# sorted\n- a\n- b\n- c\n",
        ),
        (
            "- b\n\n# A to M\n\n- a\n",
            1,
            Some(0),
            "?# A to M\n\n- a\n\n- b\n",
        ),
        ("- b\n# of b\n\n- a\n", 0, None, "?# of b\n\n- a\n- b\n"),
        ("- b\n- a\n# the end\n", 0, None, "?- a\n- b\n# the end\n"),
    ] {
        assert_eq!(
            yaml(text, &[(from, to)]).as_deref(),
            Some(expected),
            "{text:?}"
        );
    }
}

#[test]
fn items_in_brackets_keep_their_commas() {
    for (path, text, expected) in [
        ("a.yaml", "list: [b, a, c]", "list: [a, b, c]"),
        ("a.yaml", "list: [ b,a , c, ]", "list: [ a , b,c, ]"),
        (
            "a.yaml",
            "list: {b: 1, a: 2, c: 3}",
            "list: {a: 2, b: 1, c: 3}",
        ),
        (
            "a.json",
            "[\n  {\"b\": 1},\n  \"a, b\",\n  3\n]\n",
            "[\n  \"a, b\",\n  {\"b\": 1},\n  3\n]\n",
        ),
    ] {
        let found = shifted(path, text, &[(0, Some(2))]);
        assert_eq!(found.as_deref(), Some(expected), "{text:?}");
    }
}

#[test]
fn what_cannot_be_taken_apart_is_left_alone() {
    for text in [
        "list: [b, # of b\n  a, c]",
        "-\n  b\n- a\n- c\n",
        "- |\n  b\n- a\n- c\n",
        "- &x b\n- a\n- c\n",
        "- !!str b\n- a\n- c\n",
        "? b\n: 1\n? a\n: 2\n? c\n: 3\n",
    ] {
        assert_eq!(yaml(text, &[(0, Some(2))]), None, "{text:?}");
    }
}

#[test]
fn a_fix_does_not_outgrow_a_report() {
    let long = "b".repeat(MOST_BYTES);
    assert_eq!(yaml(&format!("- {long}\n- a\n"), &[(0, None)]), None);
    assert!(yaml(&format!("- {long}\n- a\n"), &[(1, Some(0))]).is_some());
}
