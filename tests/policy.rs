//! How grave findings are, which are ignored, and which the baseline knows: from end to end.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;
use std::process::Output;

use serde_json::Value;
use support::{command, err, json, out, status};
use tempfile::TempDir;

const SCHEMA: &str = r#"{
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "name"],
  "properties": {
    "id": { "type": "string" },
    "name": { "type": "string", "pattern": "^[A-Z]" },
    "kind": { "enum": ["town", "village"] },
    "people": { "type": "integer" },
    "note": { "type": "string" },
    "parts": { "type": "array", "items": {
      "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "people": { "type": "integer" } }
    } }
  }
}"#;

const CONFIG: &str = "\
collections:
  places:
    files: [\"places/*\"]
    schema: schema.json
    id: /id
    label: /name
";

struct Dir(TempDir);

impl Dir {
    /// A catalogue with a config to which a text is added.
    fn new(config: &str) -> Self {
        let dir = Self(TempDir::new().expect("a directory"));
        dir.write("schema.json", SCHEMA);
        dir.write("catlint.yaml", &format!("{CONFIG}{config}"));
        dir
    }

    fn write(&self, relative: &str, text: &str) {
        let path = self.0.path().join(relative);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.0.path().join(relative)).expect(relative)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = command();
        command.args(["check", "--offline"]).args(arguments);
        let output = command.current_dir(self.0.path()).output();
        output.expect("catlint runs")
    }

    fn report(&self, arguments: &[&str]) -> Value {
        json(&self.run(&[&["--format", "json"], arguments].concat()))
    }

    /// What is found: `severity rule line`.
    fn found(&self, arguments: &[&str]) -> Vec<String> {
        let report = self.report(arguments);
        let findings = report["diagnostics"].as_array().expect("a list").iter();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        findings
            .map(|one| {
                let line = &one["span"]["start"]["line"];
                format!("{} {} {line}", text(&one["severity"]), text(&one["rule"]))
            })
            .collect()
    }
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_narrowest_level_counts_and_a_profile_is_chosen_by_name() {
    let config = "    rules: { invalid-value: warning }\n    record_rules:\n      c: { invalid-value: note }\n\
        rules: { wrong-type: warning }\nprofiles:\n  audit:\n    rules: { wrong-type: \"off\" }\n    fail_on: warning\n";
    let dir = Dir::new(config);
    dir.write(
        "places/b.yaml",
        "id: b\nname: B\nkind: cave\npeople: many\n",
    );
    dir.write("places/c.yaml", "id: c\nname: C\nkind: cave\n");
    let usual = [
        "warning invalid-value 3",
        "warning wrong-type 4",
        "note invalid-value 3",
    ];
    assert_eq!(dir.found(&[]), usual);
    assert_eq!(status(&dir.run(&[])), 0);
    let audit = ["--profile", "audit"];
    assert_eq!(
        dir.found(&audit),
        ["warning invalid-value 3", "note invalid-value 3"]
    );
    assert_eq!(
        status(&dir.run(&audit)),
        1,
        "the profile fails from warnings on"
    );
    let typed = ["--profile", "audit", "--fail-on", "error"];
    assert_eq!(status(&dir.run(&typed)), 0, "what is typed comes first");
    let unknown = dir.run(&["--profile", "audti"]);
    assert_eq!(status(&unknown), 2);
    assert_eq!(
        err(&unknown),
        "catlint: no profile is called `audti`\n  help: did you mean `--profile audit`?\n"
    );
}

#[test]
fn the_schema_can_say_how_grave_it_is() {
    let dir = Dir::new("    severity_keyword: grade\n");
    let pattern = "\"pattern\": \"^[A-Z]\"";
    let graded = format!("{pattern}, \"grade\": \"warning\"");
    dir.write("schema.json", &SCHEMA.replace(pattern, &graded));
    dir.write("places/a.yaml", "id: a\nname: adorf\nkind: cave\n");
    let graded = ["warning unmatched-pattern 2", "error invalid-value 3"];
    assert_eq!(dir.found(&[]), graded);
    let config =
        format!("{CONFIG}    severity_keyword: grade\nrules: {{ unmatched-pattern: note }}\n");
    dir.write("catlint.yaml", &config);
    assert_eq!(
        dir.found(&[]),
        ["note unmatched-pattern 2", "error invalid-value 3"]
    );
    dir.write("catlint.yaml", CONFIG);
    assert_eq!(
        dir.found(&[]),
        [
            "error unmatched-pattern 2",
            "error invalid-value 3",
            "note unknown-keyword 7"
        ],
        "a keyword that nobody reads"
    );
}

#[test]
fn a_comment_reaches_over_its_line_its_entry_or_its_record() {
    let dir = Dir::new("");
    let why = "catlint: ignore[invalid-value, wrong-type, missing-field, unmatched-pattern, unknown-field] so it is";
    let unused = |line: u32| format!("warning unused-ignore {line}");
    for (text, expected) in [
        // Behind something: what is on the line.
        (
            "id: a\nname: A\nkind: cave # #\npeople: x\n",
            vec!["error wrong-type 4".to_owned()],
        ),
        (
            "id: a\nname: A\nnote: >- # #\n  x\nkind: cave\n",
            vec![unused(3), "error invalid-value 5".to_owned()],
        ),
        // Above something: the entry with all that is in it.
        (
            "id: a\nname: A\nparts:\n  # #\n  - people: x\n  - name: B\n    people: x\n",
            vec!["error wrong-type 7".to_owned()],
        ),
        (
            "id: a\nname: A\n# #\nparts:\n  - people: x\n  - name: B\n    people: x\nkind: cave\n",
            vec!["error invalid-value 8".to_owned()],
        ),
        (
            "id: a\nname: A\nparts:\n  - name: B\n    # #\n    people: x\n  - people: x\n",
            vec![
                "error missing-field 7".to_owned(),
                "error wrong-type 7".to_owned(),
            ],
        ),
        // With comments and empty lines between.
        ("id: a\nname: A\n# #\n# more\n\nkind: cave\n", vec![]),
        // At the head of a record: the whole of it.
        ("# #\nid: a\nnmae: a\nkind: cave\npeople: x\n", vec![]),
        (
            "---\n# #\nid: a\nname: A\nkind: cave\n---\nid: b\nname: B\nkind: cave\n",
            vec!["error invalid-value 9".to_owned()],
        ),
        // What only looks like a comment.
        (
            "id: a\nname: A\nnote: \"x # #\"\nkind: cave\n",
            vec!["error invalid-value 4".to_owned()],
        ),
        (
            "id: a\nname: A\nnote: |\n  # #\nkind: cave\n",
            vec!["error invalid-value 5".to_owned()],
        ),
        (
            "id: a\nname: A\nkind: cave#catlint\n",
            vec!["error invalid-value 3".to_owned()],
        ),
        // Where nothing follows.
        (
            "id: a\nname: A\nkind: cave\n# #\n",
            vec!["error invalid-value 3".to_owned(), unused(4)],
        ),
    ] {
        let text = text.replace("# #", &format!("# {why}"));
        dir.write("places/a.yaml", &text);
        let mut found = dir.found(&[]);
        // Not every rule is there to be found; here only the reach counts.
        let some = dir.report(&[])["summary"]["ignored"] != 0;
        found.retain(|found| !some || !found.contains("unused-ignore"));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_never_ignored() {
    let dir = Dir::new("");
    dir.write(
        "places/a.yaml",
        "# catlint: ignore[syntax-error] so it is\nid: a\nname: [\n",
    );
    let found = dir.found(&[]);
    assert!(
        found
            .iter()
            .any(|found| found.starts_with("error syntax-error")),
        "{found:?}"
    );
}

#[test]
fn a_duplicate_is_ignored_at_either_end_and_a_group_while_two_are_left() {
    let dir = Dir::new("");
    let place = |id: &str, comment: &str| format!("id: {id}\nname: Neustadt{comment}\n");
    let ignore = " # catlint: ignore[duplicate-name] two towns of one name";
    let count = || dir.found(&[]).len();
    dir.write("places/a.yaml", &place("a", ""));
    dir.write("places/b.yaml", &place("b", ""));
    assert_eq!(count(), 1);
    for (a, b) in [(ignore, ""), ("", ignore)] {
        dir.write("places/a.yaml", &place("a", a));
        dir.write("places/b.yaml", &place("b", b));
        assert_eq!(count(), 0, "{a} {b}");
    }
    dir.write("places/c.yaml", &place("c", ""));
    assert_eq!(count(), 1, "two of three are left");
    dir.write("places/c.yaml", &place("c", ignore));
    assert_eq!(count(), 0);
}

#[test]
fn what_is_ignored_is_counted_and_a_gate_can_refuse_it() {
    let config = "    ignore_field: /catlint\nignore:\n  - { rule: missing-field, record: c, field: /name, reason: unknown }\n";
    let dir = Dir::new(config);
    dir.write(
        "places/a.yaml",
        "id: a\nname: A\nkind: cave # catlint: ignore[invalid-value] it is one\n",
    );
    dir.write(
        "places/b.json",
        r#"{"id": "b", "name": "B", "kind": "cave", "catlint": {"ignore": [{"rule": "invalid-value", "field": "/kind", "reason": "it is one"}]}}"#,
    );
    dir.write("places/c.yaml", "id: c\n");
    assert_eq!(dir.found(&[]), NOTHING);
    assert_eq!(dir.report(&[])["summary"]["ignored"], 3);
    let said = err(&dir.run(&[]));
    assert!(said.contains("3 findings were ignored\n"), "{said}");
    let refused = dir.run(&["--no-inline-ignore"]);
    assert_eq!(status(&refused), 1);
    let said = err(&refused);
    assert!(said.contains("2 comments and fields that ignore findings count for nothing under --no-inline-ignore\n"), "{said}");
    assert!(
        said.contains("1 finding was ignored\n2 errors in 3 records"),
        "{said}"
    );
}

#[test]
fn a_baseline_begins_with_what_is_found_and_only_shrinks() {
    let dir = Dir::new("");
    let baseline = ["--baseline", "ci/known.json"];
    let update = ["--baseline", "ci/known.json", "--update-baseline"];
    dir.write("places/a.yaml", "id: a\nname: Neustadt\nkind: cave\n");
    dir.write("places/b.yaml", "id: b\nname: Neustadt\npeople: many\n");
    let missing = dir.run(&baseline);
    assert_eq!(status(&missing), 2);
    assert!(
        err(&missing).contains("there is no baseline ci/known.json"),
        "{}",
        err(&missing)
    );
    dir.write("ci/.keep", "");
    assert_eq!(status(&dir.run(&update)), 0);
    let first = dir.read("ci/known.json");
    assert_eq!(
        first,
        r#"{
  "version": 1,
  "findings": [
    {"rule": "invalid-value", "records": ["places/a"], "field": "/kind"},
    {"rule": "duplicate-name", "records": ["places/a", "places/b"]},
    {"rule": "wrong-type", "records": ["places/b"], "field": "/people"}
  ]
}
"#
    );
    assert_eq!(dir.found(&baseline), NOTHING);
    assert_eq!(dir.report(&baseline)["summary"]["baselined"], 3);
    // Lines are of no account, and what is new is found.
    dir.write(
        "places/a.yaml",
        "\n\nid: a\n\nname: Neustadt\nkind: hole\npeople: few\n",
    );
    assert_eq!(dir.found(&baseline), ["error wrong-type 7"]);
    only_shrinks(&dir, &baseline, &update, &first);
}

#[test]
fn an_update_of_a_baseline_does_not_call_mended_what_has_another_id() {
    let dir = Dir::new("");
    let update = ["--baseline", "known.json", "--update-baseline"];
    dir.write("places/a.yaml", "id: a\nname: Altstadt\nkind: cave\n");
    dir.write("places/b.yaml", "id: b\nname: Neustadt\npeople: many\n");
    dir.run(&update);
    dir.write("places/a.yaml", "id: alt\nname: Altstadt\nkind: cave\n");
    dir.write("places/b.yaml", "id: b\nname: Neustadt\npeople: 3\n");
    let updated = dir.run(&update);
    assert_eq!(status(&updated), 1, "it does not grow");
    let said = err(&updated);
    assert!(
        said.ends_with(
            "known.json was written: 2 findings no longer found, 0 left\n\
             1 of the same rule and field is new at other records: where only an id changed, take the file as \
             it was from git, and write the new id in it\n"
        ),
        "{said}"
    );
    let file = dir.read("known.json");
    assert!(!file.contains("alt"), "{file}");
}

fn only_shrinks(dir: &Dir, baseline: &[&str], update: &[&str], first: &str) {
    let updated = dir.run(update);
    assert_eq!(status(&updated), 1, "it does not grow");
    assert_eq!(dir.read("ci/known.json"), first);
    assert!(
        err(&updated).ends_with("ci/known.json is as it was: 3 findings\n"),
        "{}",
        err(&updated)
    );
    // What is mended is told, and goes.
    dir.write("places/a.yaml", "id: a\nname: Neustadt\nkind: town\n");
    assert_eq!(dir.found(baseline), ["warning stale-baseline 4"]);
    let fields_only = [baseline, &["--only", "links"]].concat();
    assert_eq!(
        dir.found(&fields_only),
        NOTHING,
        "rules that did not run know nothing"
    );
    let updated = dir.run(update);
    assert!(
        err(&updated).ends_with("ci/known.json was written: 1 finding no longer found, 2 left\n"),
        "{}",
        err(&updated)
    );
    assert_eq!(dir.found(baseline), NOTHING);
    // A third record of the name is a new finding; so is the old slip.
    dir.write("places/c.yaml", "id: c\nname: Neustadt\n");
    dir.write("places/a.yaml", "id: a\nname: Neustadt\nkind: cave\n");
    let found = dir.found(baseline);
    assert!(
        found.contains(&"error invalid-value 3".to_owned()),
        "{found:?}"
    );
    assert!(
        found.iter().any(|found| found.contains("duplicate-name")),
        "{found:?}"
    );
}

#[test]
fn a_damaged_baseline_is_an_error_with_its_line() {
    let dir = Dir::new("");
    dir.write("places/a.yaml", "id: a\nname: A\n");
    dir.write("known.json", "{\n  \"version\": 1,\n<<<<<<< HEAD\n");
    let output = dir.run(&["--baseline", "known.json"]);
    assert_eq!(status(&output), 2);
    assert_eq!(
        err(&output),
        "catlint: the baseline known.json:3:1 cannot be used: it is not JSON as catlint writes it from here on\n  \
         help: take the file as it was from git, or delete it and write a new one with --update-baseline\n"
    );
}

#[test]
fn the_config_is_read_like_a_record() {
    let dir = Dir::new("    exlude: x.yaml\n");
    dir.write("places/a.yaml", "id: a\nname: A\n");
    let output = dir.run(&[]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    assert!(
        said.contains("unknown field `collections.places.exlude`, did you mean `exclude`?"),
        "{said}"
    );
    assert!(said.contains("[catlint.yaml:7:5]"), "{said}");
    let rules = "    rules: { duplicate-nmae: off }\n";
    dir.write("catlint.yaml", &format!("{CONFIG}{rules}"));
    let said = err(&dir.run(&[]));
    assert!(said.contains("── write `duplicate-name`"), "{said}");
    let ignore = "ignore:\n  - { rule: duplicate-nmae, reason: \" \" }\n";
    dir.write("catlint.yaml", &format!("{CONFIG}{ignore}"));
    let said = err(&dir.run(&[]));
    assert!(said.contains("did you mean `duplicate-name`?"), "{said}");
    assert!(said.contains("`ignore[0].reason`"), "{said}");
    // What does not keep it from being used is told with the rest.
    let ignore = "ignore:\n  - { rule: dead-url, reason: \"TODO\" }\n";
    dir.write("catlint.yaml", &format!("{CONFIG}{ignore}"));
    let found = dir.found(&[]);
    assert!(
        found.contains(&"warning placeholder-text 8".to_owned()),
        "{found:?}"
    );
}

#[test]
fn the_program_tells_the_schema_of_its_config_and_completes_itself() {
    let run = |arguments: &[&str]| command().args(arguments).output().expect("catlint runs");
    let schema = run(&["config", "schema"]);
    let written = support::root().join("schema/catlint.schema.json");
    assert_eq!(out(&schema), fs::read_to_string(written).expect("a schema"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&run(&["completions", shell]));
        assert!(script.contains("update-baseline"), "{shell}");
    }
}

#[test]
fn a_misspelt_key_of_an_entry_is_told_once() {
    let dir = Dir::new("    ignore_field: /catlint\n");
    dir.write(
        "places/b.json",
        r#"{"id": "b", "name": "B", "kind": "cave", "catlint": {"ignore": [{"rules": "invalid-value", "reason": "it is one"}]}}"#,
    );
    let found = dir.found(&[]);
    let malformed = found
        .iter()
        .filter(|line| line.contains("malformed-ignore"));
    assert_eq!(malformed.count(), 1, "{found:#?}");
}
