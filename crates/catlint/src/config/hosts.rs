//! `links.hosts`: what is different for single hosts.

use serde_json::{Value, json};

use super::reader::Reader;

/// What is different for one host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostConfig {
    /// Its name.
    pub host: String,
    /// Status codes that count as an answer of the page.
    pub accept: Vec<u16>,
    /// Headers sent to it, each with the variable of the environment that holds its value.
    pub headers: Vec<(String, String)>,
    /// Milliseconds between two requests.
    pub gap: Option<u64>,
}

pub(super) fn read(reader: Reader<'_>) -> HostConfig {
    let codes = reader.items("accept").into_iter();
    let code = |item: Reader<'_>| item.as_number().and_then(|code| code.try_into().ok());
    let headers = reader.members("headers").into_iter();
    let header = |(name, value): (_, Reader<'_>)| Some((name, value.text("env")?));
    HostConfig {
        host: reader.text("host").unwrap_or_default().to_lowercase(),
        accept: codes.filter_map(code).collect(),
        headers: headers.filter_map(header).collect(),
        gap: reader.number("gap"),
    }
}

pub(super) fn schema() -> Value {
    json!({
        "description": "What is different for single hosts.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["host"],
            "properties": {
                "host": { "description": "The host's name, exactly.", "type": "string", "minLength": 1, "examples": ["www.example.org"] },
                "accept": {
                    "description": "Status codes that count as an answer of the page.",
                    "type": "array", "items": { "type": "integer", "minimum": 200, "maximum": 999 }, "examples": [[403]]
                },
                "headers": {
                    "description": "Headers sent to this host alone, and only encrypted. Their values come from the environment.",
                    "type": "object",
                    "propertyNames": { "pattern": "^[A-Za-z0-9-]+$" },
                    "additionalProperties": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["env"],
                        "properties": {
                            "env": { "description": "The variable that holds the value.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" }
                        }
                    },
                    "examples": [{ "Authorization": { "env": "EXAMPLE_TOKEN" } }]
                },
                "gap": { "description": "Milliseconds between two requests to it.", "type": "integer", "minimum": 0, "maximum": 60_000 }
            }
        }
    })
}
