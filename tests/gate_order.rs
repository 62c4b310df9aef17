//! `check --changed-since REV`: order, which a change can break without a letter of a record changed.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use support::repo::Repo;
use support::{err, json};

const CONFIG: &str = "\
collections:
  tools:
    files: [tools.yaml]
    records: /*
    id: /name
    sorted:
      - { by: [/name] }
";

/// A repository with a list of tools by these names.
fn repo(names: &[&str]) -> Repo {
    let repo = Repo::new();
    repo.write("catlint.yaml", CONFIG);
    list(&repo, names);
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo
}

fn list(repo: &Repo, names: &[&str]) {
    let items = names.iter().map(|name| format!("- name: {name}\n"));
    repo.write("tools.yaml", items.collect::<String>());
}

/// What is said of the list once it has these names.
fn said(repo: &Repo, names: &[&str]) -> Vec<String> {
    list(repo, names);
    let report = repo.report();
    let found = report["diagnostics"].as_array().expect("a list").iter();
    let found = found.map(|one| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        format!("{}: {}", text("record"), text("message"))
    });
    found.collect()
}

#[test]
fn records_that_are_put_in_another_order_are_reported() {
    let repo = repo(&["a", "b", "c", "d"]);
    for (names, expected) in [
        (&["a", "b", "c", "d"][..], &[][..]),
        (
            &["b", "a", "c", "d"],
            &["b: `b` is out of order: it belongs before `c`"],
        ),
        (
            &["d", "a", "b", "c"],
            &["d: `d` is out of order: it belongs at the end"],
        ),
    ] {
        assert_eq!(said(&repo, names), expected, "{names:?}");
        assert_eq!(repo.changed(), 0, "no record is edited");
    }
}

#[test]
fn a_record_that_is_added_out_of_order_is_named_and_not_its_neighbour() {
    let repo = repo(&["a", "b", "d"]);
    let expected = ["c: `c` is out of order: it belongs before `d`"];
    assert_eq!(said(&repo, &["a", "b", "d", "c"]), expected);
    assert_eq!(said(&repo, &["a", "b", "c", "d"]), [""; 0]);
    let expected = ["c: `c` is out of order: it belongs before `d`"];
    assert_eq!(said(&repo, &["c", "a", "b", "d"]), expected);
}

#[test]
fn what_was_out_of_order_before_is_left_alone() {
    let repo = repo(&["h", "a", "g", "f", "e", "d", "c", "b", "i"]);
    let before = ["h", "a", "g", "f", "e", "d", "c", "b", "i"];
    assert_eq!(said(&repo, &before), [""; 0]);
    // Those that were wrong are many, and only the first of many is named.
    let with = ["h", "a", "g", "f", "e", "d", "c", "b", "i", "aa"];
    let found = said(&repo, &with);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("aa: `aa` is out of order"),
        "{found:?}"
    );
    assert_eq!(repo.report()["summary"]["change"]["older"], 1);
}

#[test]
fn a_fix_moves_what_the_change_has_brought() {
    let repo = repo(&["b", "a", "d", "f"]);
    list(&repo, &["b", "a", "d", "f", "e", "c"]);
    let output = repo.check(&["--changed-since", "main", "--fix"]);
    assert!(
        err(&output).contains("2 findings mended in 1 file"),
        "{}",
        err(&output)
    );
    let text = std::fs::read_to_string(repo.path("tools.yaml")).expect("it is there");
    let names: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("- name: "))
        .collect();
    assert_eq!(names, ["b", "a", "c", "d", "e", "f"], "what is older stays");
    assert_eq!(json(&output)["diagnostics"], serde_json::json!([]));
    assert_eq!(repo.changed(), 2);
}

#[test]
fn after_a_fix_in_another_order_the_findings_are_those_of_the_same_records() {
    let repo = repo(&["a", "c", "d"]);
    repo.write(
        "catlint.yaml",
        format!("{CONFIG}    unique:\n      - {{ name: code, fields: [/code] }}\n"),
    );
    repo.write("tools.yaml", "- name: a\n  code: 1\n- name: c\n- name: d\n");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.write(
        "tools.yaml",
        "- name: a\n  code: 1\n- name: c\n- name: d\n- name: b\n  code: 1\n",
    );
    let report = json(&repo.check(&["--changed-since", "main", "--fix"]));
    let found = &report["diagnostics"][0];
    assert_eq!(found["rule"], "duplicate-value", "{report}");
    assert_eq!(found["record"], "b");
    assert_eq!(found["span"]["start"]["line"], 4);
}
