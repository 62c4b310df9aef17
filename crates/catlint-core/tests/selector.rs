//! Selectors: the way there and back, what each source and transform gives, and what is refused.

#![expect(clippy::panic, reason = "a test says what it saw")]

use catlint_core::document::{Document, Limits, Pattern, Syntax};
use catlint_core::selector::{
    Condition, Predicate, Pseudo, Selector, Source, Standpoint, Template, Test, Transform,
};
use catlint_core::text::web_address::{Form, Query};
use catlint_core::{DocumentId, Part, Place};
use proptest::collection::vec;
use proptest::prelude::*;

fn parse(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|fault| panic!("{text}: {}", fault.message))
}

fn document(path: &str, text: &str) -> Document {
    let document = Document::parse(path, text.as_bytes().to_vec(), &Limits::default());
    assert_eq!(document.faults(), [], "{path}");
    document
}

/// What a selector gives for the record that a pattern finds first.
fn values(selector: &str, path: &str, text: &str, record: &str) -> Vec<String> {
    let document = document(path, text);
    let pattern = Pattern::parse(record).expect("a pattern");
    let root = pattern.find(&document, document.roots()[0])[0];
    let id = DocumentId(0);
    let from = Standpoint {
        document: &document,
        id,
        root,
    };
    let values = parse(selector).values(from);
    values.iter().map(|value| value.text.to_string()).collect()
}

#[test]
fn each_source_has_its_values() {
    let list = "- {name: A, tags: [x, 2, true, null, [deep], {a: b}], none: null}\n- {name: B}\n";
    for (selector, expected) in [
        ("/name", &["A"][..]),
        ("/tags/*", &["x", "2", "true", "deep"]),
        ("/tags", &["x", "2", "true"]),
        ("/tags/0", &["x"]),
        ("/none", &[]),
        ("/absent", &[]),
        ("@index", &["0"]),
        ("@key", &[]),
        ("@value", &[]),
        ("@body", &[]),
        ("@file.name", &["a.b.yaml"]),
        ("@file.stem", &["a.b"]),
        ("@file.ext", &["yaml"]),
        ("@file.dir", &["data/2026"]),
        ("@file.path", &["data/2026/a.b.yaml"]),
        ("@dir.1", &["2026"]),
        ("@dir.2", &["data"]),
        ("@dir.3", &[]),
    ] {
        assert_eq!(
            values(selector, "data/2026/a.b.yaml", list, "/*"),
            expected,
            "{selector}"
        );
    }
}

#[test]
fn a_key_is_the_nearest_above_the_record() {
    let text = "Foo: {domain: foo.example}\nBar: [one, two]\nBaz: 3\n";
    for (record, selector, expected) in [
        ("/Foo", "@key", "Foo"),
        ("/Bar/1", "@key", "Bar"),
        ("/Bar/1", "@value", "two"),
        ("/Bar/1", "@index", "1"),
        ("/Baz", "@key | lower", "baz"),
        ("/Baz", "@value", "3"),
    ] {
        assert_eq!(
            values(selector, "a.yaml", text, record),
            [expected],
            "{record} {selector}"
        );
    }
}

#[test]
fn the_body_follows_the_front_matter_and_places_are_those_of_the_whole_file() {
    let text = "---\r\nid: ado\r\ntitle: \"Ö\"\r\n---\r\nAbout it.\r\n";
    assert_eq!(values("@body | trim", "ado.md", text, ""), ["About it."]);
    let document = document("ado.md", text);
    let root = document.roots()[0];
    let id = document.get(root, "id").expect("a field");
    assert_eq!(document.source().slice(document.span(id)), "ado");
    assert_eq!(document.source().position(document.span(id).start).line, 2);
    assert_eq!(document.syntax(), Syntax::FrontMatter);
}

#[test]
fn a_value_knows_its_place() {
    let document = document("a.yaml", "Foo: {a: 1}\n");
    let id = DocumentId(0);
    let root = document.get(document.roots()[0], "Foo").expect("a field");
    let from = Standpoint {
        document: &document,
        id,
        root,
    };
    let place = |selector: &str| parse(selector).first(from).expect("a value").place;
    let part = |place| match place {
        Place::Node { node, part, .. } => (node, part),
        Place::Text { .. } => panic!("no node"),
    };
    assert_eq!(part(place("@key")), (root, Part::Key));
    assert_eq!(part(place("@file.stem")), (root, Part::Start));
    assert_eq!(
        part(place("/a")),
        (document.get(root, "a").expect("a field"), Part::Value)
    );
}

