//! Less of everything: files, stack, memory, room on the disk. A run does with it, or says in a
//! sentence what it lacks.

#![cfg(target_os = "linux")]
#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::process::{Command, Output};

use support::{Copy, err, status};

/// A check under a limit of the shell, such as `-n 32`.
fn check(copy: &Copy, limit: &str, options: &str) -> Output {
    let script =
        format!("ulimit {limit} && exec \"$CATLINT\" check --offline --format json {options}");
    let output = Command::new("sh")
        .args(["-c", &script])
        .env("CATLINT", env!("CARGO_BIN_EXE_catlint"))
        .env("RUST_BACKTRACE", "1")
        .current_dir(copy.path(""))
        .output()
        .expect("sh runs");
    let said = err(&output);
    for word in ["panicked", "backtrace", "bug in catlint", "overflowed"] {
        assert!(!said.contains(word), "{limit}: {said}");
    }
    output
}

#[test]
fn with_few_files_and_small_stacks_the_report_is_the_same() {
    let copy = Copy::new();
    let usual = check(&copy, "-n 1024", "");
    assert_eq!(status(&usual), 0, "{}", err(&usual));
    for limit in ["-n 32", "-n 12", "-s 256", "-s 128", "-c 0", "-t 600"] {
        let output = check(&copy, limit, "");
        assert!(output.stdout == usual.stdout, "{limit}: {}", err(&output));
    }
}

#[test]
fn without_enough_memory_to_address_nothing_is_begun() {
    let copy = Copy::new();
    let output = check(&copy, "-v 200000", "");
    assert_eq!(status(&output), 2);
    assert_eq!(
        err(&output),
        "catlint: there are 195 MiB of memory to address, and a run may need 256\n  \
         help: raise it with `ulimit -v`, or run where it is not set\n"
    );
    assert!(output.stdout.is_empty());
    let output = check(&copy, "-v 400000", "");
    assert_eq!(status(&output), 0, "{}", err(&output));
}

#[test]
fn a_file_that_may_not_grow_is_an_error_and_leaves_nothing_behind() {
    let copy = Copy::new();
    copy.write("report.json", "old");
    let before = names(&copy);
    let output = check(&copy, "-f 1", "--output json=report.json >/dev/null");
    assert_eq!(status(&output), 2, "{}", err(&output));
    let said = err(&output);
    assert!(
        said.contains("\ncatlint: cannot write report.json: File too large"),
        "{said}"
    );
    assert_eq!(copy.read("report.json"), "old");
    assert_eq!(names(&copy), before);
}

fn names(copy: &Copy) -> Vec<String> {
    let entries = std::fs::read_dir(copy.path("")).expect("listed");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<_> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
