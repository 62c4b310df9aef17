//! The documents against what they speak of: a page that names what is not there is wrong.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Copy, command, root};
use tempfile::TempDir;

fn read(relative: &str) -> String {
    fs::read_to_string(root().join(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The pages that people write, relative to the root.
fn pages() -> Vec<String> {
    let own = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "data/README.md",
    ];
    let mut pages = own.map(ToOwned::to_owned).to_vec();
    for folder in ["docs", "docs/examples"] {
        for entry in fs::read_dir(root().join(folder)).expect(folder) {
            let name = entry.expect("an entry").file_name();
            let name = name.to_string_lossy();
            if name.ends_with(".md") {
                pages.push(format!("{folder}/{name}"));
            }
        }
    }
    pages.sort();
    pages
}

/// The text of a page outside of its blocks of code.
fn prose(page: &str) -> String {
    let text = read(page);
    let outside = text.split("\n```").step_by(2);
    outside.collect::<Vec<_>>().join("\n")
}

/// The blocks of code of a page that are in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = read(page);
    let inside = text.split("\n```").skip(1).step_by(2);
    let inside = inside.filter_map(|block| block.split_once('\n'));
    inside
        .filter(|(first, _)| *first == language)
        .map(|(_, block)| block.to_owned())
        .collect()
}

/// What stands in single backticks.
fn code(prose: &str) -> impl Iterator<Item = &str> {
    let lines = prose.split("\n\n").flat_map(|part| part.split("\n| "));
    lines.flat_map(|part| part.split('`').skip(1).step_by(2))
}

fn looks_like_a_path(code: &str) -> bool {
    let other = code.contains([' ', '*', '{', '<', '^', '"']) || code.contains("://");
    code.contains('/') && !code.starts_with('/') && !other
}

#[test]
fn every_path_that_a_page_names_is_there() {
    let mut missing = Vec::new();
    for page in pages() {
        let beside = root().join(&page).parent().map(PathBuf::from);
        let prose = prose(&page);
        for path in code(&prose).filter(|code| looks_like_a_path(code)) {
            let there = root().join(path).exists()
                || beside.as_ref().is_some_and(|it| it.join(path).exists());
            if !there {
                missing.push(format!("{page}: `{path}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let beside = root().join(&page).parent().expect("a parent").to_owned();
        let prose = prose(&page);
        let targets = prose.split("](").skip(1);
        let targets = targets.filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() {
                root().join(&page)
            } else {
                beside.join(path)
            };
            if !path.exists() || !(anchor.is_empty() || anchors(&path).contains(anchor)) {
                broken.push(format!("{page}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The anchors that GitHub makes of the headings of a page.
fn anchors(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).expect("a page");
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| -> String {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn the_two_commands_are_in_the_readme_and_the_script_runs_the_tests_as_written() {
    let commands = blocks("README.md", "sh").join("\n");
    for command in ["cargo run --release -- check", "cargo test --workspace"] {
        assert!(commands.lines().any(|line| line == command), "{command}");
    }
    let script = read(".ci/run");
    assert!(script.lines().any(|line| line == "cargo test --workspace"));
    assert!(script.contains("cargo run --release -- check"));
}

#[test]
fn the_findings_in_the_readme_are_those_that_the_command_prints() {
    const TJ: &str = "data/initiatives/tj-labour-migrants-call-centre.yaml";
    const MM: &str = "data/initiatives/mm-happy-return-programme.yaml";
    let copy = Copy::new();
    copy.replace(
        "data/initiatives/kh-employment-permit-scheme.yaml",
        "\ncountry:",
        "\ncontry:",
    );
    copy.replace(
        TJ,
        "http://taimigration.ru/",
        "http://taimigration.ru/about us",
    );
    let twin = copy.read(MM);
    let twin = twin.replace("id: mm-happy-return-programme", "id: mm-happy-return");
    let twin = twin.replace(
        "name: Happy Return Programme",
        "name: The happy return programme",
    );
    let twin = twin.replace(
        "  Set up by the Republic of Korea",
        "  Founded by the Republic of Korea",
    );
    copy.write("data/initiatives/mm-happy-return.yaml", twin);
    let output = copy.run(&["check", "--offline"]);
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    for page in ["README.md", "docs/usage.md"] {
        for sample in blocks(page, "text") {
            for finding in sample.split("\n\n") {
                assert!(
                    printed.contains(finding),
                    "{page}:\n{finding}\nis not in\n{printed}"
                );
            }
        }
    }
}

#[test]
fn the_configs_in_the_pages_can_be_used() {
    for page in ["README.md", "docs/usage.md", "docs/policy.md"] {
        let configs = blocks(page, "yaml").into_iter();
        for config in configs.filter(|block| block.contains("collections:")) {
            let directory = TempDir::new().expect("a directory");
            fs::create_dir(directory.path().join("schema")).expect("created");
            for word in config
                .split_whitespace()
                .filter(|word| word.starts_with("schema/"))
            {
                fs::write(directory.path().join(word), "{}").expect("written");
            }
            for list in config
                .split_whitespace()
                .filter(|word| word.ends_with(".txt"))
            {
                fs::write(directory.path().join(list), "").expect("written");
            }
            fs::write(directory.path().join("catlint.yaml"), &config).expect("written");
            let mut command = command();
            command
                .args(["check", "--offline", "--allow-empty"])
                .current_dir(&directory);
            let output = command.output().expect("catlint runs");
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{page}:\n{config}\n{told}");
        }
    }
}

#[test]
fn every_key_of_the_config_is_explained_and_no_other() {
    let schema: Value = serde_json::from_str(&read("schema/catlint.schema.json")).expect("JSON");
    let mut known = BTreeSet::new();
    keys(&schema, "", &mut known);
    let page = read("docs/usage.md");
    let rows = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let explained = rows.map(|(key, _)| key.to_owned());
    let is_key = |key: &String| {
        [
            "collections",
            "distinct",
            "links",
            "rules",
            "profiles",
            "ignore",
        ]
        .iter()
        .any(|top| key.starts_with(top))
    };
    let explained: BTreeSet<String> = explained.filter(is_key).collect();
    assert_eq!(explained, known);
}

/// The keys that a schema allows, as the page writes them.
fn keys(schema: &Value, path: &str, known: &mut BTreeSet<String>) {
    // The levels of rules, described once and referred to elsewhere.
    if schema["title"] == "Rules" || schema["$ref"] == "#/properties/rules" {
        known.insert(format!("{path}.RULE"));
        return;
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        let key = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        // What may stand in a condition is told once, in words.
        if inner["title"] != "Condition" {
            keys(inner, &key, known);
        }
        known.insert(key);
    }
    if schema["additionalProperties"].is_object() {
        keys(
            &schema["additionalProperties"],
            &format!("{path}.NAME"),
            known,
        );
    }
    if schema["items"].is_object() {
        keys(&schema["items"], &format!("{path}[]"), known);
    }
}

/// The lines of a section of a manifest that begin with a name.
fn section(manifest: &str, heading: &str) -> BTreeSet<String> {
    let lines = manifest
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let names = lines.map(|line| line.chars().take_while(|c| is_name(*c)).collect::<String>());
    names
        .filter(|name| !name.is_empty() && !name.starts_with("catlint"))
        .collect()
}

#[test]
fn every_dependency_has_its_reason_and_stays_in_its_rooms() {
    let page = read("docs/dependencies.md");
    let mut rooms: BTreeMap<String, String> = BTreeMap::new();
    for line in page.lines() {
        if let Some((name, rest)) = line
            .strip_prefix("| `")
            .and_then(|line| line.split_once('`'))
        {
            rooms.insert(name.to_owned(), rest.to_owned());
        }
    }
    let known = section(&read("Cargo.toml"), "[workspace.dependencies]");
    assert_eq!(rooms.keys().cloned().collect::<BTreeSet<_>>(), known);
    for entry in fs::read_dir(root().join("crates")).expect("crates") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        let manifest = read(&format!("crates/{name}/Cargo.toml"));
        for dependency in section(&manifest, "[dependencies]") {
            let row = rooms.get(&dependency).map_or("", String::as_str);
            let row = row
                .trim_start_matches([' ', '|'])
                .split('|')
                .next()
                .unwrap_or_default();
            assert!(
                row.contains(&format!("`{name}`")),
                "{dependency} is none of {name}'s"
            );
        }
    }
}

#[test]
fn every_action_is_pinned_by_a_commit_and_says_which_version_that_is() {
    for entry in fs::read_dir(root().join(".github/workflows")).expect("workflows") {
        let path = entry.expect("an entry").path();
        let workflow = fs::read_to_string(&path).expect("a workflow");
        assert!(
            workflow.contains("\npermissions: {}\n"),
            "{}",
            path.display()
        );
        assert!(
            !workflow.contains("\n  pull_request_target:"),
            "{}",
            path.display()
        );
        for line in workflow.lines().filter(|line| line.contains("uses: ")) {
            let pinned = line
                .split_once('@')
                .and_then(|(_, rest)| rest.split_once(" # v"));
            let is_commit =
                |text: &str| text.len() == 40 && text.chars().all(|c| c.is_ascii_hexdigit());
            assert!(
                pinned.is_some_and(|(commit, _)| is_commit(commit)),
                "{line}"
            );
        }
    }
}

/// The packages that a build of the command takes, besides our own.
fn packages(options: &[&str]) -> BTreeSet<String> {
    let cargo = std::process::Command::new(env!("CARGO"))
        .args([
            "tree",
            "-p",
            "catlint",
            "-e",
            "normal,build",
            "--prefix",
            "none",
            "--locked",
            "--offline",
        ])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(options)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let error = String::from_utf8_lossy(&cargo.stderr);
    assert!(cargo.status.success(), "{error}");
    let text = String::from_utf8(cargo.stdout).expect("UTF-8");
    let name = |line: &str| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?))
    };
    let names = text.lines().filter_map(name);
    names.filter(|name| !name.starts_with("catlint")).collect()
}

#[test]
fn the_number_of_dependencies_is_known_and_without_net_there_is_no_network() {
    let page = read("docs/dependencies.md");
    let bare = packages(&["--no-default-features"]);
    for (build, packages) in [
        ("the command", packages(&[])),
        ("the command without the feature `net`", bare.clone()),
    ] {
        let row = format!("| {build} | {} |", packages.len());
        assert!(page.contains(&row), "{row}");
    }
    for network in [
        "reqwest",
        "hyper",
        "rustls",
        "ring",
        "tokio",
        "native-tls",
        "openssl",
        "socket2",
    ] {
        let found = bare
            .iter()
            .find(|name| name.split(' ').next() == Some(network));
        assert_eq!(found, None);
    }
}
