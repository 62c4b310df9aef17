//! What the config says of duplicates: roles of fields, and records that are distinct.

use catlint_core::document::Pointer;
use catlint_core::text::web_address::{Form, Query};
use catlint_duplicates::{Distinction, Role};
use serde_json::{Value, json};

use super::parts::pointer;
use super::reader::Reader;

/// What a collection says of its duplicates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuplicatesConfig {
    /// Roles by the pointer pattern of the field.
    pub roles: Vec<(String, Role)>,
    /// How addresses are compared, by the pointer pattern of the field.
    pub urls: Vec<(String, Form)>,
    /// Pointer of the field in which a record names others that it is not.
    pub distinct_from: Option<String>,
}

/// Reads the keys of a collection.
pub(super) fn read(reader: Reader<'_>) -> DuplicatesConfig {
    let roles = reader.members("roles").into_iter();
    let role = |(field, role): (String, Reader<'_>)| Some((field, Role::named(&role.as_text()?)?));
    let urls = reader.members("urls").into_iter();
    DuplicatesConfig {
        roles: roles.filter_map(role).collect(),
        urls: urls
            .map(|(field, options)| (field, form(options)))
            .collect(),
        distinct_from: reader.text("distinct_from"),
    }
}

/// What is left out of the addresses of a field: without a word, what is left out of all others.
fn form(options: Reader<'_>) -> Form {
    let says = |key: &str, value: &str| options.text(key).is_some_and(|own| own == value);
    let query = match () {
        () if says("query", "keep") => Query::Keep,
        () if says("query", "drop") => Query::Drop,
        () => Query::StripTracking,
    };
    Form {
        fragment: !says("fragment", "drop"),
        query,
        fold_path: says("path_case", "fold"),
    }
}

/// The schema of `urls` of a collection.
pub(super) fn urls_schema() -> Value {
    let option = |description: &str, values: &[&str]| json!({ "description": description, "enum": values, "default": values[0] });
    json!({
        "title": "Comparison of addresses",
        "description": "How the web addresses of a field are compared, where not as all others are.",
        "type": "object",
        "propertyNames": { "pattern": "^(/[^/]*)+$" },
        "additionalProperties": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "fragment": option("Whether what stands behind # tells two addresses apart.", &["keep", "drop"]),
                "query": option("What stands behind ?: parameters that only count visits go, it stays as it is, or it goes.", &["strip_tracking", "keep", "drop"]),
                "path_case": option("Whether capitals in the path tell two addresses apart.", &["keep", "fold"])
            }
        },
        "examples": [{ "/homepage": { "fragment": "drop", "query": "drop" } }]
    })
}

/// Reads `distinct`.
pub(super) fn read_distinct(reader: Reader<'_>) -> Vec<Distinction> {
    let items = reader.items("distinct").into_iter().enumerate();
    let item = |(number, item): (usize, Reader<'_>)| Distinction {
        records: item.texts("records"),
        reason: item.text("reason").unwrap_or_default(),
        pointer: Pointer::parse(&format!("/distinct/{number}")).unwrap_or_default(),
    };
    items.map(item).collect()
}

/// The schema of `roles` of a collection.
pub(super) fn roles_schema() -> Value {
    json!({
        "title": "Roles",
        "description": "What fields are to the search for duplicates, where the names of the fields do not tell.",
        "type": "object",
        "propertyNames": { "pattern": "^(/[^/]*)+$" },
        "additionalProperties": {
            "description": "The role of the field.",
            "enum": Role::ALL.map(Role::name)
        },
        "examples": [{ "/authors/*": "text", "/venue": "none" }]
    })
}

/// The schema of `distinct_from` of a collection.
pub(super) fn distinct_from_schema() -> Value {
    pointer(
        "The field in which a record names the ids of others that it is not, however alike. /distinct_from without it.",
        "/distinct_from",
    )
}

/// The schema of `distinct`.
pub(super) fn distinct_schema() -> Value {
    json!({
        "title": "Distinct records",
        "description": "Records that are two things, however alike, each pair with a reason.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["records", "reason"],
            "properties": {
                "records": {
                    "description": "The ids of the records.", "type": "array", "minItems": 2,
                    "items": { "type": "string", "minLength": 1 },
                    "examples": [["mm-happy-return", "mm-happy-return-centres"]]
                },
                "reason": { "description": "Why they are distinct.", "type": "string", "minLength": 1 }
            }
        }
    })
}
