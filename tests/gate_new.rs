//! `check --changed-since REV`: a schema for the records that a change adds.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use support::repo::{Repo, found, place};
use support::{err, json};

const NEW: &str = r#"{ "allOf": [{ "$ref": "place.json" }], "required": ["url"] }"#;
const NOTHING: [&str; 0] = [];

/// A repository that asks new places for a `url`.
fn repo() -> Repo {
    let repo = Repo::new();
    repo.replace(
        "catlint.yaml",
        "schema: schema/place.json\n",
        "schema: schema/place.json\n    schema_for_new: schema/new-place.json\n",
    );
    repo.write("schema/new-place.json", NEW);
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo
}

#[test]
fn what_is_new_has_to_give_more_than_what_was_there() {
    let repo = repo();
    repo.replace("places/good.yaml", "Gutdorf", "Gutendorf");
    assert_eq!(repo.found(), NOTHING, "an edited record is not new");
    repo.write("places/new.yaml", place("new", "Neudorf", "town"));
    assert_eq!(repo.found(), ["missing-field places/new.yaml"]);
    repo.commit();
    assert_eq!(repo.found(), ["missing-field places/new.yaml"], "committed");
    repo.write(
        "places/new.yaml",
        place("new", "Neudorf", "cave") + "url: https://new.example.org/\n",
    );
    assert_eq!(
        repo.found(),
        ["invalid-value places/new.yaml"],
        "by both schemas"
    );
    let all = json(&repo.check(&[]));
    let missing = found(&all)
        .into_iter()
        .filter(|found| found.starts_with("missing"));
    assert_eq!(missing.count(), 0, "without a revision nothing is new");
}

#[test]
fn a_record_that_moves_to_another_file_is_not_new() {
    let repo = repo();
    repo.replace("catlint.yaml", "    file_name: \"{id}\"\n", "");
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    let text = std::fs::read_to_string(repo.path("places/good.yaml")).expect("it is there");
    std::fs::remove_file(repo.path("places/good.yaml")).expect("removed");
    repo.write("places/other.yaml", text.replace("Gutdorf", "Gutendorf"));
    assert_eq!(repo.found(), NOTHING);
    assert_eq!(repo.changed(), 1);
}

#[test]
fn the_schema_is_a_schema_like_the_other() {
    let repo = repo();
    repo.write("schema/new-place.json", NEW.replace("required", "requierd"));
    assert_eq!(repo.found(), ["unknown-keyword schema/new-place.json"]);
    assert_eq!(
        repo.notices(),
        NOTHING,
        "records that were there need not fit it"
    );
    repo.write("schema/new-place.json", r#"{ "type": "objekt" }"#);
    let output = repo.check(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("schema/new-place.json"),
        "{}",
        err(&output)
    );
}
