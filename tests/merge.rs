//! `check --shard` and `catlint report`: parts of a run put together are the whole run, and a file
//! that is no report harms nobody.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;
use std::process::Output;

use serde_json::{Value, json};
use support::repo::Repo;
use support::{Copy, command, err, out, status};

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";
const MRC: &str = "data/initiatives/kh-migrant-workers-resource-centres.yaml";
const TJ: &str = "data/initiatives/tj-labour-migrants-call-centre.yaml";
const NEW: &str = "data/initiatives/tj-new.yaml";
const FORMATS: [&str; 5] = ["human", "concise", "json", "sarif", "github"];

/// A copy of the catalogue with defects of every audit, in several files and on several sites.
fn spoilt() -> Copy {
    let copy = Copy::new();
    copy.replace(KH, "country: \"KH\"\n", "");
    copy.replace(KH, "section:", "section: asia\nsection:");
    copy.replace(MRC, "  - url: ", "  - url: https://user:S3CR3Tpw@example.com/\n    role: official\n  - url: htp://www.ilo.org/a b\n    role: official\n  - url: ");
    copy.write(
        NEW,
        copy.read(TJ)
            .replace("id: tj-labour-migrants-call-centre", "id: tj-new"),
    );
    copy.write("data/initiatives/tj-broken.yaml", "id: [\n");
    copy.write("data/initiatives/tj-bytes.yaml", b"\xff\xfe\x00");
    copy.write("data/initiatives/stray.txt", "what is this?\n");
    copy
}

fn check(copy: &Copy, more: &[&str]) -> Output {
    copy.run(&[&["check", "--offline"], more].concat())
}

/// Writes a JSON report of a run to a file.
fn write_report(copy: &Copy, file: &str, more: &[&str]) {
    let output = format!("json={file}");
    let written = check(
        copy,
        &[&["--output", &output, "--fail-on", "never"], more].concat(),
    );
    assert_eq!(status(&written), 0, "{}", err(&written));
}

/// Writes the reports of all shards but some; gives their names.
fn write_shards(copy: &Copy, of: u32, except: &[u32]) -> Vec<String> {
    let numbers = (1..=of).filter(|number| !except.contains(number));
    let write = |number| {
        let (file, shard) = (format!("{number}.report"), format!("{number}/{of}"));
        write_report(copy, &file, &["--shard", &shard]);
        file
    };
    numbers.map(write).collect()
}

fn report(copy: &Copy, files: &[String], more: &[&str]) -> Output {
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    copy.run(&[&["report"], &files[..], more].concat())
}

#[test]
fn a_baseline_counts_for_the_whole_as_it_does_for_one_run() {
    let copy = spoilt();
    let known = ["--baseline", "known.json"];
    let written = check(&copy, &[&known[..], &["--update-baseline"]].concat());
    assert!(
        err(&written).contains("known.json was written"),
        "{}",
        err(&written)
    );
    copy.replace(MRC, "country: \"KH\"", "country: KHM");
    copy.write("data/initiatives/tj-broken.yaml", copy.read(TJ));
    let shards = write_shards(&copy, 3, &[]);
    for format in ["concise", "json"] {
        let run = check(&copy, &[&known[..], &["--format", format]].concat());
        let whole = report(
            &copy,
            &shards,
            &[&known[..], &["--format", format]].concat(),
        );
        assert!(out(&run).contains("stale-baseline") && out(&run).contains("KHM"));
        assert_eq!(
            without_shards(&out(&whole)),
            without_shards(&out(&run)),
            "{format}"
        );
        assert_eq!(status(&whole), status(&run));
    }
    // What the runs have used up is not used again.
    let file = "excused.report".to_owned();
    write_report(&copy, &file, &known);
    let again = report(
        &copy,
        &[file],
        &[&known[..], &["--format", "concise"]].concat(),
    );
    let run = check(&copy, &[&known[..], &["--format", "concise"]].concat());
    assert_eq!(out(&again), out(&run));
}