#[test]
fn each_transform_makes_what_it_says() {
    for (transforms, value, expected) in [
        ("lower", "ÉCOLE", &["école"][..]),
        ("fold", "L'École, (1)", &["lecole 1"]),
        ("ascii", "Łódź", &["Lodz"]),
        ("kebab", "Foo Bar 2.0", &["foo-bar-2-0"]),
        ("kebab(keep=\".\")", "Foo Bar 2.0", &["foo-bar-2.0"]),
        ("kebab(drop=\"'\", keep=\"._\")", "Foo's_2.0", &["foos_2.0"]),
        ("split(\",\")", "a, b,,c ", &["a", "b", "c"]),
        ("split(\"|\") | lower", "A|B", &["a", "b"]),
        ("strip(\"mdb-\")", "mdb-75", &["75"]),
        ("strip(\"mdb-\")", "75", &["75"]),
        ("strip_end(\".dmfr\")", "bart.dmfr", &["bart"]),
        ("trim", " a b ", &["a b"]),
        ("trim", "  ", &[]),
        ("lower | drop_article", "The Hague", &["hague"]),
        ("year", "2026-11-24", &["2026"]),
        ("year", "24.11.2026", &[]),
        (
            "url",
            "http://www.a.example/b/?utm_id=1#c",
            &["//a.example/b"],
        ),
        ("url", "no address", &["no address"]),
        (
            "url(fragment=keep)",
            "http://a.example/b#c",
            &["//a.example/b#c"],
        ),
        (
            "url(query=drop)",
            "http://a.example/b?c=1",
            &["//a.example/b"],
        ),
        (
            "url(query=keep, path_case=fold)",
            "https://a.example/B?utm_id=1",
            &["//a.example/b?utm_id=1"],
        ),
        ("url", "git@a.example:b.git", &["git@a.example:b.git"]),
        ("url", "https://a.example/b.git", &["//a.example/b"]),
        ("host", "https://www.A.example:8080/b", &["a.example"]),
        ("host", "a.example", &["a.example"]),
        ("host", "not a host", &[]),
    ] {
        let text = serde_json::json!({ "v": value }).to_string();
        let selector = format!("/v | {transforms}");
        assert_eq!(
            values(&selector, "a.json", &text, ""),
            expected,
            "{transforms}"
        );
    }
}

#[test]
fn what_is_no_selector_is_told_with_its_part_and_the_nearest_name() {
    for (text, blamed, message) in [
        ("name", "name", "`name` is no field"),
        ("", "", "`` is no field"),
        (
            "@file.stme",
            "@file.stme",
            "there is no pseudo-field `@file.stme`, did you mean `@file.stem`?",
        ),
        (
            "@dir.0",
            "@dir.0",
            "there is no pseudo-field `@dir.0`, did you mean `@dir.1`?",
        ),
        (
            "/a | flod",
            "flod",
            "there is no transform `flod`, did you mean `fold`?",
        ),
        ("/a | fold |", "", "a transform is expected here"),
        ("/a | fold lower", "l", "this is too much"),
        ("/a | fold(x)", "x", "`fold` has no options"),
        ("/a | split", "split", "`split` needs a text in brackets"),
        (
            "/a | split(\",\", \";\")",
            "\";\"",
            "`split` takes one text",
        ),
        (
            "/a | kebab(kep=\".\")",
            "kep",
            "`kebab` has no option `kep`, did you mean `keep`?",
        ),
        (
            "/a | url(fragment=kep)",
            "fragment=kep",
            "`fragment` cannot be `kep`, did you mean `keep`?",
        ),
        ("/a | url(keep)", "keep", "an option of `url` has a name"),
        ("/a | kebab(keep=\".\"", "", "a bracket is not closed here"),
        ("/a | lower(", "", "a bracket is not closed here"),
        ("/a | strip(\"x)", "x", "a double quote is not closed"),
    ] {
        let fault = Selector::parse(text).expect_err(text);
        assert_eq!(
            (&text[fault.range.clone()], fault.message.as_str()),
            (blamed, message),
            "{text}"
        );
    }
}

