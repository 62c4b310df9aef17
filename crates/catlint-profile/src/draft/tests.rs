//! Drafts of schemas for a few records.

use catlint_core::document::{Document, Limits};
use serde_json::{Value, json};

use super::schema;
use crate::Profile;

fn draft(text: &str) -> Value {
    let document = Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default());
    let root = document.roots()[0];
    let items = document.items(root).expect("a list");
    let mut profile = Profile::default();
    profile.count(&document, items);
    schema(&profile, "records").value()
}

#[test]
fn what_is_always_there_is_required_and_what_repeats_is_a_choice() {
    let records: String = (0..24)
        .map(|number| {
            let status = ["active", "inactive", "unknown"][number % 3];
            let note = if number % 2 == 0 { ", note: seen" } else { "" };
            format!("- {{ id: r{number}, status: {status}, since: 2024-01-{:02}, home: \"https://example.org/{number}\", tags: [a{number}, b]{note} }}\n", number + 1)
        })
        .collect();
    let draft = draft(&records);
    assert_eq!(
        draft["required"],
        json!(["id", "status", "since", "home", "tags"])
    );
    assert_eq!(draft["additionalProperties"], json!(false));
    let properties = &draft["properties"];
    assert_eq!(
        properties["status"]["enum"],
        json!(["active", "inactive", "unknown"])
    );
    assert_eq!(properties["since"]["format"], json!("date"));
    assert_eq!(properties["home"]["format"], json!("uri"));
    assert_eq!(properties["id"]["enum"], Value::Null);
    assert_eq!(properties["id"]["minLength"], json!(1));
    assert_eq!(properties["tags"]["uniqueItems"], json!(true));
    assert_eq!(
        properties["status"]["$comment"],
        json!("Guessed: 24 texts have 3 values.")
    );
}

#[test]
fn kinds_that_mix_are_all_allowed() {
    let draft = draft("- { a: 1, b: null, c: 1.5 }\n- { a: x, b: true, c: 2 }\n");
    let properties = &draft["properties"];
    assert_eq!(properties["a"]["type"], json!(["string", "integer"]));
    assert_eq!(properties["b"]["type"], json!(["boolean", "null"]));
    assert_eq!(properties["c"]["type"], json!("number"));
}

#[test]
fn names_that_are_data_are_no_fields() {
    let scores: String = (0..6)
        .map(|number| {
            format!("- {{ scores: {{ ann{number}: 1, bob{number}: 2, cy{number}: 3 }} }}\n")
        })
        .collect();
    let draft = draft(&scores);
    let scores = &draft["properties"]["scores"];
    assert_eq!(
        scores["additionalProperties"],
        json!({ "type": ["integer"] })
    );
}
