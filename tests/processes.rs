//! The machine around a run: full disks, closed pipes, no home, sudden death, many runs at once.

#![cfg(unix)]
#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use support::{Copy, command, err, json, out, status};

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";
const CHECK: [&str; 4] = ["check", "--offline", "--format", "json"];

fn run(copy: &Copy, set: impl FnOnce(&mut Command)) -> Output {
    let mut command = command();
    command.args(CHECK).current_dir(copy.path(""));
    set(&mut command);
    command.output().expect("catlint runs")
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("listed");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries
        .map(|entry| name(entry.expect("an entry")))
        .collect();
    names.sort();
    names
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_with_its_path_and_its_cause() {
    let copy = Copy::new();
    let full = || {
        OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("it is there")
    };
    let output = run(&copy, |command| {
        command.stdout(Stdio::from(full()));
    });
    assert_eq!(status(&output), 2);
    let text = err(&output);
    assert!(
        text.contains("catlint: cannot write standard output: No space left"),
        "{text}"
    );

    let output = run(&copy, |command| {
        command.args(["--output", "sarif=/dev/full"]);
    });
    assert_eq!(status(&output), 2);
    let text = err(&output);
    assert!(
        text.contains("catlint: cannot write /dev/full: No space left"),
        "{text}"
    );
    assert_eq!(
        json(&output)["summary"]["records"],
        304,
        "the findings are told all the same"
    );
    assert!(!fs::metadata("/dev/full").expect("it is there").is_file());

    let output = run(&copy, |command| {
        command.stderr(Stdio::from(full()));
    });
    assert_eq!(status(&output), 0, "nobody could have been told");
}

#[test]
fn a_report_for_a_pipe_goes_down_the_pipe() {
    let copy = Copy::new();
    let output = run(&copy, |command| {
        command.args(["--output", "json=/dev/stderr", "-q"]);
    });
    assert_eq!(status(&output), 0, "{}", err(&output));
    let report: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    assert_eq!(report["summary"]["records"], 304);
}

#[test]
fn a_report_replaces_a_link_and_does_not_write_where_it_leads() {
    let copy = Copy::new();
    copy.write("precious", "mine");
    std::os::unix::fs::symlink("precious", copy.path("report.json")).expect("linked");
    let output = run(&copy, |command| {
        command.args(["--output", "json=report.json"]);
    });
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert_eq!(copy.read("precious"), "mine");
    assert!(copy.read("report.json").starts_with('{'));
}

#[test]
fn without_a_home_a_path_or_a_terminal_the_report_is_the_same() {
    let copy = Copy::new();
    let usual = run(&copy, |_| {}).stdout;
    type Variables = &'static [(&'static str, &'static str)];
    let surroundings: [Variables; 6] = [
        &[],
        &[("HOME", "/nowhere"), ("TMPDIR", "/nowhere")],
        &[("COLUMNS", "0"), ("TERM", "dumb")],
        &[("LANG", "C"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("TZ", "Pacific/Kiritimati")],
        &[("GITHUB_ACTIONS", "true"), ("CI", "true")],
    ];
    for variables in surroundings {
        let output = run(&copy, |command| {
            command.env_clear().envs(variables.iter().copied());
        });
        assert!(output.stdout == usual, "{variables:?}: {}", err(&output));
    }
}

#[test]
fn in_a_directory_that_is_gone_there_is_an_error_and_no_panic() {
    let copy = Copy::new();
    let script = "mkdir gone && cd gone && rmdir ../gone && exec \"$CATLINT\" check --offline";
    let output = Command::new("sh")
        .args(["-c", script])
        .env("CATLINT", env!("CARGO_BIN_EXE_catlint"))
        .current_dir(copy.path(""))
        .output()
        .expect("sh runs");
    assert_eq!(status(&output), 2);
    assert!(err(&output).starts_with("catlint: "), "{}", err(&output));
    assert!(out(&output).is_empty());
}

#[test]
fn a_catalogue_that_cannot_be_written_is_checked_like_any_other() {
    let copy = Copy::new();
    let usual = run(&copy, |_| {}).stdout;
    let directory = copy.path("data/initiatives");
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o555)).expect("set");
    let output = run(&copy, |_| {});
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o755)).expect("set");
    assert!(output.stdout == usual, "{}", err(&output));
}

