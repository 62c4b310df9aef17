//! References from a schema to other files: paths are followed inside the catalogue, addresses
//! never.

use std::cell::RefCell;
use std::collections::BTreeMap;

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Collection, CollectionId, DocumentId, Record, RecordId};
use catlint_schema::{RecordSchema, SchemaFault, audit_record, audit_schema, value};

fn parse(path: &str, text: &str) -> Document {
    Document::parse(path, text.as_bytes().to_vec(), &Limits::default())
}

/// Compiles the first file; says which others were asked for.
fn compile(files: &[(&str, &str)]) -> (Result<RecordSchema, SchemaFault>, Vec<String>) {
    let all: BTreeMap<_, _> = files.iter().copied().collect();
    let asked = RefCell::new(Vec::new());
    let read = |path: &str| {
        asked.borrow_mut().push(path.to_owned());
        value(&parse(path, all.get(path)?))
    };
    let schema = RecordSchema::compile(&parse(files[0].0, files[0].1), &read);
    (schema, asked.into_inner())
}

/// The rules that find something in a record.
fn found(schema: &RecordSchema, record: &str) -> Vec<&'static str> {
    let document = parse("a.yaml", record);
    let catalogue = Catalogue {
        records: vec![Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root: document.roots()[0],
            id: RecordId("a".to_owned()),
            label: "a".to_owned(),
        }],
        documents: vec![document],
        collections: vec![Collection::default()],
    };
    let found = audit_record(&catalogue, &catalogue.records[0], Some(schema), &[]);
    found.iter().map(|diagnostic| diagnostic.rule.0).collect()
}

#[test]
fn a_path_is_followed_through_other_files() {
    let files = [
        (
            "schema/a.json",
            r#"{ "properties": { "home": { "$ref": "parts/b.json#/$defs/home" } } }"#,
        ),
        (
            "schema/parts/b.json",
            r#"{ "$defs": { "home": { "$ref": "../c.yaml" } } }"#,
        ),
        (
            "schema/c.yaml",
            "type: object\nproperties: { again: { $ref: 'c.yaml' }, size: { type: integer } }\n",
        ),
    ];
    let (schema, asked) = compile(&files);
    let schema = schema.expect("a schema");
    assert_eq!(asked, ["schema/parts/b.json", "schema/c.yaml"]);
    assert_eq!(
        found(&schema, "home: { again: { again: { size: 1 } } }"),
        [""; 0]
    );
    assert_eq!(
        found(&schema, "home: { again: { again: { size: x } } }"),
        ["wrong-type"]
    );
}

#[test]
fn a_path_may_lead_above_the_catalogue_and_from_its_root() {
    let files = [
        (
            "schema/a.json",
            r#"{ "properties": { "x": { "$ref": "../../common/b.json#/x" }, "y": { "$ref": "/schema/d.json" } } }"#,
        ),
        ("../common/b.json", r#"{ "x": { "$ref": "../c.json" } }"#),
        ("../c.json", r#"{ "type": "integer" }"#),
        ("schema/d.json", r#"{ "type": "integer" }"#),
    ];
    let (schema, _) = compile(&files);
    let schema = schema.expect("a schema");
    assert_eq!(found(&schema, "x: a\ny: b"), ["wrong-type"; 2]);
    assert_eq!(found(&schema, "x: 1\ny: 2"), [""; 0]);
}

#[test]
fn a_schema_with_an_address_of_its_own_finds_its_neighbours_too() {
    let files = [
        (
            "schema/a.json",
            r#"{ "$id": "https://example.org/s/a.json",
                 "properties": { "x": { "$ref": "b.json" }, "y": { "$ref": "https://example.org/s/b.json" } } }"#,
        ),
        (
            "schema/b.json",
            r#"{ "$id": "https://example.org/s/b.json", "type": "integer" }"#,
        ),
    ];
    let (schema, _) = compile(&files);
    assert_eq!(
        found(&schema.expect("a schema"), "x: a\ny: b"),
        ["wrong-type"; 2]
    );
}

#[test]
fn what_is_not_in_the_repository_is_told_and_never_fetched() {
    for reference in [
        "https://example.org/b.json",
        "//example.org/b.json",
        "file:///etc/passwd",
        "../../b.json",
        "gone.json",
    ] {
        let text = format!(
            r#"{{ "properties": {{ "x": {{ "$ref": "{reference}#/a" }}, "y": {{ "type": "integer" }} }} }}"#
        );
        let (schema, asked) = compile(&[("schema/a.json", &text)]);
        let expected: &[&str] = match reference {
            "gone.json" => &["schema/gone.json"],
            "../../b.json" => &["../b.json"],
            _ => &[],
        };
        assert_eq!(asked, expected, "{reference}");
        // The rest is applied.
        assert_eq!(
            found(&schema.expect(reference), "x: 1\ny: b"),
            ["wrong-type"]
        );
        let catalogue = Catalogue {
            documents: vec![parse("schema/a.json", &text)],
            ..Catalogue::default()
        };
        let told = audit_schema(&catalogue, DocumentId(0), &|_| None);
        let [told] = &told[..] else {
            unreachable!("{reference}: {told:?}");
        };
        assert_eq!(told.rule.0, "outside-reference");
        assert!(told.message.contains("catlint never fetches a schema"));
        let place = catalogue.pointer(told.primary.place).to_string();
        assert_eq!(place, "/properties/x/$ref");
    }
}

#[test]
fn what_leads_out_of_another_file_is_left_out_of_it() {
    let files = [
        (
            "a.json",
            r#"{ "properties": { "x": { "$ref": "b.json#/x" } } }"#,
        ),
        (
            "b.json",
            r#"{ "x": { "$ref": "https://example.org/", "type": "integer" } }"#,
        ),
    ];
    let (schema, _) = compile(&files);
    assert_eq!(found(&schema.expect("a schema"), "x: b"), ["wrong-type"]);
}

#[test]
fn a_schema_that_does_not_say_its_draft_is_of_the_newest_that_takes_it() {
    let brand = r##""definitions": {"brand": {"$id": "#brand", "required": ["hex"]}}"##;
    let text = format!(r##"{{{brand}, "$ref": "#/definitions/brand"}}"##);
    let (schema, _) = compile(&[("s.json", &text)]);
    let schema = schema.expect("a schema of draft 7");
    assert_eq!(found(&schema, "title: a\n"), ["missing-field"]);
    assert_eq!(found(&schema, "hex: a\n"), Vec::<&str>::new());
    let text = r#"{"properties": {"n": {"minimum": 1, "exclusiveMinimum": true}}}"#;
    let (schema, _) = compile(&[("s.json", text)]);
    let schema = schema.expect("a schema of draft 4");
    assert_eq!(found(&schema, "n: 1\n"), ["out-of-bounds"]);
    // What says its draft is held to it.
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let text = format!(r#"{{"$schema": "{draft}", {brand}}}"#);
    let (schema, _) = compile(&[("s.json", &text)]);
    assert!(schema.is_err());
}
