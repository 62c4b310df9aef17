//! The config as a record: a slip in it is told with its line and the nearest word known.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::fs;

use support::{Copy, err, root, status};

/// What a run says of a config, which must be wrong.
fn said(collection: &str) -> String {
    let copy = Copy::empty();
    let config = format!("collections:\n  things:\n    files: [a.yaml]\n{collection}");
    copy.write("catlint.yaml", config);
    copy.write("a.yaml", "id: a\nname: A\n");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2, "{collection}");
    // A long message is wrapped.
    err(&output).replace("\n  │ ", " ")
}

/// A run says at a place of the config what is wrong, and what to do about it.
fn assert_said(collection: &str, place: &str, message: &str, help: &str) {
    let said = said(collection);
    let place = format!("catlint.yaml:{place}");
    for part in [place.as_str(), message, help] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
}

#[test]
fn a_slip_in_a_selector_is_told_with_its_place_and_what_was_meant() {
    for (collection, place, message, help) in [
        (
            "    id: name\n",
            "4:9",
            "in `collections.things.id`, `name` is no field",
            "`/name`",
        ),
        (
            "    label: \"/name | flod\"\n",
            "4:21",
            "there is no transform `flod`, did you mean `fold`?",
            "write `fold`",
        ),
        (
            "    file_name: \"x-{@file.stme}\"\n",
            "4:20",
            "there is no pseudo-field `@file.stme`, did you mean `@file.stem`?",
            "write `@file.stem`",
        ),
        (
            "    unique:\n      - name: x\n        fields: [\"/a | kebab(kep=x)\"]\n",
            "6:30",
            "`kebab` has no option `kep`, did you mean `keep`?",
            "write `keep`",
        ),
        (
            "    unique:\n      - name: x\n        fields: [/a]\n        unless: { status: gone }\n",
            "7:19",
            "`status` is no field",
            "`/status`",
        ),
        (
            "    compare:\n      - { field: /a, is: \"<=\", value: today+x }\n",
            "5:39",
            "`today+x` is no day",
            "`today+7d`",
        ),
        (
            "    references:\n      - { fields: [/a], collection: thing }\n",
            "5:37",
            "there is no collection `thing`, did you mean `things`?",
            "write `things`",
        ),
    ] {
        assert_said(collection, place, message, help);
    }
}

#[test]
fn a_value_that_can_mean_nothing_is_told() {
    for (collection, place, message, help) in [
        (
            "    compare:\n      - { field: /start, is: \"<=\", value: end }\n",
            "5:43",
            "`end` is neither a day nor a number that `<=` could be asked of",
            "write `/end` if the field is meant",
        ),
        (
            "    compare:\n      - { field: /start, is: \">\", value: tody }\n",
            "5:42",
            "`tody` is neither a day nor a number",
            "`today`",
        ),
        (
            "    file_name: id\n",
            "4:16",
            "`id` would be the name of every file",
            "such as `{id}`",
        ),
        (
            "    file_name: \"{/id}.yaml\"\n",
            "4:16",
            "the extension `.yaml` is no part of what a file is named",
            "write `{/id}`",
        ),
        (
            "ignore:\n  - { rule: blank-text, collection: thing, reason: It is meant. }\n",
            "5:37",
            "there is no collection `thing`, did you mean `things`?",
            "write `things`",
        ),
    ] {
        assert_said(collection, place, message, help);
    }
    // A word may be equal, and a version in order.
    for fine in [
        "    compare: [{ field: /status, is: \"!=\", value: gone }]\n",
        "    compare: [{ field: /version, is: \">=\", value: v2 }]\n",
        "    file_name: \"{id}.dmfr\"\n",
    ] {
        let copy = Copy::empty();
        copy.write(
            "catlint.yaml",
            format!("collections:\n  things:\n    files: [a.yaml]\n{fine}"),
        );
        copy.write("a.yaml", "id: a\nname: A\n");
        let output = copy.run(&["check", "--offline"]);
        assert_ne!(status(&output), 2, "{}", err(&output));
    }
}

