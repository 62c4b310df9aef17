//! What a checkout cannot make git do, guard by guard: where two of them close one door, each is
//! tried by itself.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::command::Git;

/// A repository with one commit.
struct Checkout {
    directory: TempDir,
}

impl Checkout {
    fn new() -> Self {
        let checkout = Self {
            directory: TempDir::new().expect("a directory"),
        };
        checkout.git(&["init", "--quiet"]);
        fs::write(checkout.path().join("a.yaml"), "id: a\n").expect("written");
        checkout.git(&["add", "a.yaml"]);
        let person = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        checkout.git(&[&person[..], &["commit", "--quiet", "-m", "a"]].concat());
        checkout
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Git as anybody would call it.
    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(self.path())
            .output()
            .expect("git runs");
        said(&output)
    }

    /// Git as we call it.
    fn ours(&self) -> Git {
        Git {
            directory: self.path().to_owned(),
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn a_config_of_the_checkout_names_no_program() {
    let checkout = Checkout::new();
    checkout.git(&["config", "core.fsmonitor", "touch canary"]);
    checkout.git(&["config", "core.hooksPath", "hooks"]);
    let git = checkout.ours();
    let ask = |arguments: &[&str]| said(&git.run(arguments).expect("git runs"));
    assert_eq!(checkout.git(&["config", "core.fsmonitor"]), "touch canary");
    assert_eq!(ask(&["config", "core.fsmonitor"]), "");
    assert_eq!(ask(&["rev-parse", "--git-path", "hooks"]), "/dev/null");

    let machine = checkout.path().join("machine");
    fs::write(&machine, "[evil]\n\tname = touch canary\n").expect("written");
    let output = git
        .command(&["config", "evil.name"])
        .env("GIT_CONFIG_SYSTEM", &machine)
        .output();
    assert_eq!(said(&output.expect("git runs")), "");
}

#[test]
fn nothing_is_fetched_by_either_of_two_guards() {
    let checkout = Checkout::new();
    let canary = checkout.path().join("canary");
    let url = format!("ext::touch {}", canary.display());
    let object = checkout.git(&["rev-parse", "HEAD:a.yaml"]);
    for (key, value) in [
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", &*url),
        ("protocol.ext.allow", "always"),
    ] {
        checkout.git(&["config", key, value]);
    }
    let (folder, file) = object.split_at(2);
    let stored = checkout.path().join(".git/objects").join(folder).join(file);
    fs::remove_file(stored).expect("removed");
    let git = checkout.ours();
    let speak = |arguments: &[&str], set: &[(&str, &str)]| {
        let mut command = git.command(arguments);
        let output = command.envs(set.iter().copied()).output();
        assert!(!output.expect("git runs").status.success());
        canary.exists()
    };
    assert!(!speak(&["ls-remote", &url], &[]), "no protocol is spoken");
    let allowed = [("GIT_ALLOW_PROTOCOL", "ext")];
    assert!(
        !speak(&["cat-file", "-p", &object], &allowed),
        "nothing is asked for"
    );
    assert!(speak(&["ls-remote", &url], &allowed), "the trap is set");
}

#[test]
fn nobody_is_asked_for_a_password() {
    let checkout = Checkout::new();
    let git = checkout.ours();
    let mut child = git
        .command(&["credential", "fill"])
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env_remove("GIT_ASKPASS")
        .env_remove("SSH_ASKPASS")
        .stdin(Stdio::piped())
        .spawn()
        .expect("git runs");
    let mut input = child.stdin.take().expect("a pipe");
    input
        .write_all(b"url=https://example.org/\n\n")
        .expect("asked");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("terminal prompts disabled"), "{said}");
}

#[test]
fn an_object_is_what_its_name_says() {
    let checkout = Checkout::new();
    let object = checkout.git(&["rev-parse", "HEAD:a.yaml"]);
    fs::write(checkout.path().join("b.yaml"), "id: b\n").expect("written");
    let other = checkout.git(&["hash-object", "-w", "b.yaml"]);
    checkout.git(&["replace", &object, &other]);
    assert_eq!(
        checkout.git(&["cat-file", "-p", &object]),
        "id: b",
        "the trap is set"
    );
    let mut texts = Vec::new();
    let read = checkout
        .ours()
        .read(&[("a.yaml", &object)], 100, |_, text| {
            texts.push(text);
        });
    assert_eq!(read, Ok(()));
    assert_eq!(texts, [b"id: a\n".to_vec()]);
}

#[test]
fn a_repository_that_lies_in_the_checkout_is_not_asked() {
    let checkout = Checkout::new();
    checkout.git(&["init", "--quiet", "--bare", "inner"]);
    let inner = checkout.path().join("inner");
    let ask = ["rev-parse", "--git-dir"];
    let output = Command::new("git").args(ask).current_dir(&inner).output();
    assert_eq!(said(&output.expect("git runs")), ".", "the trap is set");
    let git = Git { directory: inner };
    let output = git.run(&ask).expect("git runs");
    assert!(!output.status.success());
}
