//! Properties of the one parse: what is written by another library is read as it was meant, every
//! value stands where its span says, and no text whatever breaks it.

use catlint_core::document::{Document, Kind, Limits, NodeId};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// Values of any shape, with texts that YAML has to quote.
fn values() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "",
            "no",
            "~",
            "null",
            "1e3",
            "0x1f",
            "012",
            ": ",
            "# x",
            "- a",
            "a\nb\n",
            "\t",
            "'",
            "\"",
            "!x",
            "&a",
            "*a",
            "---",
            "2026-11-24",
            " x ",
            "é\u{2028}ü",
        ])
        .prop_map(ToOwned::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(|number: f64| Value::from(number)),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let mapping = btree_map(text.clone(), inner.clone(), 0..4);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            mapping.prop_map(|members| Value::from(Map::from_iter(members))),
        ]
    })
}

/// What a document reads, as the same kind of value.
fn read(document: &Document, node: NodeId) -> Value {
    match document.kind(node) {
        Kind::Null => Value::Null,
        Kind::Bool(value) => value.into(),
        Kind::Number(number) => match number.as_i64() {
            Some(integer) => integer.into(),
            None => number.as_f64().into(),
        },
        Kind::String(text) => text.into(),
        Kind::Sequence(_) => document
            .items(node)
            .into_iter()
            .flatten()
            .map(|item| read(document, item))
            .collect(),
        Kind::Mapping(_) => {
            let members = document.members(node).into_iter().flatten();
            let key = |key| document.as_str(key).unwrap_or_default().to_owned();
            members
                .map(|(name, value)| (key(name), read(document, value)))
                .collect()
        }
    }
}

fn parse(path: &str, text: &str) -> Document {
    Document::parse(path, text.as_bytes().to_vec(), &Limits::default())
}

/// Every span lies in the text and in its parent's, between two characters, and the nodes of a
/// list or a mapping stand in the order of the text without touching each other.
fn check_spans(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text();
    for root in document.roots() {
        for node in document.descendants(*root) {
            let span = document.span(node);
            prop_assert!(text.get(span.range()).is_some(), "{span:?}");
            if let Some(parent) = document.parent(node) {
                let outer = document.span(parent);
                prop_assert!(
                    outer.start <= span.start && span.end <= outer.end,
                    "{span:?} in {outer:?}"
                );
            }
            let children = document.items(node).into_iter().flatten();
            let members = document.members(node).into_iter().flatten();
            let inner: Vec<NodeId> = children
                .chain(members.flat_map(|(key, value)| [key, value]))
                .collect();
            for pair in inner.windows(2) {
                let (one, next) = (document.span(pair[0]), document.span(pair[1]));
                prop_assert!(one.end <= next.start, "{one:?} {next:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_is_read_as_it_was_meant(value in values()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("json")] {
            let document = parse("a.json", &text);
            prop_assert!(document.faults().is_empty(), "{:?}\n{text}", document.faults());
            prop_assert_eq!(read(&document, document.roots()[0]), value.clone());
            check_spans(&document)?;
        }
    }

    #[test]
    fn yaml_is_read_as_it_was_meant(value in values()) {
        let text = serde_yaml::to_string(&value).expect("yaml");
        // The writer holds these for ends of lines, as YAML 1.1 did, and breaks texts at them.
        prop_assume!(!text.contains(['\u{85}', '\u{2028}', '\u{2029}']));
        let document = parse("a.yaml", &text);
        let fatal = document.faults().iter().any(|fault| fault.kind.is_fatal());
        prop_assert!(!fatal, "{:?}\n{text}", document.faults());
        prop_assert_eq!(read(&document, document.roots()[0]), value, "{}", text);
        check_spans(&document)?;
    }

    #[test]
    fn json_is_yaml(value in values()) {
        let text = value.to_string();
        let document = parse("a.yaml", &text);
        prop_assert_eq!(read(&document, document.roots()[0]), value, "{}", text);
        check_spans(&document)?;
    }

    #[test]
    fn nodes_are_found_from_any_offset_in_the_order_of_the_text(value in values(), at in 0_u32..200) {
        let text = serde_yaml::to_string(&value).expect("yaml");
        let document = parse("a.yaml", &text);
        let starts = |from| document.nodes_from(from).map(|node| document.span(node).start);
        let all: Vec<_> = starts(0).collect();
        prop_assert!(all.is_sorted(), "{:?}\n{}", all, text);
        let behind: Vec<_> = all.into_iter().filter(|start| *start >= at).collect();
        prop_assert_eq!(starts(at).collect::<Vec<_>>(), behind);
    }

    #[test]
    fn a_comment_is_one_and_what_looks_like_one_in_a_text_is_none(
        styles in vec((0_usize..6, any::<bool>()), 1..12),
    ) {
        // A field in each style, with a text that has the sign of a comment in it.
        const FIELDS: [&str; 6] = ["plain#x", "\"a # no\"", "'a # no'", "|-HERE\n  a # no\n  # no", ">HERE\n  # no\n  b", "[a, \"# no\"]"];
        let mut text = String::new();
        let mut written = Vec::new();
        for (number, (style, above)) in styles.into_iter().enumerate() {
            let comment = format!("# yes {number}");
            let behind = if above { String::new() } else { format!(" {comment}") };
            if above {
                text.push_str(&format!("{comment}\n"));
            }
            let field = FIELDS[style];
            let field = match field.contains("HERE") {
                true => field.replace("HERE", &behind),
                false => format!("{field}{behind}"),
            };
            text.push_str(&format!("f{number}: {field}\n"));
            written.push(comment);
        }
        let document = parse("a.yaml", &text);
        prop_assert!(document.faults().is_empty(), "{:?}\n{}", document.faults(), text);
        let comments = document.comments().iter();
        let found: Vec<_> = comments.map(|span| document.source().slice(*span).trim_end().to_owned()).collect();
        prop_assert_eq!(found, written, "{}", text);
    }

    #[test]
    fn no_text_breaks_it(text in "[\\PC\\n\\t:#&*!|>'\"%@`{}\\[\\],?-]{0,80}") {
        for path in ["a.yaml", "a.json"] {
            check_spans(&parse(path, &text))?;
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in vec(any::<u8>(), 0..200)) {
        for path in ["a.yaml", "a.json"] {
            check_spans(&Document::parse(path, bytes.clone(), &Limits::default()))?;
        }
    }

    #[test]
    fn a_text_cut_anywhere_is_survived(value in values(), cut in 0.0..1.0f64) {
        let yaml = serde_yaml::to_string(&value).expect("yaml");
        for (path, text) in [("a.yaml", yaml), ("a.json", value.to_string())] {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short text")]
            let at = (text.len() as f64 * cut) as usize;
            check_spans(&Document::parse(path, text.as_bytes()[..at].to_vec(), &Limits::default()))?;
        }
    }
}