/// A JSON report as one run would write it; other formats as they are.
fn without_shards(text: &str) -> String {
    let Ok(mut report) = serde_json::from_str::<Value>(text) else {
        return text.to_owned();
    };
    report["summary"]["shards"] = Value::Null;
    report.to_string()
}

#[test]
fn a_record_that_joins_a_large_group_is_news_to_a_baseline() {
    let copy = Copy::new();
    let add = |name: &str| {
        let text = copy
            .read(TJ)
            .replace("tj-labour-migrants-call-centre", &format!("tj-{name}"));
        copy.write(&format!("data/initiatives/tj-{name}.yaml"), text);
    };
    for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        add(name);
    }
    let known = ["--baseline", "known.json"];
    check(&copy, &[&known[..], &["--update-baseline"]].concat());
    let file = ["whole.report".to_owned()];
    write_report(&copy, &file[0], &[]);
    let found = report(
        &copy,
        &file,
        &[&known[..], &["--format", "concise"]].concat(),
    );
    assert_eq!(out(&found), "");
    add("zz");
    write_report(&copy, &file[0], &[]);
    let found = report(
        &copy,
        &file,
        &[&known[..], &["--format", "concise"]].concat(),
    );
    assert!(out(&found).contains("duplicate-"), "{}", out(&found));
}

#[test]
fn a_change_cannot_bring_its_own_baseline_by_way_of_a_report() {
    let repo = Repo::new();
    repo.write("known.json", "{ \"version\": 1, \"findings\": [] }\n");
    let changed = ["--changed-since", "main", "--output", "json=a.report"];
    repo.check(&changed);
    let output = command()
        .args(["report", "a.report", "--baseline", "known.json"])
        .current_dir(repo.path(""))
        .output()
        .expect("it runs");
    assert_eq!(status(&output), 2);
    assert_eq!(
        err(&output),
        "catlint: the reports are of a change, and a change could add to the baseline what it breaks\n  \
         help: give the baseline to `catlint check --changed-since`, which holds it to what the revision has\n"
    );
}

#[test]
fn a_report_of_one_run_is_printed_as_the_run_printed_it() {
    let copy = spoilt();
    write_report(&copy, "whole.report", &[]);
    let file = ["whole.report".to_owned()];
    for format in FORMATS {
        let run = check(&copy, &["--format", format]);
        let again = report(&copy, &file, &["--format", format]);
        assert_eq!(out(&again), out(&run), "{format}");
        assert_eq!(err(&again), err(&run), "{format}");
        assert_eq!((status(&again), status(&run)), (1, 1), "{format}");
    }
    let twice = report(&copy, &[file.clone(), file].concat(), &["--format", "json"]);
    assert_eq!(out(&twice), out(&check(&copy, &["--format", "json"])));
}

#[test]
fn the_shards_of_a_run_put_together_are_the_run() {
    let copy = spoilt();
    for of in [2, 3] {
        let mut files = write_shards(&copy, of, &[]);
        files.reverse();
        for format in FORMATS {
            let run = check(&copy, &["--format", format]);
            let merged = report(&copy, &files, &["--format", format]);
            assert_eq!(out(&merged), out(&run), "{format} of {of}");
            assert_eq!(err(&merged), err(&run), "{format} of {of}");
        }
    }
}

#[test]
fn a_shard_says_so_and_only_the_first_tells_what_is_no_link() {
    let copy = spoilt();
    let first = check(&copy, &["--shard", "1/3", "--format", "concise"]);
    assert!(err(&first).starts_with("shard 1 of 3: "), "{}", err(&first));
    assert!(out(&first).contains("[missing-field]") && out(&first).contains("[syntax-error]"));
    for shard in ["2/3", "3/3"] {
        let output = check(&copy, &["--shard", shard, "--format", "json"]);
        let report = support::json(&output);
        let findings = report["diagnostics"].as_array().expect("a list");
        assert!(
            findings.iter().all(|one| one["category"] == "links"),
            "{shard}"
        );
    }
}

