//! Parsing: values, spans, faults and limits of YAML and JSON.

#![expect(clippy::panic, reason = "a test says what it saw")]

use catlint_core::document::{Document, FaultKind, Kind, Limit, Limits, NodeId, Pointer};

fn yaml(text: &str) -> Document {
    Document::parse("a.yaml", text.as_bytes().to_vec(), &Limits::default())
}

fn json(text: &str) -> Document {
    Document::parse("a.json", text.as_bytes().to_vec(), &Limits::default())
}

fn at(document: &Document, pointer: &str) -> NodeId {
    let pointer = Pointer::parse(pointer).expect("a pointer");
    document
        .at(document.roots()[0], &pointer)
        .unwrap_or_else(|| panic!("nothing at {pointer}"))
}

fn slice<'d>(document: &'d Document, pointer: &str) -> &'d str {
    document
        .source()
        .slice(document.span(at(document, pointer)))
}

fn fault_kinds(document: &Document) -> Vec<&FaultKind> {
    document.faults().iter().map(|fault| &fault.kind).collect()
}

#[test]
fn every_value_has_the_span_it_is_written_in() {
    let text =
        "id: x # note\nname: \"é \\u0041\"\nlist: [1, {a: b}]\nblock:\n  - one\n  - k: v\nempty:\n";
    let document = yaml(text);
    assert_eq!(fault_kinds(&document), Vec::<&FaultKind>::new());
    assert_eq!(slice(&document, "/id"), "x");
    assert_eq!(slice(&document, "/name"), "\"é \\u0041\"");
    assert_eq!(document.as_str(at(&document, "/name")), Some("é A"));
    assert_eq!(slice(&document, "/list"), "[1, {a: b}]");
    assert_eq!(slice(&document, "/list/1"), "{a: b}");
    assert_eq!(slice(&document, "/block"), "- one\n  - k: v");
    assert_eq!(slice(&document, "/block/1/k"), "v");
    assert!(matches!(document.kind(at(&document, "/empty")), Kind::Null));
    assert_eq!(
        slice(&document, ""),
        text.trim_end().trim_end_matches(':').to_owned() + ":"
    );
    assert_eq!(document.comments().len(), 1);
    let node = at(&document, "/block/1/k");
    assert_eq!(
        document.pointer(document.roots()[0], node).to_string(),
        "/block/1/k"
    );
    let key = document.key_of(node).expect("a key");
    assert_eq!(document.as_str(key), Some("k"));
}

#[test]
fn bom_crlf_and_block_scalars_keep_values_and_places() {
    let document = yaml("\u{feff}a: >-\r\n  one\r\n  two\r\nb: |\r\n  x\r\n");
    assert_eq!(document.as_str(at(&document, "/a")), Some("one two"));
    assert_eq!(document.as_str(at(&document, "/b")), Some("x\n"));
    let position = document
        .source()
        .position(document.span(at(&document, "/b")).start);
    assert_eq!(position.line, 5);
}

#[test]
fn repeated_keys_are_found_in_short_and_long_mappings_alike() {
    let mut text = String::from("a: 1\n\"a\": 2\n");
    assert_eq!(fault_kinds(&yaml(&text)).len(), 1);
    for index in 0..40 {
        text.push_str(&format!("k{index}: 1\n"));
    }
    text.push_str("k7: 2\nK7: 3\n");
    let document = yaml(&text);
    let kinds = fault_kinds(&document);
    assert_eq!(kinds.len(), 2);
    assert!(
        kinds
            .iter()
            .all(|kind| matches!(kind, FaultKind::DuplicateKey { .. }))
    );
    assert_eq!(
        fault_kinds(&json(r#"{"a": 1, "b": {"c": 1, "c": 2}}"#)).len(),
        1
    );
}

#[test]
fn aliases_stand_for_their_anchor_and_cannot_explode() {
    let document = yaml("a: &x {k: [1, 2]}\nb: *x\nc: *x\n");
    assert_eq!(slice(&document, "/b/k"), "[1, 2]");
    assert_eq!(slice(&document, "/c"), "*x");

    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        laughs.push_str(&format!(
            "a{level}: &a{level} [{}]\n",
            [alias.as_str(); 10].join(", ")
        ));
    }
    let document = yaml(&laughs);
    assert!(matches!(
        fault_kinds(&document)[..],
        [FaultKind::Limit(Limit::Nodes(_))]
    ));
    assert!(document.roots().is_empty());
}

#[test]
fn long_texts_behind_many_aliases_are_limited_in_bytes() {
    let text = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(20_000),
        ["*a"; 2_000].join(", ")
    );
    assert!(matches!(
        fault_kinds(&yaml(&text))[..],
        [FaultKind::Limit(Limit::AliasBytes(_))]
    ));
}

#[test]
fn an_alias_of_its_own_container_is_a_cycle() {
    for text in ["a: &a [*a]\n", "&a {k: *a}\n"] {
        let document = yaml(text);
        assert!(
            matches!(
                fault_kinds(&document)[..],
                [FaultKind::Limit(Limit::AliasCycle)]
            ),
            "{text}"
        );
    }
}

