//! Which level decides, on ways through one file and through several.

use serde_json::json;

use super::*;

#[test]
fn the_nearest_object_on_the_way_decides() {
    let schema = json!({
        "level": "error",
        "required": ["id"],
        "properties": {
            "id": { "type": "string", "pattern": "^[a-z]+$" },
            "title": { "level": "warning", "type": "string", "allOf": [{ "level": "INFO", "minLength": 3 }, { "maxLength": 9 }] },
            "level": { "type": "string" },
            "home": { "$ref": "#/$defs/url" },
            "odd": { "level": 3, "type": "string" },
            "loop": { "$ref": "#/properties/loop" }
        },
        "$defs": { "url": { "level": "off", "format": "uri" } }
    });
    let alone = Neighbours::default();
    let at = |pointer: &str| super::level(("a.json", &schema), &alone, pointer, "level");
    let level = |name: &str| Level::ALL.into_iter().find(|level| level.name() == name);
    for (pointer, expected) in [
        ("/required", "error"),
        ("/properties/id/pattern", "error"),
        ("/properties/title/type", "warning"),
        ("/properties/title/allOf/0/minLength", "note"),
        ("/properties/title/allOf/1/maxLength", "warning"),
        ("/properties/level/type", "error"),
        ("/properties/home/$ref/format", "off"),
        ("/properties/odd/type", "error"),
        ("/properties/loop/$ref/$ref/type", "error"),
        ("/nowhere", "error"),
    ] {
        assert_eq!(at(pointer), level(expected), "{pointer}");
    }
    let other = super::level(("a.json", &schema), &alone, "/required", "severity");
    assert_eq!(other, None);
}

#[test]
fn a_way_leads_through_other_files_and_back() {
    let schema = json!({
        "properties": { "home": { "$ref": "parts/common.json#/$defs/url" } },
        "$defs": { "short": { "level": "info", "maxLength": 9 } }
    });
    let common = json!({
        "level": "error",
        "$defs": {
            "url": { "level": "warning", "format": "uri", "allOf": [{ "$ref": "#/$defs/web" }, { "$ref": "../a.json#/$defs/short" }] },
            "web": { "level": "off", "pattern": "^http" }
        }
    });
    let (own, others) = (schema.clone(), common);
    let read = move |path: &str| match path {
        "schema/a.json" => Some(own.clone()),
        "schema/parts/common.json" => Some(others.clone()),
        _ => None,
    };
    let files = Neighbours::of("schema/a.json", schema.clone(), &read);
    let at = |pointer: &str| {
        let found = level(("schema/a.json", &schema), &files, pointer, "level");
        found.map(Level::name)
    };
    assert_eq!(at("/properties/home/$ref/format"), Some("warning"));
    assert_eq!(
        at("/properties/home/$ref/allOf/0/$ref/pattern"),
        Some("off")
    );
    assert_eq!(
        at("/properties/home/$ref/allOf/1/$ref/maxLength"),
        Some("note")
    );
}
