//! `check --changed-since REV`: a reference is reported when either end changes.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;

use support::repo::Repo;

const CONFIG: &str = "\
collections:
  tools:
    files: [\"tools/*.yaml\"]
    references:
      - { fields: [/tags/* | lower], collection: tags, min_members: 2 }
      - { fields: [/licence], file: licences.txt }
    same_for:
      - { key: /code, fields: [/country] }
  tags:
    files: [\"tags/*.yaml\"]
    id: \"@file.stem\"
    label: \"@file.stem\"
";

fn tool(id: &str, tags: &str, more: &str) -> String {
    format!("id: {id}\nname: The {id}\ntags: [{tags}]\nlicence: MIT\n{more}")
}

/// A repository with four tools and three tags; one reference is broken from the start, and one
/// tag has one member too few.
fn repo() -> Repo {
    let repo = Repo::new();
    repo.write("catlint.yaml", CONFIG);
    repo.write("licences.txt", "MIT\nCC0\n");
    for tag in ["wiki", "blog", "shop"] {
        repo.write(&format!("tags/{tag}.yaml"), format!("about: {tag}s\n"));
    }
    repo.write(
        "tools/a.yaml",
        tool("a", "Wiki, blog", "code: VN\ncountry: Vietnam\n"),
    );
    repo.write(
        "tools/b.yaml",
        tool("b", "wiki, Blog", "code: VN\ncountry: Vietnam\n"),
    );
    repo.write(
        "tools/c.yaml",
        tool("c", "shop, gone", "code: KH\ncountry: Cambodia\n"),
    );
    merge(&repo);
    repo
}

fn merge(repo: &Repo) {
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
}

#[test]
fn what_was_wrong_before_is_left_alone() {
    let repo = repo();
    repo.write("tools/d.yaml", tool("d", "wiki", ""));
    assert_eq!(repo.found(), [""; 0]);
}

#[test]
fn who_takes_a_target_away_hears_of_those_who_referred_to_it() {
    let repo = repo();
    fs::remove_file(repo.path("tags/blog.yaml")).expect("removed");
    let expected = [
        "unknown-reference tools/a.yaml",
        "unknown-reference tools/b.yaml",
    ];
    assert_eq!(repo.found(), expected);
    fs::rename(repo.path("tags/shop.yaml"), repo.path("tags/blog.yaml")).expect("renamed");
    let expected = ["unknown-reference tools/c.yaml"];
    assert_eq!(repo.found()[..1], expected, "the tag of another name");
}

#[test]
fn who_takes_a_member_away_hears_of_what_it_was_a_member_of() {
    let repo = repo();
    repo.replace("tools/b.yaml", "wiki, Blog", "wiki, blog, blog");
    assert_eq!(repo.found(), [""; 0], "it is a member as before");
    repo.replace("tools/b.yaml", ", blog, blog", "");
    assert_eq!(repo.found(), ["too-few-members tags/blog.yaml"]);
    fs::remove_file(repo.path("tools/c.yaml")).expect("removed");
    let expected = [
        "too-few-members tags/blog.yaml",
        "unused-target tags/shop.yaml",
    ];
    assert_eq!(repo.found(), expected);
}

#[test]
fn a_list_that_changes_has_all_who_refer_to_it_judged_anew() {
    let repo = repo();
    repo.write("licences.txt", "CC0\n");
    let found = repo.found();
    let broken = found
        .iter()
        .filter(|line| line.starts_with("unknown-reference tools/"));
    // Of the third, the tag was unknown before; judged anew, it is told as well.
    assert_eq!(broken.count(), 4, "{found:?}");
    assert!(
        repo.notices()[0].contains("licences.txt differs"),
        "{:?}",
        repo.notices()
    );
}

#[test]
fn who_writes_otherwise_than_the_others_hears_of_it_and_the_others_do_not() {
    let repo = repo();
    repo.write(
        "tools/d.yaml",
        tool("d", "wiki", "code: VN\ncountry: Viet Nam\n"),
    );
    assert_eq!(repo.found(), ["inconsistent-value tools/d.yaml"]);
    merge(&repo);
    repo.replace("tools/a.yaml", "Wiki, blog", "blog, Wiki");
    assert_eq!(repo.found(), [""; 0]);
}
