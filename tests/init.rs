//! `catlint init`, from end to end, and its drafts against records of every kind.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Collection, CollectionId, DocumentId, Record, RecordId};
use catlint_profile::{Profile, draft};
use catlint_schema::RecordSchema;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Copy, err, out, status};

/// A directory as people have them: records in files, a list in a file, and what is no record.
fn directory() -> Copy {
    let copy = Copy::empty();
    for number in 0..3 {
        let record = format!(
            "id: site-{number}\nname: Site {number}\nhome: https://www.iana.org/help/{number}\n"
        );
        copy.write(&format!("sites/site-{number}.yaml"), record);
    }
    let people =
        r#"[{"name": "Ada", "born": "1815-12-10"}, {"name": "Grace", "born": "1906-12-09"}]"#;
    copy.write("people.json", people);
    copy.write("package.json", r#"{"name": "no record"}"#);
    copy.write(".github/workflows/ci.yml", "on: push\n");
    copy.write("old.schema.json", r#"{"type": "object"}"#);
    copy
}

#[test]
fn front_matter_is_a_record_where_pages_have_ids() {
    let copy = Copy::empty();
    for number in 0..3 {
        let page = format!("---\nid: site-{number}\ntitle: Site {number}\n---\nA page.\n");
        copy.write(&format!("sites/site-{number}.md"), page);
        let page = format!("---\ntitle: Help\nlayout: page\norder: {number}\n---\nA page.\n");
        copy.write(&format!("docs/page-{number}.md"), page);
    }
    copy.write("README.md", "---\n\nA line, and no front matter: [\n");
    let output = copy.run(&["check", ".", "--offline"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert!(err(&output).contains(" in 3 records"), "{}", err(&output));
    let output = copy.run(&["init"]);
    let told = out(&output);
    assert!(
        told.starts_with("sites: 3 records in sites/*.md\n"),
        "{told}"
    );
    assert!(!told.contains("docs"), "{told}");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
}

#[test]
fn a_collection_leaves_out_what_is_none_of_it() {
    let copy = Copy::empty();
    for letter in ["a", "b", "c"] {
        let list = format!(
            "{letter}1: {{ color: red, shape: {letter} }}\n{letter}2: {{ color: blue, shape: {letter} }}\n"
        );
        copy.write(&format!("data/{letter}.yaml"), list);
    }
    copy.write("data/settings.yaml", "color: red\nsize: 3\n");
    // What a build made of a list is the same list once more.
    copy.write("dist/list.json", r#"[{"id": "a", "color": "red"}]"#);
    copy.write("dist/list.min.json", r#"[{"id":"a","color":"red"}]"#);
    // A schema that does not say so, and one that does.
    for (name, said) in [
        ("one", ""),
        (
            "two",
            "\"$schema\": \"http://json-schema.org/draft-07/schema#\", ",
        ),
    ] {
        let schema = format!("{{{said}\"type\": \"object\", \"properties\": {{\"url\": {{}}}}}}\n");
        copy.write(&format!("schemas/{name}.json"), schema);
    }
    let output = copy.run(&["init"]);
    let told = out(&output);
    let first = "data: 1 record in data/settings.yaml\ndata-2: 6 records in data/*.yaml\n\
                 list: 1 record in dist/list.json\nwrote catlint.yaml\n";
    assert!(told.starts_with(first), "{told}");
    let config = copy.read("catlint.yaml");
    assert!(
        config.contains("    exclude: [\"data/settings.yaml\"]\n"),
        "{config}"
    );
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
}

#[test]
fn records_are_found_in_tables_and_in_lists_of_lists() {
    let copy = Copy::empty();
    let sites: String = (0..10)
        .map(|n| format!("  s{n}: {{ f{n}: 1, url: x{n} }}\n"))
        .collect();
    copy.write(
        "tables.yaml",
        format!(
            "version: 2\ngroups:\n  a: {{ color: red }}\n  b: {{ color: blue }}\nsites:\n{sites}"
        ),
    );
    let item = |name: &str| format!("{{ name: {name}, home: 'https://www.iana.org/{name}' }}");
    let shelves = format!(
        "shelves:\n- name: Runtime\n  items:\n  - {}\n  - {}\n- name: Storage\n  items: [{}]\n",
        item("a"),
        item("b"),
        item("c")
    );
    copy.write("landscape.yaml", shelves);
    let output = copy.run(&["check", ".", "--offline"]);
    assert!(
        err(&output).contains(" in 15 records"),
        "{}{}",
        out(&output),
        err(&output)
    );
}

#[test]
fn the_keys_of_a_mapping_identify_its_records() {
    let copy = Copy::empty();
    let entry = |name: &str, color: &str| format!("{name}: {{ color: {color}, size: 3 }}\n");
    copy.write("colors.yaml", entry("ada", "red") + &entry("basic", "blue"));
    // Whatever the one key of a file is called.
    for (file, letter) in [("acids", 'a'), ("bases", 'b'), ("salts", 's')] {
        let table: String = (0..10)
            .map(|n| format!("  {letter}{n}: {{ formula: {letter}{n}, note: Seen {n} times }}\n"))
            .collect();
        copy.write(&format!("matter/{file}.yaml"), format!("{file}:\n{table}"));
    }
    // Translations have the same keys.
    for language in ["de", "en", "fr"] {
        let texts: String = (0..10)
            .map(|n| format!("  t{n}: {{ text: Text {n}, note: {language} }}\n"))
            .collect();
        copy.write(
            &format!("texts/{language}.yaml"),
            format!("{language}:\n{texts}"),
        );
    }
    let output = copy.run(&["init"]);
    let told = "\
colors: 2 records in colors.yaml
matter: 30 records in matter/*.yaml
de: 10 records in texts/de.yaml
";
    assert!(out(&output).starts_with(told), "{}", out(&output));
    let config = copy.read("catlint.yaml");
    let keyed = "\
    # What identifies a record: the key that it stands under.
    id: \"@key\"
    # What messages call a record.
    label: \"@key\"
";
    assert!(config.contains(keyed), "{config}");
    assert!(config.contains("    records: \"/*/*\"\n"), "{config}");
    assert_eq!(config.matches("id: \"@key\"").count(), 5, "{config}");
    let output = copy.run(&["check", "--offline", "--fail-on", "error"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
}

#[test]
fn directories_side_by_side_are_one_collection_where_their_records_are_alike() {
    let copy = Copy::empty();
    for number in 0..2 {
        for country in ["de", "fr", "kh"] {
            let record = format!("id: {country}-{number}\nname: Site {number}\nowner: {country}\n");
            copy.write(&format!("sites/{country}/{number}.yaml"), record);
        }
        for (kind, fields) in [
            ("people", "born: 1815\ndied: 1852\ncity: London"),
            ("tags", "parent: all\nsummary: Of all kinds."),
            ("tools", "licence: MIT\nhome: /\nlanguage: C"),
        ] {
            let record = format!("id: {kind}-{number}\nname: Thing {number}\n{fields}\n");
            copy.write(&format!("{kind}/{number}.yaml"), record);
        }
    }
    let output = copy.run(&["init"]);
    let told = "\
people: 2 records in people/*.yaml
sites: 6 records in sites/*/*.yaml
tags: 2 records in tags/*.yaml
tools: 2 records in tools/*.yaml
";
    assert!(out(&output).starts_with(told), "{}", out(&output));
}

#[test]
fn a_tree_of_directories_is_one_collection_where_its_records_are_alike() {
    let copy = Copy::empty();
    for (number, place) in ["ae/geo", "ae/open", "kh/federal/geo", "kh"]
        .into_iter()
        .enumerate()
    {
        let record = format!("id: {number}p\nname: Portal {number}\nowner: {place}\n");
        copy.write(&format!("data/portals/{place}/{number}.yaml"), record);
        let software = format!("id: s{number}\nlicence: MIT\nlanguage: C\n");
        copy.write(&format!("data/software/{number}.yaml"), software);
    }
    // What is there twice is found, wherever in the tree.
    copy.write(
        "data/portals/kh/x.yaml",
        "id: 0p\nname: Portal\nowner: me\n",
    );
    let output = copy.run(&["check", ".", "--offline", "--format", "concise"]);
    let expected = "data/portals/kh/x.yaml:1:5: error[duplicate-id] Portal: this id belongs to Portal 0 (0p) already\n";
    assert_eq!(out(&output), expected);
    let output = copy.run(&["init"]);
    let told = "\
portals: 5 records in data/portals/**/*.yaml
software: 4 records in data/software/*.yaml
";
    assert!(out(&output).starts_with(told), "{}", out(&output));
}

#[test]
fn what_is_written_passes_on_what_was_seen() {
    let copy = directory();
    let output = copy.run(&["init"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    let told = "\
people: 2 records in people.json
sites: 3 records in sites/*.yaml
wrote catlint.yaml
wrote schema/people.schema.json
wrote schema/sites.schema.json
Look at the guesses in them, then run: catlint check --offline
";
    assert_eq!(out(&output), told);
    let config = "\
# A draft, made by `catlint init` of what it saw. Every line can be changed; docs/usage.md in the
# documentation of catlint has all keys.
collections:
  # 2 records
  \"people\":
    files: [\"people.json\"]
    records: \"/*\"
    # Guessed from 2 records; see the $comment of each field.
    schema: \"schema/people.schema.json\"
    # What identifies a record: it is in every one that was seen.
    id: \"/name\"
    # What messages call a record.
    label: \"/name\"
  # 3 records
  \"sites\":
    files: [\"sites/*.yaml\"]
    # Guessed from 3 records; see the $comment of each field.
    schema: \"schema/sites.schema.json\"
    # What identifies a record: it is in every one that was seen.
    id: \"/id\"
    # What messages call a record.
    label: \"/name\"
    # Every file has the name of its record's id.
    file_name: \"{id}\"
";
    assert_eq!(copy.read("catlint.yaml"), config);
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
    let schema: Value =
        serde_json::from_str(&copy.read("schema/people.schema.json")).expect("JSON");
    assert_eq!(schema["properties"]["born"]["format"], "date");
}

#[test]
fn nothing_is_replaced_unless_asked() {
    let copy = directory();
    copy.write("schema/sites.schema.json", "{}");
    let output = copy.run(&["init"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains(
            "schema/sites.schema.json is there already\n  help: pass --force to replace it"
        )
    );
    assert!(!copy.path("catlint.yaml").exists());
    assert_eq!(copy.read("schema/sites.schema.json"), "{}");
    assert_eq!(status(&copy.run(&["init", "--force"])), 0);
    assert_ne!(copy.read("schema/sites.schema.json"), "{}");
}

#[test]
fn a_directory_without_records_is_told() {
    let copy = Copy::empty();
    copy.write("notes.yaml", "just a text\n");
    let output = copy.run(&["init"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).starts_with("catlint: there are no records in .\n"));
}

#[test]
fn hostile_names_are_quoted() {
    let copy = Copy::empty();
    let record = "id: a\n";
    copy.write("a [b] {c} \"d\": #e/x.yaml", record);
    copy.write("a [b] {c} \"d\": #e/y.yaml", "id: b\n");
    assert_eq!(status(&copy.run(&["init"])), 0);
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(err(&output).contains("2 records"), "{}", err(&output));
}

/// Any value that a field may have, two levels deep.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[a-c]{0,3}",
        Just("2024-05-31".to_owned()),
        Just("https://example.org/a".to_owned()),
        Just("2024-05-31T10:00:00Z".to_owned()),
        Just("someone@example.org".to_owned()),
        "\\PC{0,6}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1.0e6..1.0e6).prop_map(|number: f64| json!(number)),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let members = prop::collection::btree_map("[a-e]{1,2}", inner.clone(), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn records() -> impl Strategy<Value = Vec<Value>> {
    let record = prop::collection::btree_map("[a-f]", value(), 0..6);
    let record = record.prop_map(|members| Value::Object(members.into_iter().collect()));
    prop::collection::vec(record, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_record_passes_the_schema_that_was_drafted_of_it(records in records()) {
        let text = Value::from(records).to_string();
        let document = Document::parse("a.json", text.into_bytes(), &Limits::default());
        let root = document.roots()[0];
        let items: Vec<_> = document.items(root).expect("a list").collect();
        let mut profile = Profile::default();
        profile.count(&document, items.iter().copied());
        let draft = draft::schema(&profile, "records").value();
        let schema = RecordSchema::of_ours(draft.clone()).expect("a schema");
        let record = |root| Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root,
            id: RecordId("a".to_owned()),
            label: "a".to_owned(),
        };
        let catalogue = Catalogue {
            records: items.into_iter().map(record).collect(),
            documents: vec![document],
            collections: vec![Collection::default()],
        };
        for record in &catalogue.records {
            let found = catlint_schema::audit_record(&catalogue, record, Some(&schema), &[]);
            let errors: Vec<_> = found.iter().filter(|one| one.severity == catlint_core::Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{errors:#?}\n{draft:#}");
        }
    }
}

#[test]
fn check_without_a_config_finds_the_records_and_what_is_wrong_with_them() {
    let copy = directory();
    copy.write(
        "people.json",
        r#"[{"id": "ada", "name": "Ada"}, {"id": "ada", "name": "Grace" }]"#,
    );
    copy.write("sites/broken.yaml", "id: [1\n");
    let output = copy.run(&["check", ".", "--offline", "--format", "concise"]);
    let expected = "\
people.json:1:39: error[duplicate-id] Grace: this id belongs to Ada (ada) already
sites/broken.yaml:1:5: error[syntax-error] the file cannot be read as YAML: unclosed bracket '['
";
    assert_eq!(out(&output), expected);
    assert!(err(&output).contains("`catlint init` writes a first config"));
    assert!(err(&output).contains("in 5 records"), "{}", err(&output));
    let output = copy.run(&["check", "sites/site-1.yaml", "--offline"]);
    assert!(err(&output).contains("in 3 records"), "{}", err(&output));
}
