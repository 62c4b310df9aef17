//! Reports read back, each by a reader of its format that is not ours: nothing of the data has
//! become markup, a command or a line of its own.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};
use roxmltree::Document;
use serde_json::Value;

use catlint_core::report::Report;
use catlint_report::Format;

use crate::whole::Whole;

/// Findings that SARIF and HTML show.
const SHOWN: usize = 5_000;
/// Every element of a page, with its attributes.
const ELEMENTS: [&str; 20] = [
    "article class",
    "body ",
    "code ",
    "footer ",
    "h1 ",
    "h2 ",
    "head ",
    "html lang",
    "main ",
    "mark ",
    "meta charset",
    "meta content http-equiv",
    "meta content name",
    "meta http-equiv content",
    "meta name content",
    "p ",
    "pre ",
    "strong ",
    "style ",
    "title ",
];
/// What a Markdown report says outside of code.
const WORDS: [&str; 10] = [
    "error", "warning", "note", "catlint", ": ", " ", "at ", ", rule ", "Help: ", "(empty)",
];

/// Reads every format back.
pub(crate) fn read_back(whole: &Whole) {
    for (format, text) in &whole.texts {
        match format {
            Format::Json => json(text, &whole.report),
            Format::Sarif => sarif(text, &whole.report),
            Format::Gitlab => gitlab(text, &whole.report),
            Format::Github => github(text, &whole.report),
            Format::Junit => junit(text),
            Format::Markdown => markdown(text),
            Format::Html => html(text, &whole.report),
            Format::Concise => concise(text, &whole.report),
            Format::Human => {}
        }
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn length(value: &Value) -> Option<usize> {
    value.as_array().map(Vec::len)
}

fn json(text: &str, report: &Report) {
    let count = length(&value(text)["diagnostics"]);
    assert_eq!(count, Some(report.diagnostics.len()));
}

fn sarif(text: &str, report: &Report) {
    let count = length(&value(text)["runs"][0]["results"]);
    assert_eq!(count, Some(report.diagnostics.len().min(SHOWN)));
}

fn gitlab(text: &str, report: &Report) {
    assert_eq!(length(&value(text)), Some(report.diagnostics.len()));
}

/// A line a finding, each one command with its properties in their order.
fn github(text: &str, report: &Report) {
    assert_eq!(text.lines().count(), report.diagnostics.len(), "{text}");
    for line in text.lines() {
        let command = line
            .strip_prefix("::")
            .and_then(|rest| rest.split_once("::"));
        let (properties, _) = command.unwrap_or_else(|| panic!("no command: {line}"));
        let (name, properties) = properties.split_once(' ').unwrap_or_default();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let names = properties
            .split(',')
            .map(|property| property.split_once('='));
        let names: Vec<_> = names
            .map(|pair| pair.map_or("", |(name, _)| name))
            .collect();
        let all = ["file", "line", "col", "endColumn", "title"];
        let short = ["file", "line", "col", "title"];
        assert!(names == all || names == short, "{line}");
    }
}

fn concise(text: &str, report: &Report) {
    assert_eq!(text.lines().count(), report.diagnostics.len(), "{text}");
}

fn junit(text: &str) {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let known = [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    ];
    for node in document.descendants() {
        let name = node.tag_name().name();
        assert!(
            !node.is_element() || known.contains(&name),
            "{name}: {text}"
        );
        assert!(!node.is_comment() && !node.is_pi(), "{text}");
    }
}

fn markdown(text: &str) {
    for event in Parser::new_ext(text, Options::all()) {
        let ours = match &event {
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong) => true,
            Event::Text(words) => {
                WORDS.contains(&words.as_ref())
                    || words.ends_with("more findings")
                    || words.ends_with("more finding")
            }
            Event::End(_) | Event::Code(_) | Event::SoftBreak => true,
            _ => false,
        };
        assert!(ours, "{event:?}: {text}");
    }
}

fn html(text: &str, report: &Report) {
    let mut articles = 0;
    for token in Tokenizer::new(text).flatten() {
        match token {
            Token::StartTag(tag) => {
                let names = tag
                    .attributes
                    .keys()
                    .map(|name| String::from_utf8_lossy(name));
                let names: Vec<_> = names.collect();
                let name = String::from_utf8_lossy(&tag.name);
                let element = format!("{name} {}", names.join(" "));
                assert!(ELEMENTS.contains(&element.as_str()), "{element}: {text}");
                articles += usize::from(name == "article");
            }
            Token::Comment(comment) => panic!("a comment: {comment:?}"),
            Token::Error(error) => panic!("{error:?}: {text}"),
            _ => {}
        }
    }
    assert_eq!(articles, report.diagnostics.len().min(SHOWN));
}
