//! A draft of the JSON Schema that describes the records that were counted.
//!
//! Every record that was counted passes it, and what is no more than a guess says so in a
//! `$comment`, so that whoever knows the catalogue can mend it.

mod field;
mod keywords;

use serde_json::json;

use crate::ordered::Ordered;
use crate::profile::Profile;
use field::field;
use keywords::Draft;

/// Drafts the schema of the records of a profile, with a title.
#[must_use]
pub fn schema(profile: &Profile, title: &str) -> Ordered {
    let comment = format!(
        "A draft, made of {} records. What is a guess says so; mend it and delete the comment.",
        profile.records()
    );
    let mut draft = Draft::default();
    draft.put(
        "$schema",
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    draft.put("title", json!(title));
    draft.put("$comment", json!(comment));
    draft.0.extend(field(&profile.root, "a record").0);
    Ordered::Map(draft.0)
}

#[cfg(test)]
mod tests;
