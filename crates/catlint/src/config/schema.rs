//! The JSON Schema of the config, made of the code: the rules and levels come from their tables.

use serde_json::{Value, json};

use super::{collection, duplicates, ignores, levels, links, profiles};

/// The schema. Written to `schema/catlint.schema.json` for editors; a run uses this one.
#[must_use]
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "catlint.yaml",
        "description": "How catlint reads and audits a data catalogue kept in git.",
        "type": "object",
        "additionalProperties": false,
        "required": ["collections"],
        "properties": {
            "collections": {
                "title": "Collections",
                "description": "The kinds of record, each under a name of your choice.",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": collection::schema()
            },
            "distinct": duplicates::distinct_schema(),
            "links": links::schema(),
            "rules": levels::schema("The level of each rule, where it is not the default."),
            "profiles": profiles::schema(),
            "ignore": ignores::schema()
        }
    })
}

#[cfg(test)]
mod tests {
    use catlint_core::document::Document;
    use catlint_schema::RecordSchema;

    /// A run takes it as it is: see [`RecordSchema::of_ours`].
    #[test]
    fn it_refers_to_no_file_and_is_not_too_heavy() {
        let text = super::schema().to_string();
        let document = Document::parse("config.json", text.into_bytes(), &Default::default());
        let read = |path: &str| panic!("it refers to {path}");
        let compiled = RecordSchema::compile(&document, &read);
        assert!(compiled.is_ok(), "{:?}", compiled.err());
    }
}
