//! The JSON Schema of the JSON report, made of the code: names come from their own tables.

use catlint_core::link::{Standing, Verdict};
use catlint_core::{Applicability, Category, Severity};
use serde_json::{Value, json};

/// The schema. Written to `schema/report.schema.json` for readers of reports.
#[must_use]
pub fn json_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "catlint report",
        "description": "What `catlint check --format json` prints: one object. A new version number means that a reader has to change; new keys do not.",
        "type": "object",
        "required": ["version", "summary", "rules", "diagnostics", "links"],
        "properties": {
            "version": { "description": "The version of this form.", "const": 1 },
            "summary": summary(),
            "rules": { "description": "The names of the rules that were on.", "type": "array", "items": { "type": "string" } },
            "diagnostics": {
                "description": "The findings, sorted by path, place and rule.",
                "type": "array",
                "items": diagnostic()
            },
            "links": {
                "description": "What was learnt of every distinct URL; empty where the network was not used.",
                "type": "array",
                "items": link()
            }
        },
        "$defs": definitions()
    })
}

fn summary() -> Value {
    let count =
        |description: &str| json!({ "description": description, "type": "integer", "minimum": 0 });
    json!({
        "description": "How much was looked at, and how much was found.",
        "type": "object",
        "required": ["files", "records", "links", "links_asked", "rules", "errors", "warnings", "notes", "ignored", "baselined", "notices", "change", "shards", "incomplete"],
        "properties": {
            "files": count("Files read."),
            "records": count("Records in them."),
            "links": count("Distinct URLs in the records."),
            "links_asked": count("URLs that were asked over the network."),
            "rules": count("Rules that were on."),
            "errors": count("Findings that are errors."),
            "warnings": count("Findings that are warnings."),
            "notes": count("Findings that are notes."),
            "ignored": count("Findings that are left out because a comment, a record or the config ignores them."),
            "baselined": count("Findings that are left out because the baseline knows them."),
            "notices": { "description": "What has to be said of the run itself, a sentence each.", "type": "array", "items": { "type": "string" } },
            "change": {
                "description": "The change that the findings are narrowed to; null without --changed-since.",
                "type": ["object", "null"],
                "required": ["since", "records", "links", "older"],
                "properties": {
                    "since": { "description": "The revision that it is compared with.", "type": "string" },
                    "records": count("Records that it adds or edits."),
                    "links": count("Links that it adds or edits."),
                    "older": count("Findings that are left out because they were there before it.")
                }
            },
            "shards": shards(),
            "incomplete": { "description": "Whether the run ended before everything was looked at; a notice says why.", "type": "boolean" }
        }
    })
}

fn diagnostic() -> Value {
    let mut schema = json!({
        "type": "object",
        "required": ["rule", "category", "severity", "message", "help", "path", "record", "label", "pointer", "span", "here", "related", "fix", "fingerprint"],
        "properties": {
            "rule": { "description": "The rule's name; `catlint explain RULE` prints its page.", "type": "string" },
            "category": { "enum": category_names() },
            "severity": { "enum": Severity::ALL.map(Severity::name) },
            "message": { "description": "What is wrong, without the record's name.", "type": "string" },
            "help": { "description": "What to do.", "type": ["string", "null"] },
            "here": { "description": "What is to be seen at the place.", "type": ["string", "null"] },
            "related": {
                "description": "Other places that belong to the finding.",
                "type": "array",
                "items": {
                    "allOf": [{ "$ref": "#/$defs/place" }],
                    "required": ["message"],
                    "properties": { "message": { "type": "string" } }
                }
            },
            "fix": { "anyOf": [{ "$ref": "#/$defs/fix" }, { "type": "null" }] },
            "fingerprint": { "description": "The same for the same finding in another run, wherever the lines have moved to.", "type": "string" }
        }
    });
    schema["allOf"] = json!([{ "$ref": "#/$defs/place" }]);
    schema
}

