//! `check --changed-since REV`, in repositories made for the purpose.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc;
use std::{fs, thread};

use support::repo::{CODE, CODES, CONFIG, PLACE, Repo, found, git, place};
use support::{command, err, json};
use tempfile::TempDir;

const NOTHING: [&str; 0] = [];

#[test]
fn what_was_wrong_before_is_not_reported() {
    let repo = Repo::new();
    assert_eq!(repo.found(), NOTHING);
    assert_eq!(repo.changed(), 0);
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    assert_eq!(repo.found(), ["invalid-value places/good.yaml"]);
    repo.commit();
    assert_eq!(
        repo.found(),
        ["invalid-value places/good.yaml"],
        "committed"
    );
    let output = repo.check(&["--changed-since", "main"]);
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    assert!(
        said.contains("1 error in 5 records, 1 of them changed since main ("),
        "{said}"
    );
    assert_eq!(repo.changed(), 1);
    let output = repo.check(&["--changed-since", "main", "codes.yaml"]);
    assert_eq!(found(&json(&output)), NOTHING, "a path narrows further");
    assert_eq!(
        found(&json(&repo.check(&[]))).len(),
        3,
        "without it all is reported"
    );
}

#[test]
fn a_duplicate_is_reported_whichever_end_of_it_is_new() {
    let repo = Repo::new();
    repo.write("places/aa.yaml", place("aa", "Gutdorf", "town"));
    repo.write("places/zz.yaml", place("zz", "Schlechtdorf", "town"));
    let names = [
        "duplicate-name places/good.yaml",
        "duplicate-name places/zz.yaml",
    ];
    assert_eq!(repo.found(), names);
}

#[test]
fn of_many_duplicates_the_new_one_is_never_forgotten() {
    let repo = Repo::new();
    for id in ["a", "b", "c", "d", "e", "f", "g", "y", "z"] {
        repo.write(&format!("places/{id}.yaml"), place(id, "Neudorf", "town"));
    }
    fs::remove_file(repo.path("places/f.yaml")).expect("removed");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.write("places/f.yaml", place("f", "Neudorf", "town"));
    assert_eq!(repo.found(), ["duplicate-name places/z.yaml"]);
    let report = repo.report();
    let related = report["diagnostics"][0]["related"]
        .as_array()
        .expect("a list");
    assert_eq!(related.len(), 5);
    assert_eq!(related[0]["path"], "places/f.yaml");
}

#[test]
fn only_the_edited_item_of_a_list_counts() {
    let repo = Repo::new();
    repo.write("codes.yaml", CODES.replace("kind: new", "kind: newer"));
    assert_eq!(repo.found(), ["invalid-value codes.yaml"]);
    assert_eq!(repo.changed(), 1);
    repo.write("codes.yaml", format!("# A remark.\n{CODES}"));
    assert_eq!((repo.found().len(), repo.changed()), (0, 0));
    repo.write(
        "codes.yaml",
        format!("{CODES}  - code: c\n    kind: none\n"),
    );
    let copied = repo.found();
    assert!(
        copied.contains(&"duplicate-id codes.yaml".to_owned()),
        "{copied:?}"
    );
    assert_eq!(repo.changed(), 1, "of an item and its copy the copy is new");
}

#[test]
fn moving_renaming_and_deleting_change_no_record() {
    let repo = Repo::new();
    let (head, items) = CODES.split_at("codes:\n".len());
    let (first, rest) = items.split_at(items.find("  - code: b").expect("b"));
    repo.write("codes.yaml", format!("{head}{rest}{first}"));
    assert_eq!((repo.found().len(), repo.changed()), (0, 0), "re-ordered");
    repo.replace(
        "catlint.yaml",
        "[\"codes.yaml\"]",
        "[\"{codes,more/*}.yaml\"]",
    );
    fs::create_dir(repo.path("more")).expect("made");
    repo.write("more/none.yaml", "codes: []\n");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    fs::rename(repo.path("codes.yaml"), repo.path("more/codes.yaml")).expect("renamed");
    assert_eq!((repo.found().len(), repo.changed()), (0, 0), "renamed");
    fs::remove_file(repo.path("more/codes.yaml")).expect("removed");
    assert_eq!((repo.found().len(), repo.changed()), (0, 0), "deleted");
}

