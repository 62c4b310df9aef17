//! `check --changed-since REV`: a change cannot excuse itself, by whatever it may write.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;

use support::repo::{CONFIG, Repo, found, git};
use support::{command, err, json, status};

const GATE: [&str; 2] = ["--changed-since", "main"];

/// What a gate finds with further options: `rule path`.
fn gate(repo: &Repo, further: &[&str]) -> Vec<String> {
    found(&json(&repo.check(&[&GATE[..], further].concat())))
}

/// A repository whose change has a fault, and a text added to its config.
fn with(config: &str) -> Repo {
    let repo = Repo::new();
    repo.write("catlint.yaml", format!("{CONFIG}{config}"));
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    repo
}

fn merge(repo: &Repo) {
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
}

const FAULT: &str = "invalid-value places/good.yaml";
const NOTHING: [&str; 0] = [];

#[test]
fn what_a_change_ignores_in_the_config_counts_once_it_is_merged() {
    let ignore = "ignore:\n  - { rule: invalid-value, collection: places, reason: so it is }\n";
    let repo = with(ignore);
    assert_eq!(repo.found(), [FAULT]);
    let expected =
        ["this change widens `ignore` for `invalid-value`; that counts once it is merged"];
    assert_eq!(repo.notices(), expected);
    assert_eq!(repo.report()["summary"]["ignored"], 0);
    merge(&repo);
    repo.replace("places/good.yaml", "twon", "tonw");
    assert_eq!((repo.found().len(), repo.notices().len()), (0, 0));
    assert_eq!(repo.report()["summary"]["ignored"], 1);
    // To narrow it, or to end it, counts at once.
    repo.replace(
        "catlint.yaml",
        "collection: places",
        "collection: places, record: bad",
    );
    assert_eq!(repo.found(), [FAULT]);
    repo.write("catlint.yaml", CONFIG);
    assert_eq!(repo.found(), [FAULT]);
}

#[test]
fn no_layer_of_levels_makes_a_change_laxer() {
    let below = |text: &str| CONFIG.replace("    file_name: \"{id}\"\n", text);
    for (config, notice) in [
        (
            below("    rules: { invalid-value: \"off\" }\n"),
            "this change lowers `invalid-value` from error to off in `places`; that counts once it is merged",
        ),
        (
            below("    record_rules: { good: { invalid-value: note } }\n"),
            "this change lowers `invalid-value` from error to note for `good`; that counts once it is merged",
        ),
        (
            format!(
                "{CONFIG}profiles: {{ lax: {{ rules: {{ invalid-value: \"off\" }}, fail_on: never }} }}\n"
            ),
            "this change lowers `invalid-value` from error to off; that counts once it is merged",
        ),
    ] {
        let repo = with("");
        repo.write("catlint.yaml", &config);
        let profile = match config.contains("profiles") {
            true => &["--profile", "lax"][..],
            false => &[],
        };
        let output = repo.check(&[&GATE[..], profile].concat());
        assert_eq!(status(&output), 1, "{config}");
        let report = json(&output);
        let finding = report["diagnostics"].as_array().expect("a list").iter();
        let mut finding = finding.filter(|one| one["path"] == "places/good.yaml");
        assert_eq!(
            finding.next().expect("a finding")["severity"],
            "error",
            "{config}"
        );
        let notices = report["summary"]["notices"].to_string();
        assert!(notices.contains(notice), "{notices}");
        merge(&repo);
        repo.replace("places/good.yaml", "twon", "tonw");
        assert_eq!(
            status(&repo.check(&[&GATE[..], profile].concat())),
            0,
            "{config}"
        );
    }
}

#[test]
fn a_collection_under_another_name_has_no_more_licence() {
    let repo = with("");
    let renamed = CONFIG
        .replace(
            "  places:\n",
            "  places_too:\n    rules: { invalid-value: \"off\" }\n",
        )
        .replace("    file_name: \"{id}\"\n", "");
    repo.write("catlint.yaml", renamed);
    assert!(
        repo.found().contains(&FAULT.to_owned()),
        "{:?}",
        repo.found()
    );
}

#[test]
fn a_change_cannot_make_a_field_no_matter_of_the_schema() {
    let below = |text: &str| CONFIG.replace("    file_name: \"{id}\"\n", text);
    let repo = with("");
    repo.write("catlint.yaml", below("    ignore_field: /kind\n"));
    repo.replace("places/good.yaml", "kind: twon", "kind: []");
    assert!(
        repo.found().contains(&FAULT.to_owned()),
        "{:?}",
        repo.found()
    );
    merge(&repo);
    repo.replace("places/good.yaml", "Gutdorf", "Gutheim");
    assert_eq!(repo.found(), NOTHING, "once merged it counts");
}

#[test]
fn comments_count_unless_the_gate_refuses_them() {
    let repo = with("");
    repo.replace(
        "places/good.yaml",
        "twon",
        "twon # catlint: ignore[invalid-value] it is one",
    );
    assert_eq!(gate(&repo, &[]), NOTHING);
    let report = repo.report();
    assert_eq!(report["summary"]["ignored"], 1);
    assert_eq!(gate(&repo, &["--no-inline-ignore"]), [FAULT]);
}

