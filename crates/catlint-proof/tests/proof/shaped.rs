//! Every shape through everything: more than 8,500 inputs, none of which may stop us.

use std::collections::BTreeSet;

use catlint_proof::shapes;

#[test]
fn there_are_enough_shapes_and_none_twice() {
    let all = [
        shapes::yaml(),
        shapes::json(),
        shapes::urls(),
        shapes::strings(),
    ];
    let all: BTreeSet<String> = all.into_iter().flatten().collect();
    assert!(all.len() > 8_500, "{}", all.len());
}

#[test]
fn yaml_of_every_shape_is_read_audited_and_rendered() {
    for text in shapes::yaml() {
        let bytes = text.as_bytes();
        catlint_proof::parse(bytes);
        catlint_proof::spans(bytes);
        catlint_proof::mend(bytes);
        catlint_proof::render(bytes);
    }
}

#[test]
fn json_of_every_shape_is_taken_or_refused_as_by_another_reader() {
    for text in shapes::json() {
        let bytes = text.as_bytes();
        catlint_proof::json(bytes);
        catlint_proof::parse(bytes);
        let _ = catlint_proof::whole("data/a.json", bytes);
    }
}

#[test]
fn urls_of_every_shape_are_judged_as_the_oracle_says() {
    for (number, url) in shapes::urls().iter().enumerate() {
        let number = u32::try_from(number)
            .expect("few")
            .wrapping_mul(2_654_435_761);
        let head = [number.to_be_bytes(), number.to_le_bytes(), [0; 4], [1; 4]].concat();
        catlint_proof::addresses(&[&head, url.as_bytes()].concat());
        let record = serde_json::json!({ "name": "xy", "url": url }).to_string();
        let _ = catlint_proof::whole("data/a.json", record.as_bytes());
    }
}

#[test]
fn naughty_strings_are_shown_as_id_name_url_and_path() {
    for text in shapes::strings() {
        for record in [
            serde_json::json!({ "id": text, "name": "xy" }),
            serde_json::json!({ "id": "x", "name": text }),
            serde_json::json!({ "name": "xy", "url": format!("https://example.org/{text}") }),
            serde_json::json!({ "name": "xy", text.as_str(): text }),
        ] {
            let record = record.to_string();
            catlint_proof::render(record.as_bytes());
            catlint_proof::mend(record.as_bytes());
            // The first line of what is rendered is its path too.
            catlint_proof::render(format!("{text}\n{record}").as_bytes());
        }
        catlint_proof::history(format!("{text}\talive\n").as_bytes());
    }
}