#[test]
fn a_file_that_must_be_named_after_its_record_is_judged_when_it_is_renamed() {
    let repo = Repo::new();
    fs::rename(repo.path("places/good.yaml"), repo.path("places/nice.yaml")).expect("renamed");
    assert_eq!(repo.found(), ["file-name-mismatch places/nice.yaml"]);
}

#[test]
fn untracked_files_count_and_ignored_ones_do_not() {
    let repo = Repo::new();
    repo.write(".gitignore", "places/draft-*.yaml\n");
    repo.write("places/draft-x.yaml", "id: [\n");
    repo.write("places/new.yaml", place("new", "Neudorf", "hamlet"));
    repo.write("places/broken.yaml", "id: [\n");
    repo.write("places/note.json", "{}");
    let expected = [
        "syntax-error places/broken.yaml",
        "invalid-value places/new.yaml",
        "stray-file places/note.json",
    ];
    assert_eq!(repo.found(), expected);
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    assert_eq!(repo.found(), NOTHING, "then it is no news");
}

#[test]
fn what_others_merged_meanwhile_is_not_the_contributors() {
    let repo = Repo::new();
    repo.write("places/new.yaml", place("new", "Neudorf", "hamlet"));
    repo.commit();
    repo.git(&["switch", "--quiet", "main"]);
    repo.replace("places/good.yaml", "town", "village");
    repo.replace("places/bad.yaml", "cave", "town");
    repo.commit();
    repo.git(&["switch", "--quiet", "change"]);
    assert_eq!(repo.found(), ["invalid-value places/new.yaml"]);
    assert_eq!(repo.changed(), 1);
}

#[test]
fn turned_line_ends_are_no_change() {
    let repo = Repo::new();
    repo.write(
        "places/bad.yaml",
        place("bad", "Schlechtdorf", "cave").replace('\n', "\r\n"),
    );
    repo.write(
        "codes.yaml",
        CODES
            .replace("kind: new", "kind: newer")
            .replace('\n', "\r\n"),
    );
    assert_eq!(repo.found(), ["invalid-value codes.yaml"]);
    assert_eq!(repo.changed(), 1);
}

#[test]
fn an_anchor_elsewhere_in_the_file_belongs_to_the_records_that_use_it() {
    let repo = Repo::new();
    let anchored =
        "kinds: { a: &kind old }\ncodes:\n  - { code: a, kind: *kind }\n  - { code: b }\n";
    repo.write("codes.yaml", anchored);
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.replace("codes.yaml", "&kind old", "&kind older");
    assert_eq!(repo.found(), ["invalid-value codes.yaml"]);
    assert_eq!(repo.changed(), 1);
}

#[test]
fn the_catalogue_may_stand_in_a_directory_of_the_repository() {
    let repo = Repo::below("catalogues/first");
    assert_eq!(repo.found(), NOTHING);
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    assert_eq!(repo.found(), ["invalid-value places/good.yaml"]);
    repo.replace("catlint.yaml", "schema/code.json", "../../code.json");
    fs::write(repo.directory.path().join("code.json"), CODE).expect("written");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    assert_eq!(
        (repo.found().len(), repo.notices().len()),
        (0, 0),
        "a schema outside of it"
    );
    let schema = CODE.replace("\"new\"", "\"newer\"");
    fs::write(repo.directory.path().join("code.json"), schema).expect("written");
    assert_eq!(repo.found().len(), 2);
    assert!(repo.notices()[0].starts_with("../../code.json differs from main"));
}

