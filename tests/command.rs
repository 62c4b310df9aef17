//! The command as its users meet it: bad input, statuses, narrowing, formats.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;

use serde_json::Value;
use support::{Copy, command, err, json, out, status};

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";
const NEW: &str = "data/initiatives/tj-new.yaml";

#[test]
fn the_catalogue_passes_with_true_warnings_and_notes_only() {
    let copy = Copy::new();
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 0);
    assert!(
        err(&output).contains("3 warnings, 1 note in 304 records"),
        "{}",
        err(&output)
    );
    let rules = copy.findings();
    let rules: Vec<_> = rules.iter().map(|finding| &finding["rule"]).collect();
    // What the source has: a report that two rows cite, one text for two countries, two slips.
    let expected = [
        "odd-url-segment",
        "shared-url",
        "odd-url-segment",
        "copied-text",
    ];
    assert_eq!(rules, expected);
}

#[test]
fn the_status_follows_the_fail_level() {
    let copy = Copy::new();
    for (level, expected) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        let output = copy.run(&["check", "--offline", "--fail-on", level]);
        assert_eq!(status(&output), expected, "{level}");
    }
    copy.replace(KH, "country: \"KH\"\n", "");
    for (level, expected) in [("error", 1), ("warning", 1), ("note", 1), ("never", 0)] {
        let output = copy.run(&["check", "--offline", "--fail-on", level]);
        assert_eq!(status(&output), expected, "{level} with an error");
    }
}

#[test]
fn one_broken_file_never_hides_the_others() {
    let copy = Copy::new();
    let before = copy.findings();
    copy.replace(KH, "section: asia-and-the-pacific", "section: asia");
    copy.write(NEW, "id: [\n");
    copy.write("data/initiatives/tj-bytes.yaml", b"\xff\xfe\x00");
    copy.write("data/initiatives/tj-empty.yaml", "");
    copy.write("data/initiatives/tj-list.yaml", "- 1\n");
    fs::create_dir(copy.path("data/initiatives/x.yaml")).expect("made");
    let findings = copy.findings();
    let mut paths: Vec<_> = findings
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| finding["path"].as_str().unwrap_or_default())
        .collect();
    paths.dedup();
    let broken = ["tj-bytes", "tj-empty", "tj-list", "tj-new", "x"];
    let broken = broken.map(|name| format!("data/initiatives/{name}.yaml"));
    let mut expected = vec![KH];
    expected.extend(broken.iter().map(String::as_str));
    assert_eq!(paths, expected);
    assert!(findings.len() > before.len() + 4);
}

#[test]
fn a_schema_that_cannot_be_used_ends_the_run_and_says_where() {
    let copy = Copy::new();
    fs::remove_file(copy.path("schema/scheme.schema.json")).expect("removed");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("schema/scheme.schema.json"),
        "{}",
        err(&output)
    );
    assert!(out(&output).is_empty());

    copy.write("schema/scheme.schema.json", "{ \"type\": \"objekt\" }");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("schema/scheme.schema.json:1:"),
        "{}",
        err(&output)
    );
    assert!(err(&output).contains("help: "), "{}", err(&output));

    copy.write(
        "schema/scheme.schema.json",
        "{ \"$ref\": \"http://example.org/x\" }",
    );
    let output = copy.run(&["check", "--offline", "--format", "concise"]);
    assert_eq!(status(&output), 1, "a schema is never fetched");
    let told = "schema/scheme.schema.json:1:11: error[outside-reference]";
    assert!(out(&output).contains(told), "{}", out(&output));
}

#[test]
fn a_broken_config_gets_the_diagnostics_of_a_record() {
    let copy = Copy::new();
    copy.replace(
        "catlint.yaml",
        "    partition: /country\n",
        "    partion: /country\n",
    );
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    let text = err(&output);
    assert!(text.contains("did you mean `partition`?"), "{text}");
    assert!(text.contains("catlint.yaml:9:5"), "{text}");

    copy.write("catlint.yaml", "collections: [\n");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("syntax-error"), "{}", err(&output));

    copy.write(
        "catlint.yaml",
        "collections:\n  a:\n    files: [\"data/[\"]\n",
    );
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("`data/[`"), "{}", err(&output));
}

