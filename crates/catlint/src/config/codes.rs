//! `codes` of a collection: fields whose values are codes of a list.

use catlint_codes::CodeList;
use serde_json::{Value, json};

use super::parts::pointer;
use super::reader::Reader;

/// A field and its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodesConfig {
    /// Pointer pattern of the field.
    pub field: String,
    /// The name of a list that is built in, or the path of a file.
    pub list: String,
    /// Codes that the field may hold besides.
    pub also: Vec<String>,
}

impl CodesConfig {
    /// The path of the list, where it is none that is built in.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        CodeList::named(&self.list).is_none().then_some(&*self.list)
    }
}

pub(super) fn read(reader: Reader<'_>) -> CodesConfig {
    CodesConfig {
        field: reader.text("field").unwrap_or_default(),
        list: reader.text("list").unwrap_or_default(),
        also: reader.texts("also"),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "title": "Codes",
        "description": "Fields whose values are codes of a list.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["field", "list"],
            "properties": {
                "field": pointer("The field.", "/country"),
                "list": {
                    "description": "A list that is built in, or the path of a file of your own, relative to this config, with a / or . in it: one value a line.",
                    "anyOf": [
                        { "enum": CodeList::NAMES },
                        { "type": "string", "pattern": "[./]" }
                    ]
                },
                "also": { "description": "Codes that the field may hold besides.", "type": "array", "items": { "type": "string", "minLength": 1 }, "examples": [["XK"]] }
            }
        }
    })
}
