//! `collections`: the kinds of record.

use catlint_core::document::Syntax;
use serde_json::{Value, json};

use super::codes::{self, CodesConfig};
use super::compare::{self, ComparisonConfig};
use super::duplicates::{self, DuplicatesConfig};
use super::levels::{self, WrittenLevels};
use super::max_age::{self, AgeConfig};
use super::parts::{globs, pointer, pointers, selector, template};
use super::predicate::{self, PredicateConfig};
use super::reader::Reader;
use super::references::{self, ReferenceConfig};
use super::same_for::{self, AgreementConfig};
use super::sorted::{self, SortedConfig};
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
    /// The syntax of its files, where their extension does not tell.
    pub format: Option<String>,
    /// Whether files that no glob matches are reported.
    pub stray: Option<String>,
    /// Pointer patterns of the records in a file; the whole file without.
    pub records: Vec<String>,
    /// Which of the records there are meant.
    pub only: PredicateConfig,
    /// Path of its schema.
    pub schema: Option<String>,
    /// Path of the schema of records that a change adds.
    pub schema_for_new: Option<String>,
    /// Selector of the id.
    pub id: Option<String>,
    /// Selector of the label.
    pub label: Option<String>,
    /// Selector of the partition.
    pub partition: Option<String>,
    /// Template of the file name.
    pub file_name: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<UniqueConfig>,
    /// Fields whose values are codes of a list.
    pub codes: Vec<CodesConfig>,
    /// Fields whose values must be found elsewhere.
    pub references: Vec<ReferenceConfig>,
    /// Values that must stand in some relation.
    pub compare: Vec<ComparisonConfig>,
    /// Dates that must not be old.
    pub max_age: Vec<AgeConfig>,
    /// Lists that must be in order.
    pub sorted: Vec<SortedConfig>,
    /// Fields that must agree.
    pub same_for: Vec<AgreementConfig>,
    /// Pointer patterns of fields that hold links.
    pub links: Vec<String>,
    /// Levels by rule, in this collection.
    pub rules: WrittenLevels,
    /// Levels by rule, by the id of a record.
    pub record_rules: Vec<(String, WrittenLevels)>,
    /// The keyword of its schema that says how grave a violation is.
    pub severity_keyword: Option<String>,
    /// Pointer of the field in which a record says what is ignored in it.
    pub ignore_field: Option<String>,
    /// How its duplicates are found.
    pub duplicates: DuplicatesConfig,
}

pub(super) fn read(name: String, reader: Reader<'_>) -> CollectionConfig {
    CollectionConfig {
        name,
        files: reader.texts("files"),
        exclude: reader.texts("exclude"),
        format: reader.text("format"),
        stray: reader.text("stray"),
        records: reader.texts("records"),
        only: predicate::read(reader, "where"),
        schema: reader.text("schema"),
        schema_for_new: reader.text("schema_for_new"),
        id: reader.text("id"),
        label: reader.text("label"),
        partition: reader.text("partition"),
        file_name: reader.text("file_name"),
        unique: reader.list("unique", unique::read),
        codes: reader.list("codes", codes::read),
        references: reader.list("references", references::read),
        compare: reader.list("compare", compare::read),
        max_age: reader.list("max_age", max_age::read),
        sorted: reader.list("sorted", sorted::read),
        same_for: reader.list("same_for", same_for::read),
        links: reader.texts("links"),
        rules: levels::read(reader),
        record_rules: levels::read_records(reader),
        severity_keyword: reader.text("severity_keyword"),
        ignore_field: reader.text("ignore_field"),
        duplicates: duplicates::read(reader),
    }
}

pub(super) fn schema() -> Value {
    let formats = Syntax::ALL.map(Syntax::name);
    json!({
        "title": "Collection",
        "description": "Records of one kind: where they are, what describes them, what identifies them.",
        "type": "object",
        "additionalProperties": false,
        "required": ["files"],
        "properties": {
            "files": globs("The files of the collection, as patterns relative to this config."),
            "exclude": globs("Files that are none of the collection after all."),
            "format": { "description": "What the files are, where their extension does not tell.", "enum": formats },
            "stray": { "description": "Whether data files beside those of the collection that no pattern matches are reported: on unless said otherwise.", "enum": ["on", "off"] },
            "records": pointers("Where the records are in a file: a JSON Pointer in which * stands for every item, or several. The whole file is one record without it.", "/countries/*"),
            "where": predicate::schema("Which of the records there are meant, where not all are: others may be those of another collection."),
            "schema": {
                "title": "Schema",
                "description": "The JSON Schema of a record, as a path relative to this config; behind # the part of the file that describes one.",
                "type": "string", "minLength": 1, "examples": ["schema/initiative.schema.json"]
            },
            "schema_for_new": {
                "title": "Schema of new records",
                "description": "The JSON Schema of a record that a change adds, in place of the other one, where a change is checked with --changed-since. It may refer to the other one and ask for more.",
                "type": "string", "minLength": 1, "examples": ["schema/new-initiative.schema.json"]
            },
            "id": selector("What identifies a record.", "/id"),
            "label": selector("What people know a record by; messages use it.", "/name"),
            "partition": selector("That within which names must differ: the same name in another country is no duplicate.", "/country"),
            "file_name": template("What a record's file must be named, without its extension: {id}, or any selector in braces.", "{id}"),
            "unique": unique::schema(),
            "codes": codes::schema(),
            "references": references::schema(),
            "compare": compare::schema(),
            "max_age": max_age::schema(),
            "sorted": sorted::schema(),
            "same_for": same_for::schema(),
            "roles": duplicates::roles_schema(),
            "urls": duplicates::urls_schema(),
            "distinct_from": duplicates::distinct_from_schema(),
            "links": {
                "title": "Link fields",
                "description": "Further fields that hold links. Values that begin with http:// or https:// are found without it.",
                "type": "array", "items": pointer("A field that holds a link.", "/links/*/url")
            },
            "rules": { "$ref": "#/properties/rules" },
            "record_rules": levels::records_schema(),
            "severity_keyword": {
                "title": "Keyword of the severity",
                "description": "The keyword that stands beside others in the schema and says how grave it is to violate them: error, warning, note or off. The nearest one counts.",
                "type": "string", "minLength": 1, "examples": ["level"]
            },
            "ignore_field": pointer("The field in which a record says what is ignored in it, for files that have no comments. The schema need not know it.", "/catlint")
        }
    })
}