#[test]
fn a_gate_keeps_its_status_when_nobody_reads_on() {
    let copy = Copy::new();
    for number in 0..300 {
        copy.write(&format!("data/initiatives/x{number}.yaml"), "id: [\n");
    }
    for format in ["human", "concise", "json", "sarif", "github"] {
        let mut child = command()
            .args(["check", "--offline", "--format", format])
            .current_dir(copy.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("catlint runs");
        let head = Command::new("head")
            .args(["-n", "1"])
            .stdin(child.stdout.take().expect("a pipe"))
            .output()
            .expect("head runs");
        assert!(!head.stdout.is_empty());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(status(&output), 1, "{format}: {}", err(&output));
    }
}

#[test]
fn sixteen_runs_at_once_write_one_whole_report() {
    let copy = Copy::new();
    let start = || {
        command()
            .args(CHECK)
            .args(["--output", "json=report.json"])
            .current_dir(copy.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("catlint runs")
    };
    for _ in 0..3 {
        let children: Vec<_> = (0..16).map(|_| start()).collect();
        for child in children {
            let output = child.wait_with_output().expect("it ends");
            assert_eq!(status(&output), 0, "{}", err(&output));
        }
        let report: Value = serde_json::from_str(&copy.read("report.json")).expect("JSON");
        assert_eq!(report["summary"]["records"], 304);
        assert!(
            !names(&copy.path(""))
                .iter()
                .any(|name| name.ends_with(".tmp"))
        );
    }
}

/// Every file of the records with its text.
fn texts(copy: &Copy) -> BTreeMap<String, String> {
    let names = names(&copy.path("data/initiatives")).into_iter();
    let records = names.filter(|name| !name.ends_with(".tmp"));
    let text = |name: String| {
        let text = copy.read(&format!("data/initiatives/{name}"));
        (name, text)
    };
    records.map(text).collect()
}

#[test]
fn whoever_is_killed_while_mending_leaves_old_files_and_new_ones_and_no_other() {
    let copy = Copy::new();
    for number in 0..40 {
        let text = copy.read(KH).replace(
            "name: The Employment Permit Scheme",
            &format!("name: \"  Scheme {number}\""),
        );
        copy.write(&format!("data/initiatives/x{number}.yaml"), text);
    }
    let old = texts(&copy);
    let fix = ["check", "--offline", "--fix", "-q"];
    copy.run(&fix);
    let new = texts(&copy);
    assert!(new["x7.yaml"].contains("\nname: \"Scheme 7\"\n"));
    for moment in 0..24 {
        for (name, text) in &old {
            if new[name] != *text {
                copy.write(&format!("data/initiatives/{name}"), text);
            }
        }
        let mut child = command()
            .args(fix)
            .current_dir(copy.path(""))
            .stdout(Stdio::null())
            .spawn()
            .expect("catlint runs");
        thread::sleep(Duration::from_millis(10 * moment));
        child.kill().expect("killed");
        child.wait().expect("it ends");
        for (name, text) in texts(&copy) {
            assert!(
                text == old[&name] || text == new[&name],
                "{name} at {moment}"
            );
        }
    }
    copy.run(&fix);
    assert!(texts(&copy) == new, "the next run does what is left");
}

#[test]
fn a_file_to_report_to_is_never_a_directory_that_is_not_there() {
    let copy = Copy::new();
    let output = run(&copy, |command| {
        command.args(["--output", "json=none/report.json"]);
    });
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("none/report.json"),
        "{}",
        err(&output)
    );
    let file = File::open(copy.path("none"));
    assert!(file.is_err());
}
