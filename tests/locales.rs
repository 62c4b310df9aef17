//! Neither language nor country of a machine changes a byte of what is said.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::process::Output;

use support::repo::{Repo, place};
use support::{command, err, out};

/// In Turkish `I` is no capital of `i`; in German a comma parts decimals, and letters sort otherwise
/// than by their numbers; the last is no language.
const LOCALES: [&str; 5] = ["C", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.SJIS", "xx_XX"];
const FORMATS: [&str; 9] = [
    "human", "concise", "json", "sarif", "github", "junit", "gitlab", "markdown", "html",
];

/// A change with names that languages fold and sort in different ways, and a slip in each audit.
fn repo() -> Repo {
    let repo = Repo::new();
    repo.replace(
        "catlint.yaml",
        "    label: /name\n",
        "    label: /name\n    sorted:\n      - { list: /names }\n",
    );
    repo.replace("schema/place.json", "\"url\":", "\"names\": { \"type\": \"array\" }, \"size\": { \"type\": \"number\", \"maximum\": 1.5 },\n    \"url\":");
    repo.write(
        "places/istanbul.yaml",
        place("istanbul", "ISTANBUL", "twon"),
    );
    repo.write(
        "places/izmir.yaml",
        place("izmir", "istanbul", "TOWN") + "size: 1234.5\n",
    );
    repo.write(
        "places/zurich.yaml",
        place("zurich", "Zürich", "town") + "names: [Zürich, Zug, ıstanbul, İstanbul]\n",
    );
    repo.write(
        "places/bad.yaml",
        place("bad", "Bad", "town") + "url: htp://İ.example/ I\n",
    );
    repo
}

fn check(repo: &Repo, locale: &str, arguments: &[&str]) -> Output {
    command()
        .args([&["check", "--offline"], arguments].concat())
        .current_dir(repo.path(""))
        .envs(["LC_ALL", "LANG", "LANGUAGE", "LC_NUMERIC", "LC_COLLATE"].map(|name| (name, locale)))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("catlint runs")
}

#[test]
fn no_language_changes_a_byte() {
    let repo = repo();
    for format in FORMATS {
        let arguments = ["--changed-since", "main", "--format", format];
        let usual = check(&repo, LOCALES[0], &arguments);
        assert!(!usual.stdout.is_empty(), "{}", err(&usual));
        for locale in LOCALES {
            let output = check(&repo, locale, &arguments);
            assert_eq!(out(&output), out(&usual), "{locale} {format}");
            assert_eq!(err(&output), err(&usual), "{locale} {format}");
        }
    }
}

#[test]
fn what_git_says_is_understood_in_every_language() {
    let repo = repo();
    for locale in LOCALES {
        let unknown = check(&repo, locale, &["--changed-since", "none"]);
        assert_eq!(unknown.status.code(), Some(2));
        assert!(
            err(&unknown).contains("none"),
            "{locale}: {}",
            err(&unknown)
        );
        assert_eq!(
            err(&unknown),
            err(&check(&repo, LOCALES[0], &["--changed-since", "none"]))
        );
    }
}