#[test]
fn a_change_cannot_add_to_the_baseline() {
    let repo = Repo::new();
    let baseline = ["--baseline", "known.json"];
    repo.check(&["--baseline", "known.json", "--update-baseline"]);
    merge(&repo);
    repo.replace("places/good.yaml", "kind: town", "kind: twon");
    assert_eq!(gate(&repo, &baseline), [FAULT]);
    fs::remove_file(repo.path("known.json")).expect("removed");
    let made = repo.check(&["--baseline", "known.json", "--update-baseline"]);
    assert_eq!(status(&made), 0, "{}", err(&made));
    assert_eq!(gate(&repo, &baseline), [FAULT]);
    let said = err(&repo.check(&[&GATE[..], &baseline].concat()));
    let notice = "1 entry of known.json cannot be found in main; what this change adds to it counts once it is merged\n";
    assert!(said.contains(notice), "{said}");
    // What was wrong before is known by both.
    repo.replace("places/bad.yaml", "Schlechtdorf", "Schlechtheim");
    assert_eq!(gate(&repo, &baseline), [FAULT]);
    assert_eq!(
        json(&repo.check(&[&GATE[..], &baseline].concat()))["summary"]["baselined"],
        1
    );
    // A file that is not the base's, by whatever name, has no licence.
    fs::copy(repo.path("known.json"), repo.path("other.json")).expect("copied");
    assert_eq!(
        gate(&repo, &["--baseline", "./places/../other.json"]).len(),
        2
    );
    merge(&repo);
    repo.replace("places/good.yaml", "Gutdorf", "Gutheim");
    assert_eq!(gate(&repo, &baseline), NOTHING, "once merged it counts");
}

#[cfg(unix)]
#[test]
fn a_baseline_is_no_symbolic_link() {
    let repo = Repo::new();
    fs::write(repo.path("real.json"), "{\"version\": 1, \"findings\": []}").expect("written");
    std::os::unix::fs::symlink("real.json", repo.path("known.json")).expect("linked");
    let output = repo.check(&["--baseline", "known.json"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("symbolic link"), "{}", err(&output));
    let output = repo.check(&["--baseline", "known.json", "--update-baseline"]);
    assert_eq!(status(&output), 2);
}

#[test]
fn of_many_records_in_a_file_only_the_edited_one_is_reported() {
    const RECORDS: usize = 2_000;
    let repo = Repo::new();
    let record = |number: usize| format!("  - code: c{number}\n    kind: none\n");
    let codes: String = (0..RECORDS).map(record).collect();
    repo.write("codes.yaml", format!("codes:\n{codes}"));
    merge(&repo);
    repo.replace(
        "codes.yaml",
        "code: c1234\n    kind: none",
        "code: c1234\n    kind: some",
    );
    let report = repo.report();
    assert_eq!(found(&report), ["invalid-value codes.yaml"]);
    assert_eq!(report["diagnostics"][0]["record"], "c1234");
    let change = &report["summary"]["change"];
    assert_eq!(change["records"], 1);
    // The rest of them, and the fault of `bad`.
    assert_eq!(change["older"], RECORDS);
    let said = err(&repo.check(&GATE));
    assert!(
        said.contains("2000 findings older than this change were left alone\n"),
        "{said}"
    );
    // A duplicate of an old record is the change's, and names it.
    repo.replace("codes.yaml", "code: c1234\n", "code: c7\n");
    let report = repo.report();
    assert!(
        found(&report).contains(&"duplicate-id codes.yaml".to_owned()),
        "{:?}",
        found(&report)
    );
}

#[test]
fn a_bare_repository_within_the_checkout_is_not_asked() {
    let repo = Repo::below("data");
    let canary = repo.directory.path().join("canary");
    let touch = format!("touch '{}'", canary.display());
    // A directory of the checkout that is a repository itself, with a config of its own.
    let inner = repo.path("");
    let output = git(&inner, &["init", "--quiet", "--bare", "."]);
    assert!(output.status.success(), "{}", err(&output));
    for (key, value) in [
        ("core.fsmonitor", &*touch),
        ("core.worktree", "."),
        ("core.bare", "false"),
        ("core.pager", &touch),
        ("core.hooksPath", "hooks"),
        ("alias.rev-parse", &format!("!{touch}")),
    ] {
        let output = git(&inner, &["--git-dir=.", "config", key, value]);
        assert!(output.status.success(), "{key}: {}", err(&output));
    }
    let output = command()
        .args(["check", "--offline"])
        .args(GATE)
        .current_dir(&inner)
        .output()
        .expect("catlint runs");
    assert_eq!(status(&output), 2, "{}", err(&output));
    assert!(!canary.exists());
    git(&inner, &["--git-dir=.", "--work-tree=.", "status"]);
    assert!(canary.exists(), "the trap is set");
}
