//! The JSON Schema of the config, made of the code: the rules and levels come from their tables.

use catlint_core::Level;
use serde_json::{Map, Value, json};

use crate::rules;

const POINTER: &str = "^(/[^/]*)+$";

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
                "additionalProperties": collection()
            },
            "links": links(),
            "rules": levels()
        }
    })
}

fn collection() -> Value {
    json!({
        "title": "Collection",
        "description": "Records of one kind: where they are, what describes them, what identifies them.",
        "type": "object",
        "additionalProperties": false,
        "required": ["files"],
        "properties": {
            "files": globs("The files of the collection, as patterns relative to this config."),
            "exclude": globs("Files that are none of the collection after all."),
            "records": pointer("Where the records are in a file: a JSON Pointer in which * stands for every item. The whole file is one record without it.", "/countries/*"),
            "schema": {
                "title": "Schema",
                "description": "The JSON Schema of a record, as a path relative to this config.",
                "type": "string", "minLength": 1, "examples": ["schema/initiative.schema.json"]
            },
            "id": pointer("The field that identifies a record.", "/id"),
            "label": pointer("The field that people know a record by; messages use it.", "/name"),
            "partition": pointer("The field within which names must differ: the same name in another country is no duplicate.", "/country"),
            "file_name": {
                "title": "File name",
                "description": "What a record's file must be named, without its extension: {id}, or any field as {/pointer}.",
                "type": "string", "minLength": 1, "examples": ["{id}"]
            },
            "unique": unique(),
            "links": {
                "title": "Link fields",
                "description": "Further fields that hold links. Values that begin with http:// or https:// are found without it.",
                "type": "array", "items": pointer("A field that holds a link.", "/links/*/url")
            }
        }
    })
}

fn unique() -> Value {
    json!({
        "title": "Unique values",
        "description": "Values that only one record may have. Several fields under one name share a namespace: no value of one may occur in another.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "fields"],
            "properties": {
                "name": { "description": "What messages call such a value.", "type": "string", "minLength": 1, "examples": ["domain"] },
                "fields": { "description": "The fields.", "type": "array", "minItems": 1, "items": pointer("A field.", "/domains/*") },
                "compare": { "description": "How values are compared: letter by letter, without regard to case, or without regard to case, accents and punctuation.", "enum": ["exact", "lower", "fold"] }
            }
        }
    })
}

fn links() -> Value {
    let number = |description: &str, least: u64, most: u64| json!({ "description": description, "type": "integer", "minimum": least, "maximum": most });
    json!({
        "title": "Links",
        "description": "How links are checked over the network.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "timeout": number("Seconds to wait for one answer.", 1, 300),
            "concurrency": number("Requests under way at once, over all hosts.", 1, 256),
            "gap": number("Milliseconds between two requests to one host.", 0, 60_000),
            "per_host": number("Requests under way at once to one host.", 1, 20),
            "most_per_host": number("Requests to one site in one run; links that would take more stay unknown.", 1, 100_000),
            "retry_wait": number("Seconds between a failure and the next look.", 0, 120),
            "hosts": hosts(),
            "contact": { "description": "Where the owner of a site can ask who is calling: a web or e-mail address. It is sent with every request.", "type": "string", "minLength": 3, "pattern": "^[ -~]+$" },
            "history": { "description": "The link history: a file that `catlint check --update-history` writes and every run reads, as a path relative to this config. links.history.tsv without it.", "type": "string", "minLength": 1, "examples": ["links.history.tsv"] },
            "strikes": number("Failures after which a link of the history is dead. 3 without it.", 1, 100),
            "strike_days": number("Days between two failures that count. 3 without it.", 0, 365),
            "ignore": {
                "description": "Links whose verdict is not reported, each with a reason. They are asked all the same.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["url", "reason"],
                    "properties": {
                        "url": { "description": "The URL as the catalogue writes it.", "type": "string", "minLength": 1 },
                        "reason": { "description": "Why its verdict is not reported.", "type": "string", "minLength": 1 },
                        "until": { "description": "The last day on which it counts.", "type": "string", "format": "date", "examples": ["2027-01-31"] }
                    }
                }
            }
        }
    })
}

fn hosts() -> Value {
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

fn levels() -> Value {
    let names: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
    let level = |description: &str| json!({ "description": description, "enum": names });
    let rules = rules::all().into_iter();
    let properties: Map<String, Value> = rules
        .map(|rule| (rule.name.0.to_owned(), level(rule.summary())))
        .collect();
    json!({
        "title": "Rules",
        "description": "The level of each rule, where it is not the default.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties
    })
}

fn globs(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "items": { "type": "string", "minLength": 1 },
        "minItems": 1,
        "minLength": 1,
        "examples": [["data/initiatives/*.yaml"]]
    })
}

fn pointer(description: &str, example: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": POINTER, "examples": [example] })
}