#[test]
fn a_predicate_holds_where_one_of_its_alternatives_does() {
    let document = document(
        "a.yaml",
        "status: deprecated\nids: []\nmore: {a: 1}\nn: 3\n",
    );
    let (id, root) = (DocumentId(0), document.roots()[0]);
    let from = Standpoint {
        document: &document,
        id,
        root,
    };
    let condition = |selector: &str, test| Condition {
        selector: parse(selector),
        test,
    };
    let any = |texts: &[&str]| Test::AnyOf(texts.iter().map(ToString::to_string).collect());
    let none = |texts: &[&str]| Test::NoneOf(texts.iter().map(ToString::to_string).collect());
    let holds = |all: Vec<Condition>| Predicate(vec![all]).holds(from);
    assert!(holds(vec![condition(
        "/status",
        any(&["gone", "deprecated"])
    )]));
    assert!(!holds(vec![condition("/status", any(&["gone"]))]));
    assert!(holds(vec![condition("/n", any(&["3"]))]));
    assert!(holds(vec![
        condition("/status", none(&["active"])),
        condition("/absent", none(&["x"]))
    ]));
    for (field, present) in [
        ("/ids", false),
        ("/more", true),
        ("/absent", false),
        ("@key", false),
    ] {
        assert!(
            holds(vec![condition(field, Test::Present(present))]),
            "{field}"
        );
    }
    assert!(!Predicate::default().holds(from));
}

#[test]
fn a_template_is_filled_or_has_nothing_to_say() {
    let document = document("a.yaml", "id: x-1\nname: The Thing\ncountry: KH\n");
    let (id, root) = (DocumentId(0), document.roots()[0]);
    let from = Standpoint {
        document: &document,
        id,
        root,
    };
    let fill = |text: &str| {
        let template = Template::parse(text).expect(text);
        template.fill(from, Some(&parse("/id")))
    };
    assert_eq!(fill("{id}").as_deref(), Some("x-1"));
    assert_eq!(
        fill("{/country | lower}-{/name|kebab}.").as_deref(),
        Some("kh-the-thing.")
    );
    assert_eq!(fill("{/name | strip(\"}\")}").as_deref(), Some("The Thing"));
    assert_eq!(fill("{/absent}"), None);
    let fault = Template::parse("a-{/name | flod}").expect_err("no transform");
    assert_eq!(&"a-{/name | flod}"[fault.range], "flod");
    assert!(Template::parse("{/name").is_err());
}

fn transform() -> impl Strategy<Value = Transform> {
    let text = "[ -~é|\"\\\\]{1,6}";
    let form =
        (any::<bool>(), 0..3usize, any::<bool>()).prop_map(|(fragment, query, fold_path)| Form {
            fragment,
            query: [Query::Keep, Query::Drop, Query::StripTracking][query],
            fold_path,
        });
    prop_oneof![
        Just(Transform::Lower),
        Just(Transform::Fold),
        Just(Transform::Ascii),
        Just(Transform::Trim),
        Just(Transform::DropArticle),
        Just(Transform::Year),
        Just(Transform::Host),
        form.prop_map(Transform::Url),
        text.prop_map(Transform::Split),
        text.prop_map(Transform::Strip),
        text.prop_map(Transform::StripEnd),
        ("[ -~]{0,3}", "[ -~]{0,3}").prop_map(|(keep, drop)| Transform::Kebab { keep, drop }),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    let key = "[!-~é]([ -~]{0,4}[!-~é])?";
    let pattern = vec(key, 1..4).prop_map(|keys| {
        let escaped = keys
            .iter()
            .map(|key| key.replace('~', "~0").replace('/', "~1"));
        let text: String = escaped.map(|key| format!("/{key}")).collect();
        Source::Field(Pattern::parse(&text).expect("a pattern"))
    });
    let pseudo = prop_oneof![
        Just(Pseudo::FileStem),
        Just(Pseudo::FileExt),
        Just(Pseudo::FileName),
        Just(Pseudo::FileDir),
        Just(Pseudo::FilePath),
        (1usize..=9).prop_map(Pseudo::Dir),
        Just(Pseudo::Key),
        Just(Pseudo::Index),
        Just(Pseudo::Body),
        Just(Pseudo::Value),
    ];
    prop_oneof![pattern, pseudo.prop_map(Source::Pseudo)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(source in source(), transforms in vec(transform(), 0..4)) {
        let selector = Selector { source, transforms };
        let written = selector.to_string();
        prop_assert_eq!(Selector::parse(&written), Ok(selector), "{}", written);
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused(text in "[/@a-z |()=,\"\\\\.~é]{0,20}") {
        match Selector::parse(&text) {
            Ok(selector) => {
                let again = Selector::parse(&selector.to_string());
                prop_assert_eq!(again, Ok(selector));
            }
            Err(fault) => prop_assert!(text.get(fault.range).is_some()),
        }
    }
}
