//! Record shapes and what a config asks of them, each in a small catalogue of its own.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use support::{Copy, err, out, status};

/// What is found in some files: `path:line rule message`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let copy = catalogue(files);
    let output = copy.run(&["check", "--offline", "--format", "concise"]);
    assert_ne!(status(&output), 2, "{}", err(&output));
    let text = out(&output);
    let lines = text.lines().map(|line| {
        let (place, rest) = line.split_once(": ").expect("a place");
        let (rule, message) = rest.split_once("] ").expect("a rule");
        let (_, rule) = rule.split_once('[').expect("a level");
        let (place, _) = place.rsplit_once(':').expect("a column");
        format!("{place} {rule} {message}")
    });
    lines.collect()
}

fn catalogue(files: &[(&str, &str)]) -> Copy {
    let copy = Copy::empty();
    for (path, text) in files {
        copy.write(path, text);
    }
    copy
}

/// How many records a run saw.
fn records(files: &[(&str, &str)]) -> String {
    let copy = catalogue(files);
    let output = copy.run(&["check", "--offline"]);
    let said = err(&output);
    let (_, rest) = said.split_once(" in ").unwrap_or_else(|| panic!("{said}"));
    rest.split(" (").next().unwrap_or_default().to_owned()
}

#[test]
fn a_single_key_map_has_its_name_as_the_key() {
    let config = "\
collections:
  sites:
    files: [\"entries/*/*.json\"]
    records: /*
    id: \"@key\"
    label: \"@key\"
    unique:
      - { name: domain, fields: [/domain | lower, /additional-domains/* | lower] }
    compare:
      - { field: /domain, is: \"==\", value: \"@file.stem\" }
      - { field: \"@dir.1\", is: \"==\", value: \"@file.name | lower\", when: { /odd: true } }
";
    let expected = [
        "entries/b/bar.example.json:1 failed-comparison Bar: `domain` is `baz.example`, which is not the same as \
         the name of the file, `bar.example`",
        "entries/f/foo.example.json:1 duplicate-value Foo: the domain `BAZ.example` belongs to Bar already",
    ];
    let files = [
        ("catlint.yaml", config),
        (
            "entries/f/foo.example.json",
            r#"{"Foo": {"domain": "foo.example", "additional-domains": ["BAZ.example"]}}"#,
        ),
        (
            "entries/b/bar.example.json",
            r#"{"Bar": {"domain": "baz.example"}}"#,
        ),
    ];
    assert_eq!(found(&files), expected);
}

#[test]
fn a_map_of_lists_of_texts_has_a_record_for_each_text() {
    let config = "\
collections:
  organizations:
    files: [\"_data/*.yml\"]
    records: /*/*
    id: \"@value\"
    label: \"@value\"
    unique:
      - { name: account, fields: [\"@value | lower\"] }
    sorted:
      - { by: [\"@value | lower\"] }
    references:
      - { fields: [\"@key\"], file: countries.txt, min_members: 1 }
";
    let list = "Chile:\n  - agesic\n  - Minvu\n  - divcri\nLaos:\n  - minvu\n";
    let files = [
        ("catlint.yaml", config),
        ("_data/governments.yml", list),
        ("countries.txt", "# Where they are.\nChile\nPeru\n"),
    ];
    let expected = [
        "_data/governments.yml:3 unsorted-list Minvu: `Minvu` is out of order: it belongs at the end",
        "_data/governments.yml:6 unknown-reference minvu: the key is `Laos`, which is not in `countries.txt`",
        "_data/governments.yml:6 duplicate-value minvu: the account `minvu` belongs to Minvu already",
        "countries.txt:3 unused-target no record of `organizations` refers to `Peru`",
    ];
    let mut found = found(&files);
    found.sort();
    let mut expected = expected.map(ToOwned::to_owned).to_vec();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_map_of_plain_values_has_its_keys_as_ids() {
    let config = "\
collections:
  communities:
    files: [directory.json]
    records: /*
    id: \"@key\"
    label: \"@key\"
    unique:
      - { name: address, fields: [\"@value | url\"] }
    sorted: [{ by: [\"@key\"] }]
";
    let map = r#"{
  "aachen": "https://a.example/api.json",
  "zwickau": "https://z.example/",
  "berlin": "http://www.a.example/api.json"
}"#;
    let files = [("catlint.yaml", config), ("directory.json", map)];
    let expected = [
        "directory.json:3 unsorted-list zwickau: `zwickau` is out of order: it belongs at the end",
        "directory.json:4 duplicate-value berlin: the address `http://www.a.example/api.json` belongs to aachen already",
    ];
    assert_eq!(found(&files), expected);
}

#[test]
fn many_collections_may_stand_in_one_file_at_any_depth() {
    let config = "\
collections:
  categories:
    files: [landscape.yml]
    records: /landscape/*
    id: /name
    label: /name
  items:
    files: [landscape.yml]
    records: [/landscape/*/items/*, /landscape/*/subcategories/*/items/*]
    id: /name
    label: /name
    unique:
      - { name: item name, fields: [/name], scope: parent }
    references:
      - { fields: [/also], collection: categories, min_members: 1, unless: { /hidden: true } }
";
    let list = "\
landscape:
  - name: Build
    items:
      - { name: Make, also: Run }
      - { name: Make }
    subcategories:
      - name: Old
        items:
          - { name: Make, also: Runn, hidden: true }
          - { name: Ninja, also: Runn }
  - name: Run
";
    let files = [("catlint.yaml", config), ("landscape.yml", list)];
    let expected = [
        "landscape.yml:2 unused-target Build: no record of `items` refers to `Build`",
        "landscape.yml:5 duplicate-value Make: the item name `Make` belongs to the record on line 4 already",
        "landscape.yml:10 unknown-reference Ninja: `also` is `Runn`, did you mean `Run`?",
    ];
    assert_eq!(found(&files), expected);
    assert_eq!(records(&files), "6 records");
}

#[test]
fn references_lead_both_ways_and_a_broken_file_breaks_no_reference() {
    let config = "\
collections:
  people:
    files: [\"people/*.yaml\"]
    references:
      - { fields: [/team], collection: teams }
  teams:
    files: [\"teams/*.yaml\"]
    references:
      - { fields: [/lead], collection: people, target: [/id, /aliases/*] }
";
    let ann = "id: ann\nname: Ann\nteam: red\naliases: [annie]\n";
    let red = "id: red\nname: Red\nlead: annie\n";
    let blue = "id: blue\nname: Blue\nlead: bob\n";
    let mut files = vec![
        ("catlint.yaml", config),
        ("people/ann.yaml", ann),
        ("people/cy.yaml", "id: cy\nname: Cy\nteam: rad\n"),
        ("teams/red.yaml", red),
        ("teams/blue.yaml", blue),
    ];
    let expected = [
        "people/cy.yaml:3 unknown-reference Cy: `team` is `rad`, did you mean `red`?",
        "teams/blue.yaml:3 unknown-reference Blue: `lead` is `bob`, which is not in `people`",
    ];
    assert_eq!(found(&files), expected);
    files.push(("people/bob.yaml", "id: [bob\n"));
    let found = found(&files);
    assert!(
        !found.iter().any(|line| line.contains("`lead`")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.contains("`team`")),
        "{found:?}"
    );
}

#[test]
fn a_composite_key_may_repeat_in_part_and_unless_one_is_deprecated() {
    let config = "\
collections:
  datasets:
    files: [list.yaml]
    records: /*
    id: /id
    label: /id
    unique:
      - name: name
        fields: [/name | fold]
        within: [/country, /year]
        unless: [{ /status: [deprecated, retired] }, { /replaced_by: { present: true } }]
";
    let list = "\
- { id: a, name: Census, country: KH, year: 2020 }
- { id: b, name: Census, country: KH, year: 2021 }
- { id: c, name: Census, country: LA, year: 2020 }
- { id: d, name: census!, country: KH, year: 2020 }
- { id: e, name: Census, country: KH, year: 2020, status: retired }
- { id: f, name: Census, country: KH, year: 2020, replaced_by: a }
- { id: g, name: Survey }
- { id: h, name: Survey }
";
    let files = [("catlint.yaml", config), ("list.yaml", list)];
    let expected = [
        "list.yaml:4 duplicate-value d: the name `census!` belongs to a already, within `KH`, `2020`",
        "list.yaml:8 duplicate-value h: the name `Survey` belongs to g already",
    ];
    assert_eq!(found(&files), expected);
}

#[test]
fn front_matter_is_read_with_its_body_and_the_same_file_in_two_collections() {
    let config = "\
collections:
  pages:
    files: [\"pages/*.md\"]
    where: { /draft: { not: true } }
    id: /id
    label: /title
    file_name: \"{/id}\"
    compare:
      - { field: /description | fold, is: \"!=\", value: \"@body | fold\" }
  drafts:
    files: [\"pages/*.md\"]
    where: { /draft: true }
    file_name: \"draft-{/id}\"
";
    let page = |id: &str, more: &str, body: &str| {
        format!(
            "---\nid: {id}\ntitle: About {id}\ndescription: It is \"good\".\n{more}---\n\n{body}\n"
        )
    };
    let good = page("good", "", "Something else.");
    let same = page("same", "", "It is good");
    let other = page("other", "draft: true\n", "It is good");
    let files = [
        ("catlint.yaml", config),
        ("pages/good.md", good.as_str()),
        ("pages/same.md", &same),
        ("pages/other.md", &other),
        ("pages/plain.md", "# No front matter\n"),
        ("pages/open.md", "---\nid: open\n"),
    ];
    let found = found(&files);
    let expected = [
        "pages/open.md:3 syntax-error",
        "pages/other.md:2 file-name-mismatch",
        "pages/plain.md:1 syntax-error",
        "pages/same.md:4 failed-comparison",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (line, expected) in found.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
}

#[test]
fn a_format_may_be_told_and_each_document_of_a_file_is_a_record() {
    let config = "\
collections:
  places:
    files: [\"data/*\"]
    exclude: [\"data/*.yaml\"]
    format: json
  parts:
    files: [\"data/parts.yaml\"]
    unique: [{ name: code, fields: [/code] }]
";
    let files = [
        ("catlint.yaml", config),
        ("data/.hidden", r#"{"id": "a", "name": "A"}"#),
        ("data/Łódź.geojson", r#"{"id": "b", "name": "B"}"#),
        ("data/broken", "{id: c}"),
        ("data/deep/other", "{}"),
        ("data/parts.yaml", "id: x\ncode: 1\n---\nid: y\ncode: 1\n"),
    ];
    let expected = [
        "data/broken:1 syntax-error the file cannot be read as JSON: a key in double quotes is expected here",
        "data/parts.yaml:5 duplicate-value y: the code `1` belongs to x already",
    ];
    assert_eq!(found(&files), expected);
    assert_eq!(records(&files), "4 records");
}

#[test]
fn items_of_a_list_are_compared_and_refer_by_themselves() {
    let config = "\
collections:
  conferences:
    files: [list.json]
    records: /*
    compare:
      - { each: /events/*, field: /start, is: \"<\", value: /end }
    references:
      - { each: /events/*, fields: [/after], collection: conferences, unless: { /kind: external } }
";
    let list = r#"[
  {"id": "a", "name": "A", "events": [
    {"start": "2026-01-02", "end": "2026-01-03", "after": "x", "kind": "external"},
    {"start": "2026-01-03", "end": "2026-01-02T09:00:00Z", "after": "y"}
  ]}
]"#;
    let files = [("catlint.yaml", config), ("list.json", list)];
    let found = found(&files);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("list.json:4 failed-comparison A: `events[1].start` is"),
        "{found:#?}"
    );
    assert!(
        found[1].starts_with("list.json:4 unknown-reference A: `events[1].after` is `y`"),
        "{found:#?}"
    );
}

#[test]
fn files_that_no_collection_reads_are_told_and_others_left_alone() {
    let config = "\
collections:
  records:
    files: [\"data/*/*.yaml\"]
    exclude: [\"data/*/_*\"]
  feeds:
    files: [\"feeds/*.dmfr.json\"]
  quiet:
    files: [\"quiet/*.json\"]
    stray: \"off\"
";
    let record = "id: a\nname: A thing\n";
    let files = [
        ("catlint.yaml", config),
        ("data/x/a.yaml", record),
        ("data/x/b.yml", "id: b\n"),
        ("data/x/c.YAML", "id: c\n"),
        ("data/x/_d.yml", "id: d\n"),
        ("data/x/meta.json", "{}"),
        ("data/x/README.md", "# Records\n"),
        ("data/stray.yaml", "id: s\nname: Left here\n"),
        ("root.yaml", "id: r\nname: Left here\n"),
        ("mkdocs.yml", "site_name: x\n"),
        ("package.json", r#"{"name": "x"}"#),
        ("action.yaml", "name: x\n"),
        ("feeds/a.dmfr.json", r#"{"id": "f", "name": "F"}"#),
        ("feeds/b.json", "{}"),
        ("feeds/bare", "{\"id\": 1}"),
        ("feeds/LICENSE", "Public domain.\n"),
        ("feeds/.prettierrc", "{}"),
        ("quiet/a.json", r#"{"id": "q", "name": "Q"}"#),
        ("quiet/b.yaml", "id: b\n"),
        ("quiet/c", "{}"),
    ];
    let found = found(&files);
    let stray = found
        .iter()
        .map(|line| line.split(':').next().expect("a path"));
    let expected = [
        "data/stray.yaml",
        "data/x/b.yml",
        "data/x/c.YAML",
        "feeds/b.json",
        "feeds/bare",
        "root.yaml",
    ];
    assert_eq!(stray.collect::<Vec<_>>(), expected, "{found:#?}");
    assert!(
        found.iter().all(|line| line.contains(" stray-file ")),
        "{found:#?}"
    );
}

#[test]
fn a_pattern_that_matches_nothing_is_an_error_with_its_line() {
    let config = "\
collections:
  records:
    files:
      - data/*.yaml
      - data/*.yml
      - more/*.yaml
";
    let copy = catalogue(&[
        ("catlint.yaml", config),
        ("data/a.yaml", "id: a\nname: A\n"),
    ]);
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    for line in [
        "catlint.yaml:5:9: no file matches `data/*.yml`",
        "catlint.yaml:6:9: no file matches `more/*.yaml`",
    ] {
        assert!(said.contains(line), "{said}");
    }
    assert_eq!(
        status(&copy.run(&["check", "--offline", "--allow-empty"])),
        0
    );
}

#[test]
fn records_that_are_looked_for_in_vain_are_an_error_with_its_line() {
    let config =
        "collections:\n  sites:\n    files: [data/*.yaml]\n    records: [/sties/*/items/*]\n";
    let site = "sites:\n  - items: [{ id: a }]\n";
    let copy = catalogue(&[("catlint.yaml", config), ("data/a.yaml", site)]);
    let refused = |copy: &Copy| {
        let output = copy.run(&["check", "--offline"]);
        assert_eq!(status(&output), 2, "{}", out(&output));
        err(&output)
    };
    let expected = "\
catlint: catlint.yaml:4:15: no file of `sites` has anything at `/sties/*/items/*`
  help: did you mean `records: /sites/*/items/*`?
";
    assert_eq!(refused(&copy), expected);
    for (records, meant) in [
        ("/sites/*/itmes/*", "/sites/*/items/*"),
        ("/sites/items/*", "/sites/*/items/*"),
    ] {
        copy.write("catlint.yaml", config.replace("/sties/*/items/*", records));
        let help = format!("  help: did you mean `records: {meant}`?\n");
        assert!(refused(&copy).ends_with(&help), "{}", refused(&copy));
    }
    copy.write("catlint.yaml", config.replace("/sties/*/items/*", "/sites"));
    let expected = "\
catlint: catlint.yaml:4:15: what `sites` has at `/sites` are lists, and no records
  help: did you mean `records: /sites/*`?
";
    assert_eq!(refused(&copy), expected);
    copy.write("catlint.yaml", config);
    copy.write("data/a.yaml", "version: 2\n");
    let expected = "\
catlint: catlint.yaml:4:15: no file of `sites` has anything at `/sties/*/items/*`
  help: correct `records:` in catlint.yaml, or pass --allow-empty if there is nothing to check yet
";
    assert_eq!(refused(&copy), expected);
    let empty = copy.run(&["check", "--offline", "--allow-empty"]);
    assert_eq!(status(&empty), 0, "{}", err(&empty));
    // A list that is there may be empty, and of a file that is broken nobody knows.
    copy.write("data/a.yaml", "sties: []\n");
    assert_eq!(status(&copy.run(&["check", "--offline"])), 0);
    copy.write("data/a.yaml", "version: [\n");
    assert_eq!(status(&copy.run(&["check", "--offline"])), 1);
}

#[test]
fn fields_that_no_record_has_are_told() {
    let config = "\
collections:
  sites:
    files: [sites.yaml]
    records: /*
    file_name: \"{/sufix}\"
    unique:
      - { name: host, fields: [\"/links/url | host\"], unless: [{ /gone: true }] }
    compare:
      - { each: /lniks/*, field: /url, is: \"!=\", value: /tilte }
      - { field: /start, is: \"<=\", value: /end, when: { /strat: { present: true } } }
    sorted:
      - { list: /tags, by: [/id] }
    max_age:
      - { field: /checked, days: 9 }
";
    let site = |number: usize| {
        let links = format!("[{{ url: \"https://www.iana.org/{number}\", title: y }}]");
        format!("- {{ id: s{number}, suffix: sites, start: 2020, tags: [], links: {links} }}\n")
    };
    let few: String = (0..9).map(site).collect();
    let slips = [
        "catlint.yaml:5 unused-setting no record of `sites` has `/sufix`, did you mean `/suffix`?",
        "catlint.yaml:7 unused-setting no record of `sites` has `/links/url`, did you mean `/links/*/url`?",
        "catlint.yaml:9 unused-setting no record of `sites` has `/lniks/*`, did you mean `/links/*`?",
        "catlint.yaml:10 unused-setting no record of `sites` has `/strat`, did you mean `/start`?",
    ];
    assert_eq!(
        found(&[("catlint.yaml", config), ("sites.yaml", &few)]),
        slips
    );
    let many = few + &site(9);
    let mut all = slips.to_vec();
    all.insert(
        3,
        "catlint.yaml:10 unused-setting no record of `sites` has `/end`",
    );
    all.push("catlint.yaml:14 unused-setting no record of `sites` has `/checked`");
    assert_eq!(
        found(&[("catlint.yaml", config), ("sites.yaml", &many)]),
        all
    );
    // What the schema knows may come.
    let schema = r#"{"properties": {"checked": {}, "end": {}}}"#;
    let with = config.replace("    records: /*\n", "    records: /*\n    schema: s.json\n");
    let files = [
        ("catlint.yaml", &*with),
        ("sites.yaml", &*many),
        ("s.json", schema),
    ];
    let known = found(&files);
    let told = |field: &str| {
        known
            .iter()
            .any(|line| line.contains(&format!("has `{field}`")))
    };
    assert!(
        !told("/checked") && !told("/end") && told("/strat"),
        "{known:#?}"
    );
}

#[test]
fn the_schema_of_a_record_may_be_a_part_of_a_file() {
    let config = "\
collections:
  sites:
    files: [sites.json]
    records: /*
    schema: lists/sites.schema.json#/items
  kinds:
    files: [kinds.yaml]
    records: /*
    schema: ./lists/sites.schema.json#/definitions/kind
";
    let schema = r##"{
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "array",
        "items": { "required": ["id"], "properties": { "kind": { "$ref": "#/definitions/kind" } } },
        "definitions": { "kind": { "enum": ["portal", "service"] } }
    }"##;
    let files = [
        ("catlint.yaml", config),
        ("lists/sites.schema.json", schema),
        (
            "sites.json",
            r#"[{"id": "a", "kind": "prtal"}, {"kind": "service"}]"#,
        ),
        ("kinds.yaml", "- portal\n- sevice\n"),
    ];
    let expected = [
        "kinds.yaml:2 invalid-value kinds.yaml ([1]): the record is `sevice`, did you mean `service`?",
        "sites.json:1 invalid-value a: `kind` is `prtal`, did you mean `portal`?",
        "sites.json:1 missing-field sites.json ([1]): the field `id` is missing",
    ];
    assert_eq!(found(&files), expected);
    let copy = catalogue(&files);
    copy.write("catlint.yaml", config.replace("#/items", "#/itmes"));
    let output = copy.run(&["check", "--offline"]);
    let refused = "catlint: catlint.yaml:5:13: the schema lists/sites.schema.json cannot be used: there is \
                   nothing at `#/itmes` in it\n";
    assert!(err(&output).starts_with(refused), "{}", err(&output));
    // A schema of the list is no schema of what is in it.
    copy.write("catlint.yaml", config.replace("#/items", ""));
    let output = copy.run(&["check", "--offline"]);
    let refused = "catlint: catlint.yaml:5:13: the schema lists/sites.schema.json cannot be used: it describes \
                   a list, and not what is in it, did you mean `lists/sites.schema.json#/items`?\n";
    assert!(err(&output).starts_with(refused), "{}", err(&output));
}

#[test]
fn a_schema_is_audited_as_what_it_is_taken_for() {
    let config = "collections: { sites: { files: [a.yaml], schema: s.json } }\n";
    let found = |schema: &str| {
        let site = "id: a\nname: A\nn: 1\n";
        found(&[
            ("catlint.yaml", config),
            ("a.yaml", site),
            ("s.json", schema),
        ])
    };
    let tuple = r#"{"properties": {"tags": {"items": [{"type": "string"}]}}}"#;
    let said = found(tuple);
    assert!(said[0].starts_with("s.json:1 tuple-items "), "{said:#?}");
    let flag = r#"{"properties": {"n": {"minimum": 1, "exclusiveMinimum": true}}}"#;
    assert_eq!(
        found(flag),
        ["a.yaml:3 out-of-bounds A: `n` is `1`, but must be greater than 1"]
    );
}

#[test]
fn a_directory_without_records_is_no_pass() {
    let copy = catalogue(&[("package.json", "{\"name\": \"a tool\"}")]);
    let output = copy.run(&["check", ".", "--offline"]);
    assert_eq!(status(&output), 2, "{}", err(&output));
    let expected = "\
catlint: there are no records in these files
  help: say in a catlint.yaml where they are, or pass --allow-empty if there is nothing to check yet
";
    assert_eq!(err(&output), expected);
    let output = copy.run(&["check", ".", "--offline", "--allow-empty"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
}

/// Two collections whose ids are one namespace, each under a field of its own.
const SHARED: &str = "\
collections:
  feeds:
    files: [feeds.yaml]
    records: /*
    id: /id
    unique:
      - { name: onestop id, fields: [/id], scope: catalogue }
  operators:
    files: [operators.yaml]
    records: /*
    id: /onestop_id
    label: /title
    unique:
      - { name: onestop id, fields: [/onestop_id], scope: catalogue, level: warning }
  # The feeds once more: a record does not contradict itself.
  again:
    files: [feeds.yaml]
    records: /*
    id: /id
    unique:
      - { name: onestop id, fields: [/id], scope: catalogue }
";

#[test]
fn a_namespace_may_reach_through_collections() {
    let feeds = "- { id: f-1, name: One }\n- { id: f-2, name: Two }\n";
    let operators = "- { onestop_id: f-2, title: Two and more }\n- { onestop_id: o-1, title: F }\n";
    let files = [
        ("catlint.yaml", SHARED),
        ("feeds.yaml", feeds),
        ("operators.yaml", operators),
    ];
    let mut found = found(&files);
    found.retain(|line| line.contains(" duplicate-value "));
    let expected = "operators.yaml:1 duplicate-value Two and more: the onestop id `f-2` belongs to Two (f-2) already";
    assert_eq!(found, [expected]);
}

#[test]
fn a_namespace_that_reaches_no_other_collection_is_told() {
    let config = SHARED.replacen("name: onestop id", "name: onestop-id", 2);
    let config = config.replace("  again:", "  other:");
    let files = [
        ("catlint.yaml", config.as_str()),
        ("feeds.yaml", "- { id: f-1, name: One }\n"),
        ("operators.yaml", "- { onestop_id: o-1, title: F }\n"),
    ];
    let mut found = found(&files);
    found.retain(|line| line.contains(" unused-setting "));
    assert_eq!(found.len(), 1, "{found:#?}");
    let expected = "no other collection has `scope: catalogue` for the name `onestop id`, did you mean `onestop-id`?";
    assert!(found[0].contains(expected), "{found:#?}");
}

#[test]
fn a_pattern_that_fills_the_screen_is_cut() {
    let long = format!("data/{}é.yaml", "x".repeat(94));
    let config = format!("collections:\n  records:\n    files: [\"{long}\", \"[{long}\"]\n");
    let copy = catalogue(&[("catlint.yaml", &config)]);
    let output = copy.run(&["check", "--offline"]);
    assert_eq!(status(&output), 2);
    let said = err(&output);
    let beginning = format!("the pattern `[data/{}…`", "x".repeat(94));
    assert!(said.contains(&beginning), "{said}");

    let config = config.replace(", \"[", ", \"");
    let copy = catalogue(&[("catlint.yaml", &config)]);
    let said = err(&copy.run(&["check", "--offline"]));
    let beginning = format!("no file matches `data/{}é…`\n", "x".repeat(94));
    assert!(said.contains(&beginning), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_record_is_skipped_and_any_other_is_told_once() {
    use std::os::unix::fs::symlink;

    let config = "collections:\n  records:\n    files: [\"data/**/*.yaml\"]\n";
    let copy = catalogue(&[
        ("catlint.yaml", config),
        ("data/a.yaml", "id: a\nname: A\n"),
        ("data/more/b.yaml", "id: b\nname: B\n"),
        ("elsewhere.yaml", "title: C\n"),
    ]);
    symlink("a.yaml", copy.path("data/alias.yaml")).expect("linked");
    symlink("more", copy.path("data/again.yaml")).expect("linked");
    symlink("../elsewhere.yaml", copy.path("data/out.yaml")).expect("linked");
    symlink("nowhere.yaml", copy.path("data/dead.yaml")).expect("linked");
    let output = copy.run(&["check", "--offline", "--format", "concise"]);
    let told = out(&output);
    let lines: Vec<_> = told.lines().map(|line| line.split(':').next()).collect();
    assert_eq!(
        lines,
        [Some("data/dead.yaml"), Some("data/out.yaml")],
        "{told}"
    );
    assert!(told.contains("unreadable-file"), "{told}");
}

#[test]
fn what_is_wrong_in_a_record_inside_another_is_told_once() {
    let config = "\
collections:
  feeds:
    files: [feeds.json]
    records: /*
  operators:
    files: [feeds.json]
    records: /*/operators/*
";
    let list = r#"[
  {"id": "a", "name": "A ", "operators": [
    {"id": "x", "name": "X "},
    {"id": "y", "name": "Y"}
  ], "note": "N "}
]"#;
    let files = [("catlint.yaml", config), ("feeds.json", list)];
    let expected = [
        "feeds.json:2 stray-white-space A: `name` ends with white space",
        "feeds.json:3 stray-white-space X: `name` ends with white space",
        "feeds.json:5 stray-white-space A: `note` ends with white space",
    ];
    assert_eq!(found(&files), expected);
}

/// Feeds, and in each of them operators that are records of their own.
const NESTED: &str = "\
collections:
  feeds:
    files: [feeds.json]
    records: /*
    id: /id
    label: /name
  operators:
    files: [feeds.json]
    records: /*/operators/*
    id: /id
    label: /name
";

#[test]
fn what_records_inside_others_share_is_told_of_them_alone() {
    let about = "Trains that run all night between the two capitals, with beds for those who book \
                 early and seats for those who do not, on every day of the week but the first.";
    let operator = |id: &str, name: &str| {
        format!(
            r#"[{{
  "id": "{id}", "name": "{name}",
  "url": "https://night.train/timetables/sleeper",
  "about": "{about}"
}}]"#
        )
    };
    let (one, other) = (
        operator("x", "Alpine Sleepers"),
        operator("y", "Coastal Railway"),
    );
    let list = format!(
        r#"[{{"id": "a", "name": "Northern feed", "operators": {one}}},
{{"id": "b", "name": "Harbour schedule", "operators": {other}}}]"#
    );
    let files = [("catlint.yaml", NESTED), ("feeds.json", &list)];
    let expected = [
        "feeds.json:8 duplicate-url Coastal Railway: this is the same address as that of Alpine Sleepers (x)",
        "feeds.json:9 copied-text Coastal Railway: `about` is the same text as that of Alpine Sleepers (x)",
    ];
    assert_eq!(found(&files), expected);
}

#[test]
fn a_habit_of_the_catalogue_is_told_once_and_a_slip_where_it_is() {
    let record = |n: usize| {
        let rest = match n {
            3 => "city: \"\"\n",
            _ => "city: Paris\n",
        };
        format!("id: r{n}\nnotes:\n- text: \"\"\nabout: <p>Word <b>{n}</b></p>\n{rest}")
    };
    let files: Vec<(String, String)> = (0..12)
        .map(|n| (format!("r{n:02}.yaml"), record(n)))
        .collect();
    let copy = Copy::empty();
    for (path, text) in &files {
        copy.write(path, text);
    }
    let output = copy.run(&[
        "check",
        ".",
        "--offline",
        "--only",
        "fields",
        "--format",
        "concise",
    ]);
    let expected = "\
r00.yaml:3:9: warning[blank-text] r0: `notes[0].text` is blank; so it is in 11 more of the 12 records that have the field
r00.yaml:4:8: warning[html-remnant] r0: `about` has markup of a web page in it: `<p>`; so it is in 11 more of the 12 records that have the field
r03.yaml:5:7: warning[blank-text] r3: `city` is blank
";
    assert_eq!(out(&output), expected);
}

#[test]
fn records_are_not_alike_for_what_stands_in_records_inside_them() {
    let feed = |id: &str, name: &str, operator: &str, city: &str| {
        format!(
            r#"{{"id": "{id}", "name": "{name}", "operators": [
  {{"id": "{operator}", "name": "{operator}", "city": "{city}", "address": "Quay 4", "phone": "+43 555 01"}}
]}}"#
        )
    };
    let feeds = [
        feed("a", "Coastal night feed", "Alpine Sleepers", "Bregenz"),
        feed(
            "b",
            "Coastal night trains feed",
            "Alpine Sleepers Ltd",
            "Bregenz",
        ),
    ];
    let list = format!("[{}]", feeds.join(",\n"));
    let found = found(&[("catlint.yaml", NESTED), ("feeds.json", &list)]);
    assert_eq!(found.len(), 1, "{found:?}");
    let told = "feeds.json:5 similar-record Alpine Sleepers Ltd: this is probably the same";
    assert!(found[0].starts_with(told), "{found:?}");
}

/// Two records for each of some addresses; three have the first.
fn sharing(addresses: usize) -> Copy {
    let copy = Copy::empty();
    let config = "collections:\n  a: { files: [data/*.yaml], id: /id, label: /name }\n";
    copy.write("catlint.yaml", config);
    for n in 0..=2 * addresses {
        let letter = char::from(b'A' + u8::try_from(n).expect("few"));
        let name = letter.to_string().repeat(7);
        let url = format!("https://ilo.org/reports/{}", n % addresses);
        let text = format!("id: r{n}\nname: {name}\nlinks:\n- url: {url}\n  role: report\n");
        copy.write(&format!("data/r{n:02}.yaml"), text);
    }
    copy
}

#[test]
fn addresses_that_many_records_share_are_told_once_for_a_field() {
    let concise = ["check", "--offline", "--format", "concise"];
    let few = out(&sharing(9).run(&concise));
    assert_eq!(few.matches("note[shared-url]").count(), 9, "{few}");
    let copy = sharing(10);
    let expected = "\
data/r20.yaml:4:8: note[shared-url] UUUUUUU: this address is also cited by AAAAAAA (r0) and one more record; in all, 21 records share 10 addresses in `/links/*/url`
";
    assert_eq!(out(&copy.run(&concise)), expected);
    let help = "leave them if the records only share their sources; where that is how this catalogue is written, \
                say so under `ignore:` in the config, with `rule: shared-url` and `field: /links/*/url`";
    assert_eq!(copy.findings()[0]["help"], help);
    // Whoever asks about one record hears of it, whichever address it shares.
    let narrow = [&concise[..], &["data/r05.yaml"]].concat();
    assert_eq!(out(&copy.run(&narrow)), expected);
    // What the help commands settles it.
    let config = copy.read("catlint.yaml");
    let ignore = "ignore:\n- { rule: shared-url, field: /links/*/url, reason: They may. }\n";
    copy.write("catlint.yaml", config + ignore);
    assert_eq!(out(&copy.run(&concise)), "");
}

#[test]
fn addresses_of_mailboxes_are_a_habit_where_most_records_have_them() {
    let copy = Copy::empty();
    for n in 0..12 {
        let url = match n {
            2 => "ftp://files.ilo.org/a".to_owned(),
            _ => format!("mailto:{}@ilo.org", char::from(b'z' - n)),
        };
        copy.write(&format!("r{n:02}.yaml"), format!("id: r{n}\nurl: {url}\n"));
    }
    let links = "check . --offline --only links --format concise";
    let output = copy.run(&links.split(' ').collect::<Vec<_>>());
    let expected = "\
r00.yaml:2:6: warning[unsupported-scheme] r0: `url` begins with `mailto:`, which browsers do not open as a page; so it is in 10 more of the 12 records that have the field
r02.yaml:2:6: warning[unsupported-scheme] r2: `url` begins with `ftp:`, which browsers do not open as a page
";
    assert_eq!(out(&output), expected);
}
