//! A catalogue of one file, through every audit that needs no network and every format.

use std::sync::OnceLock;

use catlint_core::Pointer;
use catlint_core::document::{Document, Limits};
use catlint_core::report::Report;
use catlint_core::selector::Selector;
use catlint_core::{Catalogue, Collection, CollectionId, Diagnostic, DocumentId, Record, RecordId};
use catlint_duplicates::DuplicateSettings;
use catlint_links::AddressPolicy;
use catlint_report::{Format, Options, render, summary};
use catlint_schema::RecordSchema;

const SCHEMA: &str = r#"{
  "type": "object",
  "required": ["name"],
  "properties": {
    "id": { "type": "string", "pattern": "^[a-z0-9-]+$" },
    "name": { "type": "string", "minLength": 2 },
    "kind": { "enum": ["call-centre", "school"] },
    "url": { "type": "string", "format": "uri" },
    "list": { "type": "array", "items": { "anyOf": [{ "type": "integer" }, { "$ref": "\u0023" }] }, "uniqueItems": true }
  },
  "patternProperties": { "^x-(?=[a-z])": true },
  "additionalProperties": false
}"#;

/// What came of a text.
pub struct Whole {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// The findings of all audits.
    pub report: Report,
    /// The report in each format.
    pub texts: Vec<(Format, String)>,
    /// What is said below it.
    pub summary: String,
}

/// A schema that has a bit of everything.
pub(crate) fn schema() -> &'static RecordSchema {
    static SCHEMA_OF_ALL: OnceLock<RecordSchema> = OnceLock::new();
    SCHEMA_OF_ALL.get_or_init(|| {
        let document = Document::parse("schema.json", SCHEMA.into(), &Limits::default());
        RecordSchema::compile(&document, &|_| None).unwrap_or_else(|fault| panic!("{fault:?}"))
    })
}

/// A catalogue of one file, each of its documents a record.
pub(crate) fn catalogue(path: &str, bytes: &[u8]) -> Catalogue {
    let document = Document::parse(path, bytes.to_vec(), &Limits::default());
    let record = |root| {
        let name = Pointer::parse("/name").and_then(|name| document.at(root, &name));
        let name = name.and_then(|name| document.as_str(name));
        Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root,
            id: RecordId(name.unwrap_or("a.yaml").to_owned()),
            label: name.unwrap_or("a.yaml").to_owned(),
        }
    };
    Catalogue {
        records: document.roots().iter().copied().map(record).collect(),
        collections: vec![Collection {
            name: "a".to_owned(),
            id: Selector::parse("/id").ok(),
            label: Selector::parse("/name").ok(),
            ..Collection::default()
        }],
        documents: vec![document],
    }
}

/// Audits a file and renders what is found.
#[must_use]
pub fn whole(path: &str, bytes: &[u8]) -> Whole {
    let catalogue = catalogue(path, bytes);
    let report = Report {
        diagnostics: findings(&catalogue),
        ..Report::default()
    };
    let options = Options::default();
    let text = |format: Format| {
        let mut out = Vec::new();
        render(format, &catalogue, &report, &options, &mut out)
            .unwrap_or_else(|error| panic!("{error}"));
        let text = String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"));
        (format, text)
    };
    let texts = Format::ALL.into_iter().map(text).collect();
    let summary = summary(&report);
    Whole {
        catalogue,
        report,
        texts,
        summary,
    }
}

fn findings(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let mut found = catlint_core::rules::check_syntax(catalogue, DocumentId(0));
    for record in &catalogue.records {
        found.extend(catlint_schema::audit_record(
            catalogue,
            record,
            Some(schema()),
            &[],
        ));
    }
    let settings = DuplicateSettings::default();
    found.extend(catlint_duplicates::audit_all(catalogue, &settings));
    let links = catlint_links::collect(catalogue, &Vec::new());
    let policy = AddressPolicy::default();
    found.extend(catlint_links::check_form(
        catalogue,
        &links,
        &policy,
        |_| true,
    ));
    found
}