#[test]
fn a_missing_shard_is_no_pass() {
    let copy = Copy::new();
    let files = write_shards(&copy, 4, &[2]);
    let output = report(&copy, &files, &["--format", "concise"]);
    assert_eq!(status(&output), 2);
    assert!(
        out(&output).contains("[shared-url]"),
        "what there is is shown"
    );
    let said = err(&output);
    assert!(
        said.starts_with("shards 1, 3 and 4 of 4: 3 warnings, 1 note in 304 records"),
        "{said}"
    );
    assert!(
        said.contains("catlint: shard 2 of 4 is missing\n  help: "),
        "{said}"
    );
    write_report(&copy, "other.report", &["--shard", "1/3"]);
    let mixed = [files, vec!["other.report".to_owned()]].concat();
    let output = report(&copy, &mixed, &[]);
    assert_eq!((status(&output), out(&output)), (2, String::new()));
    assert!(
        err(&output).contains("one is a shard of 4 and another a shard of 3"),
        "{}",
        err(&output)
    );
}

#[test]
fn the_status_follows_the_fail_level() {
    let copy = Copy::new();
    let files = write_shards(&copy, 2, &[]);
    for (level, expected) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        let output = report(&copy, &files, &["--fail-on", level]);
        assert_eq!(status(&output), expected, "{level}: {}", err(&output));
    }
    let output = report(&copy, &files, &["-q", "--output", "sarif=all.sarif"]);
    assert_eq!(err(&output), "");
    let sarif: Value = serde_json::from_str(&copy.read("all.sarif")).expect("JSON");
    assert_eq!(
        sarif["runs"][0]["results"].as_array().map(Vec::len),
        Some(4)
    );
}

#[test]
fn a_catalogue_that_has_changed_since_is_told_apart() {
    let copy = spoilt();
    write_report(&copy, "whole.report", &[]);
    let file = ["whole.report".to_owned()];
    // Lines moved down, the end of the file gone, a file gone.
    copy.write(MRC, format!("# A new line.\n{}", copy.read(MRC)));
    copy.write(TJ, "id: tj-other\nname: Other\n");
    fs::remove_file(copy.path("data/initiatives/tj-broken.yaml")).expect("removed");
    let output = report(&copy, &file, &[]);
    assert_eq!(status(&output), 1);
    let text = out(&output) + &err(&output);
    assert!(
        text.contains("kh-migrant-workers-resource-centres.yaml:15:10"),
        "{text}"
    );
    assert!(
        text.contains("data/initiatives/tj-broken.yaml has findings, but is not part of the catalogue any more"),
        "{text}"
    );
    copy.write(NEW, "- 1\n");
    let text = out(&report(&copy, &file, &[]));
    assert!(
        text.contains("the text has changed since the report was written"),
        "{text}"
    );
}

#[test]
fn without_a_config_the_catalogue_is_what_lies_there() {
    let directory = tempfile::TempDir::new().expect("a directory");
    fs::write(directory.path().join("a.yaml"), "id: a\nurl: htp://x\n").expect("written");
    let run = |arguments: &[&str]| {
        let mut command = command();
        command.args(arguments).current_dir(directory.path());
        command.output().expect("catlint runs")
    };
    let first = run(&[
        "check",
        "--offline",
        ".",
        "--output",
        "json=r",
        "--format",
        "concise",
    ]);
    let again = run(&["report", "r", "--format", "concise"]);
    assert_eq!((status(&first), status(&again)), (1, 1), "{}", err(&again));
    assert_eq!(out(&first), out(&again));
}

/// A report with one thing in it that is not as it should be.
fn with(copy: &Copy, harm: impl Fn(&mut Value)) -> String {
    let mut report: Value = serde_json::from_str(&copy.read("whole.report")).expect("JSON");
    harm(&mut report);
    report.to_string()
}