#[test]
fn nesting_is_limited_in_every_style() {
    let deep = [
        "[".repeat(100_000),
        "{a: ".repeat(50_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
    ];
    for text in deep {
        let document = yaml(&text);
        let kinds = fault_kinds(&document);
        assert!(
            matches!(kinds[..], [FaultKind::Limit(Limit::Depth(128))]),
            "{kinds:?}"
        );
    }
    assert!(matches!(
        fault_kinds(&json(&"[".repeat(100_000)))[..],
        [FaultKind::Limit(Limit::Depth(128))]
    ));
}

/// What is said of a text under limits of which one is small.
fn under(small: Limits, text: &str) -> Vec<Limit> {
    let document = Document::parse("a.yaml", text.into(), &small);
    let faults = document.faults().iter();
    let limits = faults.filter_map(|fault| match &fault.kind {
        FaultKind::Limit(limit) => Some(*limit),
        _ => None,
    });
    limits.collect()
}

#[test]
fn every_limit_lets_as_much_through_as_it_says_and_no_more() {
    let usual = Limits::default;
    let bytes = Limits {
        bytes: 5,
        ..usual()
    };
    assert_eq!(under(bytes, "a: 12"), []);
    assert_eq!(under(bytes, "a: 123"), [Limit::Bytes(5)]);
    let depth = Limits {
        depth: 2,
        ..usual()
    };
    assert_eq!(under(depth, "a: [1]"), []);
    assert_eq!(under(depth, "a: [[1]]"), [Limit::Depth(2)]);
    // What stands behind an alias is as deep as if it were written there.
    assert_eq!(under(depth, "a: &x [1]\nb: *x\nc: [&y 1, *y]"), []);
    assert_eq!(under(depth, "a: &x [1]\nb: [*x]"), [Limit::Depth(2)]);
    let depth = Limits {
        depth: 3,
        ..usual()
    };
    assert_eq!(under(depth, "a: &x [1]\nb: &y [*x]\nc: *y"), []);
    assert_eq!(
        under(depth, "a: &x [1]\nb: &y [*x]\nc: [*y]"),
        [Limit::Depth(3)]
    );
    let nodes = Limits {
        nodes: 4,
        ..usual()
    };
    assert_eq!(under(nodes, "[1, 2, 3]"), []);
    assert_eq!(under(nodes, "[1, 2, 3, 4]"), [Limit::Nodes(4)]);
    // What an alias stands for counts again.
    assert_eq!(under(nodes, "[&x [], *x, 1]"), []);
    assert_eq!(under(nodes, "[&x [1], *x, 1]"), [Limit::Nodes(4)]);
    let alias = Limits {
        alias_bytes: 6,
        ..usual()
    };
    assert_eq!(under(alias, "[&x abc, *x, *x]"), []);
    assert_eq!(under(alias, "[&x abc, *x, *x, *x]"), [Limit::AliasBytes(6)]);
    let keys = Limits {
        key_bytes: 2,
        ..usual()
    };
    assert_eq!(under(keys, "é: long value"), []);
    assert_eq!(under(keys, "abc: 1"), [Limit::KeyBytes(2)]);
    let documents = Limits {
        documents: 2,
        ..usual()
    };
    assert_eq!(under(documents, "--- 1\n--- 2\n"), []);
    assert_eq!(
        under(documents, "--- 1\n--- 2\n--- 3\n"),
        [Limit::Documents(2)]
    );
}

#[test]
fn what_cannot_be_read_keeps_what_came_before() {
    let document = yaml("a: 1\n---\nb: [1\n");
    assert_eq!(document.roots().len(), 1);
    assert!(matches!(
        fault_kinds(&document)[..],
        [FaultKind::Syntax { .. }]
    ));
    assert!(matches!(fault_kinds(&yaml(""))[..], [FaultKind::Empty]));
    assert!(matches!(
        fault_kinds(&yaml("# only a comment\n"))[..],
        [FaultKind::Empty]
    ));
    let latin = Document::parse("a.yaml", b"name: S\xe3o".to_vec(), &Limits::default());
    assert!(matches!(
        fault_kinds(&latin)[..],
        [FaultKind::Encoding { offset: 7 }]
    ));
}

#[test]
fn complex_keys_tags_and_odd_numbers_are_faults_and_not_values() {
    let document = yaml("{a: b}: c\nd: e\n");
    assert!(fault_kinds(&document).contains(&&FaultKind::ComplexKey));
    assert_eq!(document.as_str(at(&document, "/d")), Some("e"));
    assert_eq!(document.as_str(at(&document, "/")), Some("c"));
    assert!(matches!(
        fault_kinds(&yaml("a: !include x\n"))[..],
        [FaultKind::UnknownTag { .. }]
    ));
    assert!(fault_kinds(&yaml("a: !!str 12\n")).is_empty());
    assert!(matches!(
        fault_kinds(&yaml("a: .inf\n"))[..],
        [FaultKind::NotJson { .. }]
    ));
    assert!(matches!(
        fault_kinds(&json("[1e999]"))[..],
        [FaultKind::NotJson { .. }]
    ));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn json_is_read_strictly() {
    let good = [
        "{}",
        "[]",
        "0",
        "-1.5e+3",
        "\"\\ud834\\udd1e\\/\\n\"",
        " [1 , {\"a\" : null} ] ",
        "true",
        "{\"a\":[[],{}]}",
        "\u{feff}[]",
    ];
    let bad = [
        "{a: 1}",
        "[1,]",
        "{\"a\":1,}",
        "[1 2]",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "'a'",
        "\"a",
        "\"\t\"",
        "\"\\x\"",
        "\"\\ud834\"",
        "\"\\udd1e\\ud834\"",
        "nul",
        "NaN",
        "[",
        "{\"a\"",
        "{\"a\":",
        "[]]",
        "{} {}",
        "// c\n{}",
        "[1,,2]",
        "{1: 2}",
        "\"\\u12\"",
        ",",
        "]",
        "truex",
        "-",
        "[\"a\":1]",
        "{\"a\" 1}",
        "\u{a0}1",
    ];
    for text in good {
        let document = json(text);
        assert!(
            document.faults().is_empty(),
            "{text}: {:?}",
            document.faults()
        );
        assert_eq!(document.roots().len(), 1, "{text}");
    }
    for text in bad {
        let document = json(text);
        assert!(
            matches!(fault_kinds(&document)[..], [FaultKind::Syntax { .. }]),
            "{text}"
        );
    }
    let document = json(r#"{"a\"b": ["\u00e9", -1]}"#);
    assert_eq!(document.as_str(at(&document, "/a\"b/0")), Some("é"));
    assert_eq!(slice(&document, "/a\"b"), r#"["\u00e9", -1]"#);
}

/// The keys and texts of a mapping, in order.
fn texts(document: &Document, pointer: &str) -> Vec<(String, String)> {
    let members = document.members(at(document, pointer));
    let text = |node| document.as_str(node).unwrap_or_default().to_owned();
    let members = members.into_iter().flatten();
    members
        .map(|(key, value)| (text(key), text(value)))
        .collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    all.iter().map(owned).collect()
}

#[test]
fn a_merge_key_brings_the_members_of_another_mapping() {
    let document = yaml(
        "base: &base {a: base, b: base}\nother: &other {b: other, c: other}\n\
         own: {b: own, <<: *base, d: own}\nlist: {<<: [*base, *other]}\n\
         twice:\n  <<: *base\n  <<: *other\n  a: own\nwritten: {<<: {a: x}, b: y}\n\
         chain: &chain {<<: *base, e: chain}\nend: {<<: *chain}\n",
    );
    assert_eq!(fault_kinds(&document), Vec::<&FaultKind>::new());
    let expected: [(&str, &[(&str, &str)]); 6] = [
        ("/own", &[("b", "own"), ("a", "base"), ("d", "own")]),
        ("/list", &[("a", "base"), ("b", "base"), ("c", "other")]),
        ("/twice", &[("b", "base"), ("c", "other"), ("a", "own")]),
        ("/written", &[("a", "x"), ("b", "y")]),
        ("/chain", &[("a", "base"), ("b", "base"), ("e", "chain")]),
        ("/end", &[("a", "base"), ("b", "base"), ("e", "chain")]),
    ];
    for (pointer, expected) in expected {
        assert_eq!(texts(&document, pointer), pairs(expected), "{pointer}");
    }
    // What was merged in stands where it was.
    assert_eq!(slice(&document, "/own/a"), "*base");
    assert_eq!(slice(&document, "/own/d"), "own");
    let merged = at(&document, "/own/a");
    assert_eq!(
        document.pointer(document.roots()[0], merged).to_string(),
        "/own/a"
    );
    let key = document.key_of(merged).expect("a key");
    assert_eq!(document.as_str(key), Some("a"));
}

#[test]
fn a_merge_key_that_merges_nothing_is_a_key() {
    let document = yaml("{\"<<\": {a: b}, c: d}");
    assert_eq!(texts(&document, ""), pairs(&[("<<", ""), ("c", "d")]));
    assert_eq!(fault_kinds(&document), Vec::<&FaultKind>::new());
    let document = yaml("<<: text\n");
    assert_eq!(texts(&document, ""), pairs(&[("<<", "text")]));
    assert!(matches!(
        fault_kinds(&document)[..],
        [FaultKind::Ambiguous { .. }]
    ));
}

#[test]
fn what_is_merged_in_counts_again() {
    let mut text = "a0: &a0 {k0: v, l0: v}\n".to_owned();
    for level in 1..40 {
        let before = level - 1;
        text.push_str(&format!(
            "a{level}: &a{level} {{<<: *a{before}, k{level}: v, l{level}: v}}\n"
        ));
    }
    let limits = Limits {
        nodes: 1_000,
        ..Limits::default()
    };
    let document = Document::parse("a.yaml", text.into_bytes(), &limits);
    assert!(matches!(
        fault_kinds(&document)[..],
        [FaultKind::Limit(Limit::Nodes(1_000))]
    ));
    assert!(document.node_count() <= 3_000, "{}", document.node_count());
}
