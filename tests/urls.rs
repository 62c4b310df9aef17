//! How the addresses of a field are compared, as the config says.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use serde_json::Value;
use support::{Copy, err, status};

/// Two records with an address each, and what the config says of it.
fn rules(urls: &str, one: &str, other: &str) -> Vec<String> {
    let found = catalogue(urls, one, other).findings().into_iter();
    let rule = |finding: Value| finding["rule"].as_str().unwrap_or_default().to_owned();
    found.map(rule).collect()
}

fn catalogue(urls: &str, one: &str, other: &str) -> Copy {
    let copy = Copy::empty();
    let config = format!(
        "collections:\n  sites:\n    files: [\"sites/*.yaml\"]\n    id: /id\n    label: /name\n{urls}"
    );
    copy.write("catlint.yaml", config);
    for (id, name, url) in [("a", "Twe Let", one), ("b", "Happy Return", other)] {
        let text = format!("id: {id}\nname: {name}\nlinks:\n  - url: {url}\n");
        copy.write(&format!("sites/{id}.yaml"), text);
    }
    copy
}

#[test]
fn what_a_field_leaves_out_tells_no_addresses_apart() {
    let page = "https://www.ilo.org/app";
    for (option, other) in [
        ("fragment: drop", "https://www.ilo.org/app#one"),
        ("query: drop", "https://www.ilo.org/app?id=1"),
        ("path_case: fold", "https://www.ilo.org/App"),
    ] {
        let urls = format!("    urls: {{ /links/*/url: {{ {option} }} }}\n");
        assert_eq!(rules("", page, other), [""; 0], "{other}");
        assert_eq!(rules(&urls, page, other), ["equivalent-url"], "{other}");
        // The option is one field's.
        let elsewhere = urls.replace("/links/*/url", "/home");
        assert_eq!(rules(&elsewhere, page, other), [""; 0], "{other}");
    }
}

#[test]
fn what_a_field_keeps_tells_addresses_apart() {
    let (page, other) = (
        "https://www.ilo.org/a?utm_source=x",
        "https://www.ilo.org/a",
    );
    assert_eq!(rules("", page, other), ["equivalent-url"]);
    let urls = "    urls: { /links/*/url: { query: keep } }\n";
    assert_eq!(rules(urls, page, other), [""; 0]);
}

#[test]
fn an_option_that_does_not_exist_is_told() {
    let urls = "    urls: { /links/*/url: { fragment: remove } }\n";
    let output = catalogue(urls, "https://www.ilo.org/a", "https://www.ilo.org/b").run(&["check"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("`remove`, which is not"),
        "{}",
        err(&output)
    );
}