#[test]
#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_is_no_report_is_an_error_that_says_where() {
    let copy = Copy::new();
    write_report(&copy, "whole.report", &[]);
    let spoil = |harm: &dyn Fn(&mut Value)| with(&copy, harm);
    let deep = "[".repeat(100_000);
    let cases: Vec<(String, &str)> = vec![
        (
            String::new(),
            ":1:0 cannot be read as a report: EOF while parsing a value",
        ),
        (
            "\0\x1b[31m".to_owned(),
            ":1:1 cannot be read as a report: expected value",
        ),
        ("[]".to_owned(), "cannot be read as a report: "),
        (deep, "it is a list, so it is no report of catlint"),
        (
            "{\"a\":".repeat(100_000),
            ":1:500000 cannot be read as a report: EOF while parsing a value",
        ),
        (
            "{}".to_owned(),
            "it has no `version`, so it is no report of catlint",
        ),
        (
            "{\"version\":1}".to_owned(),
            ":1:13 cannot be read as a report: missing field `summary`",
        ),
        (
            spoil(&|r| r["version"] = json!(2)),
            "it is of version 2, and this catlint reads version 1",
        ),
        (
            spoil(&|r| r["version"] = json!("1")),
            "invalid type: string \"1\"",
        ),
        (
            spoil(&|r| r["version"] = json!(1e300)),
            "it is of version 1e+300",
        ),
        (
            spoil(&|r| drop(r.as_object_mut().expect("an object").remove("links"))),
            "missing field `links`",
        ),
        (
            spoil(&|r| r["diagnostics"][0]["rule"] = json!("x\u{1b}[31m")),
            "the rule `x<U+001B>[31m` is not one that catlint 0.1.0 has",
        ),
        (
            spoil(&|r| r["rules"][0] = json!("later-rule")),
            "the rule `later-rule` is not one",
        ),
        (
            spoil(&|r| r["diagnostics"][0]["severity"] = json!("fatal")),
            "`fatal` is no severity",
        ),
        (
            spoil(&|r| r["diagnostics"][0]["span"]["start"]["line"] = json!(-1)),
            "invalid value: integer `-1`",
        ),
        (
            spoil(&|r| r["diagnostics"][0]["span"]["start"]["offset"] = json!(1e12)),
            "1000000000000",
        ),
        (
            spoil(&|r| r["summary"]["records"] = json!("many")),
            "invalid type: string \"many\"",
        ),
        (
            spoil(&|r| r["summary"]["shards"] = json!({"of": 2, "numbers": [3]})),
            "it says that it is shard 3 of 2",
        ),
        (
            spoil(&|r| r["summary"]["shards"] = json!({"of": 2, "numbers": []})),
            "it is no shard of any",
        ),
        (
            spoil(&|r| r["links"] = json!([{"url": "x", "verdict": "fine"}])),
            "`fine` is no verdict",
        ),
    ];
    for (text, expected) in cases {
        copy.write("bad.report", &text);
        let output = copy.run(&["report", "whole.report", "bad.report"]);
        let head = text.chars().take(200).collect::<String>();
        assert_eq!(status(&output), 2, "{head}");
        assert_eq!(out(&output), "", "{head}");
        let said = err(&output);
        assert!(said.starts_with("catlint: bad.report"), "{said}");
        assert!(said.contains(expected), "{expected} is not in {said}");
        assert!(!said.contains('\u{1b}') && said.len() < 600, "{said:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_or_is_too_large_is_an_error() {
    let copy = Copy::new();
    let large = fs::File::create(copy.path("large.report")).expect("made");
    large.set_len(300 << 20).expect("sparse");
    for (file, expected) in [
        ("none.report", "cannot read none.report: "),
        ("data", "cannot read data: "),
        (
            "large.report",
            "cannot read large.report: it is larger than 256 MiB",
        ),
    ] {
        let output = copy.run(&["report", file]);
        assert_eq!(status(&output), 2, "{file}");
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
    assert_eq!(status(&copy.run(&["report"])), 2);
}

#[test]
fn what_a_report_claims_is_shown_harmlessly_and_nothing_else_is_opened() {
    let copy = Copy::new();
    write_report(&copy, "whole.report", &[]);
    let nasty = "\u{1b}[31m\n::error::x ##[group]\u{202e}";
    let far = json!({"line": 4_000_000_000_u32, "column": 1, "offset": 4_000_000_000_u32});
    let text = with(&copy, |report| {
        let finding = &mut report["diagnostics"][0];
        finding["path"] = json!(format!("../../etc/passwd{nasty}"));
        finding["message"] = json!(nasty);
        finding["here"] = json!(nasty);
        finding["help"] = json!(nasty);
        finding["pointer"] = json!("no pointer");
        finding["span"] = json!({"start": far, "end": {"line": 0, "column": 0, "offset": 0}});
        finding["fix"] = json!({"applicability": "safe", "edits": [{"path": KH, "start": 9, "end": 2, "replacement": nasty}]});
        let finding = &mut report["diagnostics"][1];
        finding["record"] = json!("nobody");
        finding["span"] = json!({"start": far, "end": far});
        report["summary"]["records"] = json!(usize::MAX);
        report["summary"]["links"] = json!(usize::MAX);
        report["summary"]["links_asked"] = json!(usize::MAX);
        report["summary"]["notices"] = json!([nasty]);
        report["summary"]["shards"] = json!({"of": u32::MAX, "numbers": [7, 7, 1]});
    });
    copy.write("bad.report", text);
    for format in FORMATS {
        let output = copy.run(&["report", "bad.report", "whole.report", "--format", format]);
        assert_eq!(status(&output), 2, "{format}: {}", err(&output));
        let said = out(&output) + &err(&output);
        assert!(
            said.contains("shards 2, 3, 4, 5, 6 and 4294967288 more of 4294967295 are missing"),
            "{said}"
        );
        if matches!(format, "human" | "concise" | "github") {
            assert!(
                !said.contains('\u{1b}') && !said.contains('\u{202e}'),
                "{said:?}"
            );
            assert!(
                !said.contains("##[") && !said.contains("\n::error::x"),
                "{said}"
            );
        }
        assert!(!said.contains("root:"), "{said}");
    }
}

/// A catalogue whose links were asked once: a recording stands for the network.
fn recorded() -> Copy {
    let copy = Copy::new();
    fs::remove_dir_all(copy.path("data")).expect("removed");
    copy.write(
        "catlint.yaml",
        "collections:\n  records:\n    files: [\"data/*.yaml\"]\n    id: /id\n    label: /name\n",
    );
    for (id, links) in [
        (
            "a",
            &[
                "https://doi.org/10.1/x",
                "https://gone.example.org/1",
                "https://pages.github.io/old/1",
            ][..],
        ),
        (
            "b",
            &[
                "https://www.ilo.org/page/x",
                "https://gone.example.org/2",
                "https://pages.github.io/old/2",
            ],
        ),
        (
            "c",
            &[
                "https://fine.example.com/",
                "https://gone.example.org/1",
                "https://pages.github.io/old/3",
            ],
        ),
    ] {
        let links: String = links
            .iter()
            .map(|url| format!("  - url: {url}\n"))
            .collect();
        copy.write(
            &format!("data/{id}.yaml"),
            format!("id: {id}\nname: Record {id}\nlinks:\n{links}"),
        );
    }
    copy.write("web.recording", recording(&json!({"status": 404})));
    copy
}

/// What every way of asking each address gives; for one of them, what is said here.
fn recording(third: &Value) -> String {
    let answers = [
        (
            "https://doi.org/10.1/x",
            json!({"status": 302, "headers": [["location", "https://www.ilo.org/page/x"]]}),
        ),
        (
            "https://www.ilo.org/page/x",
            json!({"status": 200, "headers": [["content-type", "image/png"]]}),
        ),
        (
            "https://fine.example.com/",
            json!({"status": 200, "headers": [["content-type", "image/png"]]}),
        ),
        (
            "https://gone.example.org/1",
            json!({"failure": "name-not-found"}),
        ),
        (
            "https://gone.example.org/2",
            json!({"failure": "name-not-found"}),
        ),
        (
            "https://pages.github.io/old/1",
            json!({"status": 301, "headers": [["location", "/new/1"]]}),
        ),
        (
            "https://pages.github.io/old/2",
            json!({"status": 301, "headers": [["location", "/new/2"]]}),
        ),
        ("https://pages.github.io/old/3", third.clone()),
        (
            "https://pages.github.io/new/1",
            json!({"status": 200, "headers": [["content-type", "image/png"]]}),
        ),
        (
            "https://pages.github.io/new/2",
            json!({"status": 200, "headers": [["content-type", "image/png"]]}),
        ),
    ];
    let ways = ["GET usual", "GET plain", "HEAD usual", "HEAD plain"];
    let line = |way: &str, url: &str, answer: &Value| {
        let mut line = answer.clone();
        line["request"] = json!(format!("{way} {url}"));
        format!("{line}\n")
    };
    let lines = answers
        .iter()
        .flat_map(|(url, answer)| ways.map(|way| line(way, url, answer)));
    format!("{{\"catlint_recording\":1}}\n{}", lines.collect::<String>())
}

#[test]
fn shards_that_asked_their_links_are_the_run_that_asked_them_all() {
    let copy = recorded();
    let ask = |more: &[&str]| {
        let output = copy.run(&[&["check", "--replay", "web.recording"], more].concat());
        assert!(status(&output) < 2, "{}", err(&output));
        output
    };
    for shard in ["1/3", "2/3", "3/3"] {
        let file = format!("json={}.report", &shard[..1]);
        ask(&["--shard", shard, "--output", &file]);
    }
    let files = ["1.report", "2.report", "3.report"].map(ToOwned::to_owned);
    for format in FORMATS {
        let (whole, merged) = (
            ask(&["--format", format]),
            report(&copy, &files, &["--format", format]),
        );
        assert_eq!(out(&merged), out(&whole), "{format}");
        assert_eq!(err(&merged), err(&whole), "{format}");
    }
    let found = out(&ask(&["--format", "concise"]));
    let expected = "\
data/a.yaml:4:10: note[redirected-url] Record a: `links[0].url` leads to https://www.ilo.org/page/x at present
data/a.yaml:5:10: error[dead-host] Record a: the host gone.example.org does not exist: 2 links, in 3 records, are dead
data/a.yaml:6:10: note[moved-url] Record a: `links[2].url` has moved for good to https://pages.github.io/new/1
data/b.yaml:4:10: warning[converging-url] Record b: `links[0].url` leads to the same page as `links[0].url` of Record a (a): https://www.ilo.org/page/x
data/b.yaml:6:10: note[moved-url] Record b: `links[2].url` has moved for good to https://pages.github.io/new/2
data/c.yaml:5:10: warning[duplicate-url] Record c: this is the same address as that of Record a (a)
data/c.yaml:6:10: error[dead-url] Record c: `links[2].url` is dead: the server answers 404 Not Found
";
    assert_eq!(found, expected);
    assert!(
        out(&ask(&[])).contains("https://pages.github.io/new/3"),
        "the pattern is proposed"
    );
}

#[test]
fn of_two_answers_about_a_link_the_later_is_believed_and_one_is_better_than_none() {
    let copy = recorded();
    let ask = |file: &str| {
        let file = format!("json={file}");
        copy.run(&["check", "--replay", "web.recording", "--output", &file]);
    };
    ask("dead.report");
    let alive = json!({"status": 200, "headers": [["content-type", "image/png"]]});
    copy.write("web.recording", recording(&alive));
    ask("alive.report");
    copy.write("web.recording", "{\"catlint_recording\":1}\n");
    ask("nothing.report");
    let dead = |files: &[&str]| {
        let files: Vec<_> = files.iter().map(|file| format!("{file}.report")).collect();
        let found = out(&report(&copy, &files, &["--format", "concise"]));
        found.contains("[dead-url]")
    };
    assert!(dead(&["dead"]) && !dead(&["alive"]) && !dead(&["nothing"]));
    assert!(dead(&["alive", "dead"]) && !dead(&["dead", "alive"]));
    assert!(dead(&["dead", "nothing"]) && !dead(&["alive", "nothing"]));
}

#[cfg(unix)]
#[test]
fn a_report_that_never_ends_is_refused() {
    let copy = Copy::new();
    let output = copy.run(&["report", "/dev/zero"]);
    assert_eq!(status(&output), 2);
    assert_eq!(
        err(&output),
        "catlint: cannot read /dev/zero: it is larger than 256 MiB\n"
    );
}