#[test]
fn a_list_of_codes_that_cannot_be_used_ends_the_run() {
    let copy = Copy::new();
    let run = |list: &str| {
        let (right, wrong) = ["iso3166-1-alpha-2", list]
            .map(|list| format!("/country, list: {list} }}\n"))
            .into();
        copy.replace("catlint.yaml", &right, &wrong);
        let output = copy.run(&["check", "--offline"]);
        copy.replace("catlint.yaml", &wrong, &right);
        (status(&output), err(&output))
    };
    copy.write("empty.txt", "# nothing yet\n");
    copy.write("latin.txt", b"caf\xe9\n");
    for (name, told) in [
        ("iso3166-1-alpha2", "help: write `iso3166-1-alpha-2`"),
        ("codes.txt", "the list of codes codes.txt cannot be used"),
        ("empty.txt", "there is no value in it"),
        ("latin.txt", "it is not UTF-8 text"),
        ("../codes.txt", "cannot be used"),
    ] {
        let (status, text) = run(name);
        assert_eq!(status, 2, "{name}");
        assert!(text.contains(told), "{name}: {text}");
    }
}

#[test]
fn nothing_to_check_is_no_pass() {
    let copy = Copy::new();
    copy.write(
        "catlint.yaml",
        "collections:\n  a:\n    files: [\"none/*.yaml\"]\n",
    );
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("none/*.yaml"), "{}", err(&output));
    let output = copy.run(&["check", "--offline", "--allow-empty"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
}

#[test]
fn a_path_that_is_not_there_or_not_inside_is_an_error() {
    let copy = Copy::new();
    let output = copy.run(&["check", "--offline", "data/none.yaml"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("data/none.yaml"), "{}", err(&output));
    let output = copy.run(&["check", "--offline", "/"]);
    assert_eq!(status(&output), 2);
}

#[test]
fn without_a_config_there_is_an_error_that_says_what_to_do() {
    let empty = tempfile::TempDir::new().expect("a directory");
    let output = command()
        .args(["check", "--offline"])
        .current_dir(empty.path())
        .output()
        .expect("catlint runs");
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("help: let `catlint init` write one"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_path_narrows_what_is_reported_and_not_what_is_read() {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    copy.write(
        NEW,
        copy.read("data/initiatives/tj-labour-migrants-call-centre.yaml")
            .replace("id: tj-labour-migrants-call-centre", "id: tj-new"),
    );
    let rules = |paths: &[&str]| {
        let arguments = ["check", "--offline", "--format", "json"];
        let output = copy.run(&[&arguments, paths].concat());
        let report = json(&output);
        assert_eq!(report["summary"]["records"], 305, "everything is read");
        let findings = report["diagnostics"].as_array().expect("a list").clone();
        let rules = findings
            .iter()
            .map(|one| one["rule"].as_str().unwrap_or_default().to_owned());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(rules(&[KH]), ["missing-field"]);
    assert_eq!(rules(&[NEW]), ["duplicate-record"]);
    let other_end = "data/initiatives/tj-labour-migrants-call-centre.yaml";
    assert_eq!(rules(&[other_end]), ["duplicate-record"]);
    assert_eq!(rules(&["data/vocabulary"]), Vec::<String>::new());
    assert_eq!(rules(&["data/initiatives"]).len(), 6);
}

#[test]
fn only_runs_the_audits_that_are_named() {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    let rules = |only: &str| {
        let output = copy.run(&["check", "--offline", "--format", "json", "--only", only]);
        let findings = json(&output)["diagnostics"]
            .as_array()
            .expect("a list")
            .clone();
        let rules = findings
            .iter()
            .map(|one| one["rule"].as_str().unwrap_or_default().to_owned());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(rules("fields"), ["missing-field"]);
    assert_eq!(rules("duplicates"), ["shared-url", "copied-text"]);
    assert_eq!(rules("links"), ["odd-url-segment", "odd-url-segment"]);
    let both = ["missing-field", "shared-url", "copied-text"];
    assert_eq!(rules("fields,duplicates"), both);
    let output = copy.run(&["check", "--only", "spelling"]);
    assert_eq!(status(&output), 2);
}

#[test]
fn one_run_gives_several_reports_and_each_is_whole() {
    let copy = Copy::new();
    let output = copy.run(&[
        "check",
        "--offline",
        "--format",
        "concise",
        "--output",
        "json=report.json",
        "--output",
        "sarif=report.sarif",
        "--output",
        "github=report.txt",
    ]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert_eq!(out(&output).lines().count(), 4);
    let report: Value = serde_json::from_str(&copy.read("report.json")).expect("JSON");
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(4));
    let sarif: Value = serde_json::from_str(&copy.read("report.sarif")).expect("JSON");
    assert_eq!(
        sarif["runs"][0]["results"].as_array().map(Vec::len),
        Some(4)
    );
    assert_eq!(copy.read("report.txt").lines().count(), 4);
    let output = copy.run(&["check", "--offline", "--output", "json=none/report.json"]);
    assert_eq!(status(&output), 2);
}

#[test]
fn the_report_fits_its_schema_by_the_word_of_catlint_itself() {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    copy.replace(
        KH,
        "section: asia-and-the-pacific",
        "section: asia-and-pacific",
    );
    copy.run(&["check", "--offline", "--output", "json=report/report.json"]);
    assert!(
        !copy.path("report/report.json").exists(),
        "no directory is made"
    );
    fs::create_dir(copy.path("report")).expect("made");
    copy.run(&["check", "--offline", "--output", "json=report/report.json"]);
    copy.write(
        "report/catlint.yaml",
        "collections:\n  reports:\n    files: [\"report.json\"]\n    schema: report.schema.json\nrules:\n  blank-text: off\n",
    );
    fs::copy(
        copy.path("schema/report.schema.json"),
        copy.path("report/report.schema.json"),
    )
    .expect("copied");
    let config = ["--config", "report/catlint.yaml"];
    let check = [
        "check",
        "--offline",
        "--only",
        "fields",
        "--format",
        "concise",
    ];
    let output = copy.run(&[&check[..], &config[..]].concat());
    assert_eq!((status(&output), out(&output)), (0, String::new()));

    let spoilt = copy
        .read("report/report.json")
        .replace("\"severity\": \"error\"", "\"severity\": \"fatal\"");
    copy.write("report/report.json", spoilt);
    let output = copy.run(&[&check[..], &config[..]].concat());
    assert_eq!(status(&output), 1, "the schema is not asleep");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    for format in catlint_report::Format::ALL.map(catlint_report::Format::name) {
        let check = ["check", "--offline", "--format", format];
        let first = copy.run(&check);
        assert_eq!(first.stdout, copy.run(&check).stdout, "{format}");
        assert!(!out(&first).contains("\u{1b}["), "{format}: no colour");
        let root = copy.path("").to_string_lossy().into_owned();
        assert!(!out(&first).contains(&root), "{format}: no absolute path");
    }
}

#[test]
fn nothing_is_written_without_being_asked() {
    let copy = Copy::new();
    let list = || {
        let mut all = Vec::new();
        let mut open = vec![copy.path("")];
        while let Some(directory) = open.pop() {
            for entry in fs::read_dir(directory).expect("listed") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    open.push(path.clone());
                }
                all.push((path.clone(), fs::read(path).unwrap_or_default()));
            }
        }
        all.sort();
        all
    };
    let before = list();
    copy.run(&["check", "--offline"]);
    assert!(list() == before);
}

#[test]
fn rules_are_listed_and_explained() {
    let copy = Copy::new();
    let rules = out(&copy.run(&["rules"]));
    let names: Vec<_> = rules
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(names.contains(&"missing-field"));
    for name in names {
        let page = out(&copy.run(&["explain", name]));
        let wanted = [
            "# What it finds",
            "# Why it matters",
            "# Example",
            "# How to mend",
        ];
        assert!(
            wanted.iter().all(|heading| page.contains(heading)),
            "{name}\n{page}"
        );
    }
    let output = copy.run(&["explain", "mising-field"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("catlint explain missing-field"),
        "{}",
        err(&output)
    );
}

#[test]
fn levels_come_from_the_config() {
    let copy = Copy::new();
    let config = copy.read("catlint.yaml");
    copy.write(
        "catlint.yaml",
        format!("{config}rules:\n  odd-url-segment: error\n  shared-url: off\n"),
    );
    let output = copy.run(&["check", "--offline", "--format", "json"]);
    let report = json(&output);
    assert_eq!(status(&output), 1);
    assert_eq!(report["summary"]["errors"], 2);
    assert_eq!(report["summary"]["notes"], 0);
    copy.write(
        "catlint.yaml",
        format!("{config}rules:\n  od-url-segment: error\n"),
    );
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("did you mean `odd-url-segment`?"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_reader_that_goes_away_changes_no_status() {
    use std::process::Stdio;
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    let mut child = command()
        .args(["check", "--offline"])
        .current_dir(copy.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("catlint runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}
