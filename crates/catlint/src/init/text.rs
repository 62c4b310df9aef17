//! The config as text, with a comment for each guess.

use std::fmt::Write;

use serde_json::json;

use crate::survey::{Found, Identity};

/// The whole config.
pub(super) fn config(found: &[Found]) -> String {
    let mut text = String::from(
        "# A draft, made by `catlint init` of what it saw. Every line can be changed; docs/usage.md in the\n\
         # documentation of catlint has all keys.\n\
         collections:\n",
    );
    for found in found {
        collection(found, &mut text);
    }
    text
}

fn collection(found: &Found, text: &mut String) {
    let mut line = |line: String| {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{line}");
    };
    let records = found.count();
    line(format!("  # {records}"));
    line(format!("  {}:", quoted(&found.name)));
    line(format!("    files: {}", list(&found.files)));
    if !found.exclude.is_empty() {
        line(format!("    exclude: {}", list(&found.exclude)));
    }
    if !found.records.is_empty() {
        line(format!("    records: {}", quoted(&found.records)));
    }
    line(format!(
        "    # Guessed from {records}; see the $comment of each field."
    ));
    line(format!("    schema: {}", quoted(&found.schema_path())));
    match found.id {
        Some(id) => {
            let why = match id {
                Identity::Field(_) => "it is in every one that was seen",
                Identity::Key => "the key that it stands under",
            };
            line(format!("    # What identifies a record: {why}."));
            line(format!("    id: {}", quoted(&id.selector())));
        }
        None => line("    # No field identifies the records: name one here where there is one.\n    # id: /id".to_owned()),
    }
    if let Some(label) = found.label {
        line("    # What messages call a record.".to_owned());
        line(format!("    label: {}", quoted(&label.selector())));
    }
    if found.named_by_id {
        line("    # Every file has the name of its record's id.".to_owned());
        line("    file_name: \"{id}\"".to_owned());
    }
}

fn list(globs: &[String]) -> String {
    let globs: Vec<String> = globs.iter().map(|glob| quoted(glob)).collect();
    format!("[{}]", globs.join(", "))
}

/// A text as YAML reads it back, whatever is in it: a JSON string is one.
fn quoted(text: &str) -> String {
    json!(text).to_string()
}