fn shards() -> Value {
    json!({
        "description": "The parts of a run split by --shard that are covered; null where that is all of them.",
        "type": ["object", "null"],
        "required": ["of", "numbers"],
        "properties": {
            "of": { "description": "How many parts there are.", "type": "integer", "minimum": 1 },
            "numbers": {
                "description": "The numbers of those that are covered, from 1, in order.",
                "type": "array", "minItems": 1, "items": { "type": "integer", "minimum": 1 }
            }
        }
    })
}

fn category_names() -> Vec<&'static str> {
    Category::ALL.map(Category::name).to_vec()
}

fn link() -> Value {
    json!({
        "type": "object",
        "required": ["url", "verdict", "status", "final_url", "hops", "failure", "cause", "checked_by", "archived", "standing", "places"],
        "properties": {
            "url": { "type": "string" },
            "verdict": { "enum": Verdict::ALL.map(Verdict::name) },
            "status": { "description": "The status of the last answer.", "type": ["integer", "null"] },
            "final_url": { "description": "Where the last answer came from, where that is another address.", "type": ["string", "null"] },
            "hops": {
                "description": "Every request of the chain that decided.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["url", "status"],
                    "properties": { "url": { "type": "string" }, "status": { "type": ["integer", "null"] } }
                }
            },
            "failure": { "description": "The kind of failure where there is no answer, such as name-not-found or read-timeout.", "type": ["string", "null"] },
            "cause": { "description": "Why, in a few words for people.", "type": ["string", "null"] },
            "checked_by": { "description": "The method that decided.", "enum": ["HEAD", "GET", null] },
            "archived": { "description": "The address of an archived copy, where the page is gone and one was found.", "type": ["string", "null"] },
            "standing": standing(),
            "places": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/place" } }
        }
    })
}

fn standing() -> Value {
    let day = |description: &str| json!({ "description": description, "type": ["string", "null"], "format": "date" });
    let count = |description: &str| json!({ "description": description, "type": ["integer", "null"], "minimum": 1 });
    json!({
        "description": "What is known of the link besides this run: from the link history, or from the change under test.",
        "type": "object",
        "required": ["state", "failures", "needed", "since", "last_alive"],
        "properties": {
            "state": { "enum": Standing::NAMES },
            "failures": count("Failures or silent checks that counted, this run's included."),
            "needed": count("Failures after which it is dead."),
            "since": day("The day of the first of them."),
            "last_alive": day("The day it was last seen alive, of a dead link.")
        }
    })
}

fn definitions() -> Value {
    json!({
        "place": {
            "description": "A place in the catalogue.",
            "type": "object",
            "required": ["path", "record", "label", "pointer", "span"],
            "properties": {
                "path": { "description": "Relative to the catalogue's root, with `/`.", "type": "string" },
                "record": { "description": "The record's id; null outside records.", "type": ["string", "null"] },
                "label": { "description": "What people call the record.", "type": ["string", "null"] },
                "pointer": { "description": "A JSON Pointer into the record; empty for the record itself.", "type": "string" },
                "span": {
                    "type": "object",
                    "required": ["start", "end"],
                    "properties": { "start": { "$ref": "#/$defs/position" }, "end": { "$ref": "#/$defs/position" } }
                }
            }
        },
        "position": {
            "description": "Lines and columns from 1, columns in Unicode scalar values; the offset in bytes from 0.",
            "type": "object",
            "required": ["line", "column", "offset"],
            "properties": {
                "line": { "type": "integer", "minimum": 1 },
                "column": { "type": "integer", "minimum": 1 },
                "offset": { "type": "integer", "minimum": 0 }
            }
        },
        "fix": {
            "description": "Edits that together mend the finding.",
            "type": "object",
            "required": ["applicability", "edits"],
            "properties": {
                "applicability": { "enum": Applicability::ALL.map(Applicability::name) },
                "edits": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["path", "start", "end", "replacement"],
                        "properties": {
                            "path": { "type": "string" },
                            "start": { "description": "In bytes.", "type": "integer", "minimum": 0 },
                            "end": { "description": "In bytes, not included.", "type": "integer", "minimum": 0 },
                            "replacement": { "type": "string" }
                        }
                    }
                }
            }
        }
    })
}
