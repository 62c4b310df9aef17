//! JSON that is none, or nearly.

use super::{Attack, json};

pub(super) fn attacks() -> Vec<Attack> {
    const DEEP: usize = 100_000;
    vec![
        json("json-deep", "[".repeat(DEEP) + &"]".repeat(DEEP)),
        json(
            "json-deep-objects",
            "{\"a\":".repeat(DEEP) + "1" + &"}".repeat(DEEP),
        ),
        json("json-unclosed-storm", "[{\"a\":".repeat(DEEP)),
        json("json-trailing-comma", "{\"name\": \"x\",}"),
        json("json-comment", "{\"name\": \"x\" /* why not */}"),
        json("json-nan", "{\"name\": \"x\", \"list\": [NaN]}"),
        json(
            "json-exponent-bomb",
            "{\"name\": \"x\", \"list\": [1e999999999]}",
        ),
        json(
            "json-huge-int",
            format!("{{\"name\": \"x\", \"list\": [{}]}}", "9".repeat(5_000)),
        ),
        json("json-lone-surrogate", "{\"name\": \"\\ud800\"}"),
        json("json-swapped-surrogates", "{\"name\": \"\\udc00\\ud800\"}"),
        json("json-duplicate-key", "{\"name\": \"x\", \"name\": \"y\"}"),
        json("json-raw-control", "{\"name\": \"a\u{1}b\"}"),
        json("json-two-values", "{\"name\": \"x\"} {\"name\": \"y\"}"),
        json("json-unquoted-key", "{name: \"x\"}"),
        json("json-single-quotes", "{'name': 'x'}"),
        json("json-leading-zero", "{\"name\": \"x\", \"list\": [01]}"),
        json(
            "json-unclosed-string",
            "{\"name\": \"".to_owned() + &"x".repeat(DEEP),
        ),
        json(
            "json-escape-storm",
            format!("{{\"name\": \"{}", "\\u0041".repeat(DEEP)),
        ),
        json("json-empty", ""),
        json("json-white-space", " ".repeat(DEEP)),
    ]
}
