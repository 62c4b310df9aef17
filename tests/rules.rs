//! Every rule against its fixtures: `rules/RULE/bad` holds what it finds, `rules/RULE/good` what it
//! must leave alone, and `bad.snap` how the findings read.
//!
//! A fixture's files are the records of a small catalogue. `schema.json` (or `bad.schema.json` and
//! `good.schema.json`) and `catlint.yaml` beside them are used where they exist, and `baseline.json`
//! among them.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{command, json, root};
use tempfile::TempDir;

const CONFIG: &str = "\
collections:
  records:
    files: [\"records/*.{yaml,json}\"]
    id: /id
    label: /name
    partition: /country
";

/// A fixture's baseline, if it has one: no record.
const BASELINE: &str = "baseline.json";

fn folder() -> PathBuf {
    root().join("tests/rules")
}

/// The rules that need no network, by name.
fn rules() -> Vec<&'static str> {
    let network = network_rules();
    let names = catlint::rules::all().into_iter().map(|rule| rule.name.0);
    names.filter(|name| !network.contains(name)).collect()
}

/// The rules about answers of servers: `crates/catlint-links/tests/network.rs` has a server for them.
fn network_rules() -> BTreeSet<&'static str> {
    let rules = catlint::rules::network();
    rules.into_iter().map(|rule| rule.0).collect()
}

/// A small catalogue of a fixture's files.
fn catalogue(rule: &str, kind: &str) -> TempDir {
    let directory = TempDir::new().expect("a directory");
    let fixture = folder().join(rule);
    support::copy(&fixture.join(kind), &directory.path().join("records"));
    let own = fs::read_to_string(fixture.join("catlint.yaml"));
    let mut config = own.unwrap_or_else(|_| CONFIG.to_owned());
    // A rule about schemas needs a bad one and a good one.
    let schema = fs::read(fixture.join(format!("{kind}.schema.json")));
    if let Ok(schema) = schema.or_else(|_| fs::read(fixture.join("schema.json"))) {
        fs::write(directory.path().join("schema.json"), schema).expect("written");
        config = config.replace("    id: /id\n", "    id: /id\n    schema: schema.json\n");
    }
    // Rules that are off by default are tried as well.
    if level(rule) == "off" {
        config.push_str(&format!("rules:\n  {rule}: note\n"));
    }
    fs::write(directory.path().join("catlint.yaml"), config).expect("written");
    if let Ok(baseline) = fs::read(fixture.join(kind).join(BASELINE)) {
        fs::remove_file(directory.path().join("records").join(BASELINE)).expect("removed");
        fs::write(directory.path().join(BASELINE), baseline).expect("written");
    }
    directory
}

fn level(rule: &str) -> &'static str {
    let rules = catlint::rules::all();
    let rule = rules.iter().find(|known| known.name.0 == rule);
    rule.expect("a rule").level.name()
}

fn check(directory: &Path, format: &str) -> std::process::Output {
    let mut command = command();
    if directory.join(BASELINE).exists() {
        command.args(["check", "--baseline", BASELINE]);
    } else {
        command.arg("check");
    }
    command
        .args(["--offline", "--quiet", "--format", format])
        .current_dir(directory)
        .output()
        .expect("catlint runs")
}

fn found(directory: &Path) -> Vec<String> {
    let report = json(&check(directory, "json"));
    let findings = report["diagnostics"].as_array().expect("a list");
    let rule = |finding: &Value| finding["rule"].as_str().unwrap_or_default().to_owned();
    findings.iter().map(rule).collect()
}

#[test]
fn every_rule_finds_what_is_bad_and_says_it_well() {
    for rule in rules() {
        let directory = catalogue(rule, "bad");
        let found = found(directory.path());
        assert!(
            found.iter().any(|found| found == rule),
            "{rule} is not among {found:?}"
        );
        let output = check(directory.path(), "human");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        insta::with_settings!({
            snapshot_path => folder().join(rule),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!("bad", text) });
    }
}

#[test]
fn every_finding_survives_the_way_through_a_report() {
    for rule in rules() {
        let directory = catalogue(rule, "bad");
        if directory.path().join(BASELINE).exists() {
            // A report is read without the baseline, which is no part of the catalogue.
            continue;
        }
        let run = check(directory.path(), "json").stdout;
        fs::write(directory.path().join("report"), &run).expect("written");
        let again = command()
            .args(["report", "report", "--quiet", "--format", "json"])
            .current_dir(directory.path())
            .output()
            .expect("catlint runs");
        let (again, run) = (
            String::from_utf8_lossy(&again.stdout),
            String::from_utf8_lossy(&run),
        );
        assert_eq!(again, run, "{rule}");
    }
}

#[test]
fn no_rule_finds_anything_in_what_is_good() {
    let mut failures = Vec::new();
    for rule in rules() {
        let directory = catalogue(rule, "good");
        let found = found(directory.path());
        if !found.is_empty() {
            let text = check(directory.path(), "concise").stdout;
            failures.push(format!("{rule}:\n{}", String::from_utf8_lossy(&text)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rules_files_fixtures_and_pages_agree() {
    let names: BTreeSet<_> = catlint::rules::all()
        .iter()
        .map(|rule| rule.name.0)
        .collect();
    for rule in catlint::rules::all() {
        let file = format!("/{}.rs", rule.name.0.replace('-', "_"));
        let path = rule.file.replace('\\', "/");
        assert!(path.ends_with(&file), "{} is in {path}", rule.name);
    }
    assert_eq!(entries("docs/rules", ".md", "README"), names);
    let with_fixtures: BTreeSet<_> = rules().into_iter().collect();
    assert_eq!(entries("tests/rules", "", ""), with_fixtures);
    for crate_name in [
        "catlint-core",
        "catlint-schema",
        "catlint-schema-lint",
        "catlint-duplicates",
        "catlint-links",
        "catlint",
    ] {
        let folder = format!("crates/{crate_name}/src/rules");
        for file in entries(&folder, ".rs", "mod") {
            assert!(
                names.contains(&*file.replace('_', "-")),
                "{folder}/{file}.rs declares no rule"
            );
        }
    }
}

/// The names in a folder, without their extension and without one of them.
fn entries(relative: &str, extension: &str, except: &str) -> BTreeSet<&'static str> {
    let entries = fs::read_dir(root().join(relative)).expect(relative);
    let names = entries.map(|entry| {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        name.strip_suffix(extension).expect(relative).to_owned()
    });
    let names = names.filter(|name| name != except);
    names.map(|name| &*name.leak()).collect()
}