#[test]
fn a_changed_schema_or_collection_judges_every_record_of_it_anew() {
    let repo = Repo::new();
    repo.replace("schema/place.json", "\"kind\"]", "\"kind\", \"url\"]");
    let expected = [
        "missing-field places/bad.yaml",
        "invalid-value places/bad.yaml",
        "missing-field places/good.yaml",
    ];
    assert_eq!(repo.found(), expected);
    assert_eq!(
        repo.notices(),
        ["schema/place.json differs from main: every record of `places` is judged anew"]
    );
    assert_eq!(repo.changed(), 0);

    let repo = Repo::new();
    repo.replace(
        "catlint.yaml",
        "    id: /code\n",
        "    id: /code\n    label: /kind\n",
    );
    assert_eq!(repo.found(), ["invalid-value codes.yaml"]);
    assert_eq!(
        repo.notices(),
        ["catlint.yaml differs from main: every record of `codes` is judged anew"]
    );
}

#[test]
fn a_change_of_a_file_that_a_schema_refers_to_is_a_change_of_the_schema() {
    let kind = |values: &str| format!("{{ \"enum\": [{values}], \"minLenght\": 1 }}");
    let repo = Repo::new();
    repo.replace(
        "schema/place.json",
        "{ \"enum\": [\"town\", \"village\"] }",
        "{ \"$ref\": \"parts/kind.json\" }",
    );
    repo.write("schema/parts/kind.json", kind("\"town\", \"village\""));
    repo.commit();
    repo.git(&["branch", "--force", "main"]);
    assert_eq!(repo.found(), NOTHING, "the slip in the schema is older");
    let all = found(&json(&repo.check(&[])));
    assert!(
        all.contains(&"unknown-keyword schema/parts/kind.json".to_owned()),
        "{all:?}"
    );
    repo.write("schema/parts/kind.json", kind("\"village\""));
    let now = repo.found();
    for expected in [
        "invalid-value places/good.yaml",
        "unknown-keyword schema/parts/kind.json",
    ] {
        assert!(now.contains(&expected.to_owned()), "{expected}: {now:?}");
    }
    assert_eq!(
        repo.notices(),
        ["schema/parts/kind.json differs from main: every record of `places` is judged anew"]
    );
}

#[test]
fn a_changed_list_of_codes_judges_every_record_of_its_collection_anew() {
    let repo = Repo::new();
    let kinds = "    id: /code\n    codes:\n      - { field: /kind, list: ./kinds.txt }\n";
    repo.replace("catlint.yaml", "    id: /code\n", kinds);
    repo.write("kinds.txt", "new\nold\n");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    assert_eq!((repo.found().len(), repo.notices().len()), (0, 0));
    repo.write("kinds.txt", "newest\n");
    let found = repo.found();
    assert!(
        !found.is_empty() && found.iter().all(|found| found == "unknown-code codes.yaml"),
        "{found:?}"
    );
    assert_eq!(
        repo.notices(),
        ["kinds.txt differs from main: every record of `codes` is judged anew"]
    );
}

const DEAD: &str = "https://one.example.gov/";

#[test]
fn links_that_were_there_before_are_notes() {
    let repo = Repo::new();
    let linked = |id: &str, url: &str| format!("{}url: {url}\n", place(id, id, "town"));
    repo.write(
        "places/old.yaml",
        linked("old", "https://user:word@host.example.gov/"),
    );
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.replace("places/old.yaml", "town", "village");
    repo.write(
        "places/new.yaml",
        linked("new", "https://user:word@new.example.gov/"),
    );
    repo.write(
        "places/odd.yaml",
        linked("odd", "https://odd.example.gov/a)"),
    );
    let report = repo.report();
    let findings = report["diagnostics"].as_array().expect("a list").iter();
    let severities: Vec<_> = findings
        .map(|one| format!("{} {}", one["severity"], one["path"]))
        .collect();
    let expected = [
        "\"error\" \"places/new.yaml\"",
        "\"note\" \"places/odd.yaml\"",
        "\"note\" \"places/old.yaml\"",
    ];
    assert_eq!(severities, expected);
    assert_eq!(report["summary"]["change"]["links"], 2);
}

/// A server on this machine whose every page is gone, and the requests it has seen.
fn server() -> (u16, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (seen, requests) = mpsc::channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let request = lines.next().unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let _ = seen.send(request);
            let answer = b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(answer);
        }
    });
    (port, requests)
}

