//! `collections`: the kinds of record.

use serde_json::{Value, json};

use super::duplicates::{self, DuplicatesConfig};
use super::parts::{globs, pointer};
use super::reader::Reader;
use super::unique::{self, UniqueConfig};

/// One collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CollectionConfig {
    /// Its name.
    pub name: String,
    /// Globs of its files, relative to the config.
    pub files: Vec<String>,
    /// Globs of files that are none of it after all.
    pub exclude: Vec<String>,
    /// Pointer pattern of the records in a file; the whole file without it.
    pub records: Option<String>,
    /// Path of its schema.
    pub schema: Option<String>,
    /// Pointer of the id.
    pub id: Option<String>,
    /// Pointer of the label.
    pub label: Option<String>,
    /// Pointer of the partition.
    pub partition: Option<String>,
    /// Template of the file name.
    pub file_name: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<UniqueConfig>,
    /// Pointer patterns of fields that hold links.
    pub links: Vec<String>,
    /// How its duplicates are found.
    pub duplicates: DuplicatesConfig,
}

pub(super) fn read(name: String, reader: Reader<'_>) -> CollectionConfig {
    CollectionConfig {
        name,
        files: reader.texts("files"),
        exclude: reader.texts("exclude"),
        records: reader.text("records"),
        schema: reader.text("schema"),
        id: reader.text("id"),
        label: reader.text("label"),
        partition: reader.text("partition"),
        file_name: reader.text("file_name"),
        unique: reader.list("unique", unique::read),
        links: reader.texts("links"),
        duplicates: duplicates::read(reader),
    }
}

pub(super) fn schema() -> Value {
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
            "unique": unique::schema(),
            "roles": duplicates::roles_schema(),
            "distinct_from": duplicates::distinct_from_schema(),
            "links": {
                "title": "Link fields",
                "description": "Further fields that hold links. Values that begin with http:// or https:// are found without it.",
                "type": "array", "items": pointer("A field that holds a link.", "/links/*/url")
            }
        }
    })
}