#[test]
fn a_reference_of_a_schema_that_leads_nowhere_is_told_with_its_line() {
    let copy = Copy::empty();
    copy.write(
        "catlint.yaml",
        "collections: { things: { files: [a.yaml], schema: s.json } }\n",
    );
    copy.write("a.yaml", "id: a\nname: A\n");
    let schema = "{\n  \"$ref\": \"#/$defs/tihng\",\n  \"$defs\": { \"thing\": {} }\n}\n";
    copy.write("s.json", schema);
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    let expected = "catlint: the schema s.json:2:11 cannot be used: there is nothing at `#/$defs/tihng`, did \
                    you mean `#/$defs/thing`?\n";
    assert!(err(&output).starts_with(expected), "{}", err(&output));
}

#[test]
fn an_empty_config_is_told_what_belongs_into_it() {
    let copy = Copy::empty();
    copy.write("catlint.yaml", "");
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    for part in ["the config is empty", "under `collections:`"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_slip_in_a_key_is_told_with_the_nearest_key() {
    for (collection, line, message) in [
        ("    lable: /name\n", 4, "did you mean `label`?"),
        ("    uniqe: []\n", 4, "did you mean `unique`?"),
        (
            "    unique: [{ name: x, fields: [/a], witin: [/b] }]\n",
            4,
            "did you mean `within`?",
        ),
        (
            "    references: [{ field: [/a], collection: things }]\n",
            4,
            "did you mean `fields`?",
        ),
        (
            "    sorted: [{ list: /a, order: down }]\n",
            4,
            "is not allowed",
        ),
        ("    format: jsn\n", 4, "did you mean `json`?"),
        ("    stray: \"of\"\n", 4, "did you mean `off`?"),
        (
            "    references: [{ fields: [/a] }]\n",
            4,
            "one of `collections.things.references[0].collection` or",
        ),
        (
            "    unique: [{ name: x, fields: [/a], unless: { /b: { presnt: true } } }]\n",
            4,
            "did you mean `",
        ),
    ] {
        let said = said(collection);
        assert!(said.contains(&format!("catlint.yaml:{line}:")), "{said}");
        assert!(said.contains(message), "{message}\nis not in\n{said}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_with_its_line_and_the_one_beside_it() {
    for (collection, message) in [
        (
            "    schema: ./a.yml\n",
            "catlint.yaml:4:13: the schema a.yml cannot be used: there is no such file, did you mean \
             `a.yaml`?",
        ),
        (
            "    codes: [{ field: /a, list: a.yml }]\n",
            "catlint.yaml:4:32: the list of codes a.yml cannot be used: there is no such file, did you \
             mean `a.yaml`?",
        ),
        (
            "    references: [{ fields: [/a], file: gone.txt }]\n",
            "catlint.yaml:4:40: the list gone.txt cannot be used: there is no such file\n",
        ),
    ] {
        let said = said(collection);
        assert!(said.contains(message), "{message}\nis not in\n{said}");
    }
}

#[test]
fn a_list_that_cannot_be_read_ends_the_run() {
    let references = "    references: [{ fields: [/a], file: LIST }]\n";
    for (list, reason) in [
        ("gone.txt", "there is no such file"),
        ("/x.txt", "inside the repository"),
    ] {
        let said = said(&references.replace("LIST", list));
        assert!(
            said.contains(&format!("the list {list} cannot be used")),
            "{said}"
        );
        assert!(said.contains(reason) || cfg!(windows), "{said}");
    }
}

#[test]
fn every_example_is_a_config_with_its_page() {
    let mut examples = 0;
    for entry in fs::read_dir(root().join("docs/examples")).expect("docs/examples") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        examples += 1;
        assert!(
            path.with_extension("md").exists(),
            "{} has no page",
            path.display()
        );
        let copy = Copy::empty();
        let config = fs::read_to_string(&path).expect("read");
        for word in config
            .split_whitespace()
            .filter(|word| word.ends_with("schema.json"))
        {
            copy.write(word, "{}");
        }
        copy.write("catlint.yaml", &config);
        let output = copy.run(&["check", "--offline", "--allow-empty"]);
        assert_eq!(status(&output), 0, "{}: {}", path.display(), err(&output));
    }
    assert!(examples >= 3);
}