#[test]
#[cfg_attr(not(feature = "net"), ignore = "needs the network")]
fn only_new_links_are_asked_and_no_excuse_of_the_change_counts() {
    let (port, requests) = server();
    let repo = Repo::new();
    let linked = |id: &str| {
        let url = format!("http://127.0.0.1:{port}/{id}");
        format!("{}url: {url}\n", place(id, id, "town"))
    };
    repo.write("places/old.yaml", linked("old"));
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.replace("places/old.yaml", "town", "village");
    repo.write("places/new.yaml", linked("new"));
    let ignore = format!("{{ url: \"http://127.0.0.1:{port}/new\", reason: none }}");
    repo.write(
        "catlint.yaml",
        format!("{CONFIG}links: {{ ignore: [{ignore}] }}\n"),
    );
    let port = port.to_string();
    let allow = ["--allow-address", "127.0.0.1", "--allow-port", &port];
    let check = ["check", "--changed-since", "main", "--format", "json"];
    let output = command()
        .args([&check[..], &allow[..]].concat())
        .current_dir(repo.path(""))
        .output()
        .expect("catlint runs");
    let report = json(&output);
    assert_eq!(found(&report), ["dead-url places/new.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(report["summary"]["links_asked"], 1);
    let requests: Vec<_> = requests.try_iter().collect();
    assert!(!requests.is_empty());
    assert!(
        requests.iter().all(|line| line.contains(" /new ")),
        "{requests:?}"
    );
}

#[test]
fn a_change_cannot_excuse_itself() {
    let repo = Repo::new();
    let ignore =
        format!("links:\n  timeout: 300\n  ignore:\n    - {{ url: \"{DEAD}\", reason: none }}\n");
    repo.write(
        "catlint.yaml",
        format!("{CONFIG}{ignore}rules:\n  invalid-value: off\n"),
    );
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    // The ignore is the change's business, and no record cites its link.
    let found = [
        "invalid-value places/good.yaml",
        "stale-ignore catlint.yaml",
    ];
    assert_eq!(repo.found(), found);
    let expected = [
        "this change adds `links.ignore` for https://one.example.gov/; that counts once it is merged",
        "this change alters how `links` are asked; that counts once it is merged",
        "this change lowers `invalid-value` from error to off; that counts once it is merged",
    ];
    assert_eq!(repo.notices(), expected);
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.replace("places/good.yaml", "twon", "tonw");
    assert_eq!(
        (repo.found().len(), repo.notices().len()),
        (0, 0),
        "once merged it counts"
    );
    repo.write("catlint.yaml", CONFIG);
    assert_eq!(
        repo.found().len(),
        3,
        "a stricter rule is applied to every record"
    );
    assert_eq!(
        repo.notices(),
        [
            "this change alters how `links` are asked; that counts once it is merged",
            "this change raises `invalid-value`; it is applied to every record"
        ]
    );
}

#[test]
fn a_config_that_is_new_or_was_broken_gives_no_licence() {
    let repo = Repo::new();
    repo.write("catlint.yaml", "collections: [\n");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.write(
        "catlint.yaml",
        format!("{CONFIG}rules:\n  invalid-value: off\n"),
    );
    assert_eq!(repo.found().len(), 2);
    assert_eq!(repo.notices().len(), 3, "{:?}", repo.notices());
}

#[test]
fn a_hostile_checkout_runs_nothing() {
    let repo = Repo::new();
    let canary = repo.path("canary");
    let touch = format!("touch '{}'", canary.display());
    repo.write(".gitattributes", "*.yaml filter=evil diff=evil\n");
    repo.write("hooks/post-index-change", format!("#!/bin/sh\n{touch}\n"));
    for (key, value) in [
        ("core.fsmonitor", &*touch),
        ("core.hooksPath", "hooks"),
        ("core.pager", &touch),
        ("core.sshCommand", &touch),
        ("filter.evil.clean", &touch),
        ("filter.evil.smudge", &touch),
        ("diff.evil.textconv", &touch),
        ("diff.external", &touch),
        ("alias.ls-tree", &format!("!{touch}")),
    ] {
        repo.git(&["config", key, value]);
    }
    let _ = fs::remove_file(&canary);
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    repo.replace("codes.yaml", "kind: new", "kind: newer");
    let expected = ["invalid-value codes.yaml", "invalid-value places/good.yaml"];
    assert_eq!(repo.found(), expected);
    assert!(!canary.exists());
    repo.git(&["status"]);
    assert!(canary.exists(), "the trap is set");
}

#[test]
fn objects_that_are_not_there_are_never_fetched() {
    let repo = Repo::new();
    let canary = repo.path("canary");
    repo.replace("places/good.yaml", "town", "village");
    let object = repo.git(&["rev-parse", "main:places/good.yaml"]);
    let (folder, file) = object.trim().split_at(2);
    fs::remove_file(repo.path(&format!(".git/objects/{folder}/{file}"))).expect("removed");
    for (key, value) in [
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("protocol.ext.allow", "always"),
        (
            "remote.origin.url",
            &format!("ext::touch {}", canary.display()),
        ),
    ] {
        repo.git(&["config", key, value]);
    }
    let output = repo.check(&["--changed-since", "main"]);
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(
        said.contains("lacks the text that places/good.yaml had"),
        "{said}"
    );
    assert!(said.contains("help: "), "{said}");
    assert!(!canary.exists());
    git(&repo.path(""), &["cat-file", "-p", object.trim()]);
    assert!(canary.exists(), "the trap is set");
}

#[test]
fn what_git_cannot_tell_ends_the_run_with_help() {
    let repo = Repo::new();
    let fails = |repo: &Repo, rev: &str, message: &str, help: &str| {
        let output = repo.check(&[&format!("--changed-since={rev}")]);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(output.stdout.is_empty());
        assert!(said.contains(message) && said.contains(help), "{said}");
    };
    fails(&repo, "mian", "has no revision `mian`", "fetch-depth: 0");
    fails(&repo, "-x", "has no revision `-x`", "fetch-depth: 0");
    fails(&repo, "--all", "has no revision `--all`", "fetch-depth: 0");
    fails(
        &repo,
        "main:codes.yaml",
        "has no revision `main:codes.yaml`",
        "",
    );
    fails(&repo, "\u{1b}[31m", "has no revision `\\u{1b}[31m`", "");
    fails(&repo, "", "was given no revision", "variable");
    repo.git(&["switch", "--quiet", "--orphan", "other"]);
    repo.write("places/new.yaml", place("new", "Neudorf", "town"));
    repo.write("catlint.yaml", CONFIG);
    repo.write("schema/place.json", PLACE);
    repo.write("schema/code.json", CODE);
    repo.write("codes.yaml", CODES);
    repo.commit();
    fails(&repo, "main", "no commit in common", "to be merged into");
    fs::remove_dir_all(repo.path(".git")).expect("removed");
    fails(
        &repo,
        "main",
        "is in no git repository",
        "leave --changed-since out",
    );
    let output = command()
        .args(["check", "--offline", "--changed-since", "main"])
        .current_dir(repo.path(""))
        .env("PATH", repo.path("schema"))
        .output()
        .expect("catlint runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("install git"), "{}", err(&output));
}

#[test]
fn a_shallow_clone_is_told_to_fetch_more() {
    let repo = Repo::new();
    repo.replace("places/good.yaml", "town", "village");
    repo.commit();
    repo.git(&["switch", "--quiet", "main"]);
    repo.replace("places/bad.yaml", "cave", "town");
    repo.commit();
    let clone = Repo {
        directory: TempDir::new().expect("a directory"),
        root: "",
    };
    clone.git(&["init", "--quiet", "."]);
    let from = format!("file://{}", repo.path("").display());
    for branch in ["main", "change"] {
        clone.git(&[
            "fetch",
            "--quiet",
            "--depth=1",
            &from,
            &format!("{branch}:{branch}"),
        ]);
    }
    clone.git(&["switch", "--quiet", "change"]);
    let output = clone.check(&["--changed-since", "main"]);
    let said = err(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("does not reach back to where the change left `main`"),
        "{said}"
    );
    assert!(said.contains("`fetch-depth: 0`"), "{said}");
}
