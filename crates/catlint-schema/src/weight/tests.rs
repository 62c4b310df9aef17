//! What a schema costs, over made-up ones.

use serde_json::json;

use super::*;

fn check_alone(schema: &Value) -> Result<(), SchemaFault> {
    check(schema, &Neighbours::default())
}

fn levels(count: usize, level: impl Fn(Value) -> Value) -> Value {
    let levels = (0..count).map(|number| {
        let below = json!({ "$ref": format!("#/$defs/d{}", number.saturating_add(1)) });
        (format!("d{number}"), level(below))
    });
    let mut defs: serde_json::Map<_, _> = levels.collect();
    defs.insert(format!("d{count}"), json!({ "const": 1 }));
    json!({ "$defs": defs, "$ref": "#/$defs/d0" })
}

#[test]
fn ways_are_multiplied_and_circles_are_not() {
    let twice = |below: Value| json!({ "anyOf": [below, below] });
    assert!(check_alone(&levels(12, twice)).is_ok());
    assert!(check_alone(&levels(30, twice)).is_err());
    let apart = |below: Value| json!({ "properties": { "a": below, "b": below } });
    assert!(
        check_alone(&levels(30, apart)).is_ok(),
        "each of its own value"
    );
    let once = |below: Value| json!({ "allOf": [below] });
    assert!(check_alone(&levels(40, once)).is_ok());
    assert!(check_alone(&levels(5_000, once)).is_err(), "too deep");
    assert!(
        check_alone(&levels(5_000, |below| json!({ "items": below }))).is_err(),
        "too deep"
    );
    assert!(check_alone(&json!({ "anyOf": [{ "$ref": "#" }, { "$ref": "#" }] })).is_ok());
}

#[test]
fn ways_that_lead_through_other_files_are_counted_too() {
    let read = |path: &str| {
        let number: u32 = path
            .strip_prefix('d')?
            .strip_suffix(".json")?
            .parse()
            .ok()?;
        let next = format!("d{}.json#/$defs/x", number.saturating_add(1));
        let below = json!({ "$ref": next });
        Some(json!({ "$defs": { "x": { "anyOf": [below, below] } } }))
    };
    let first = json!({ "$ref": "d0.json#/$defs/x" });
    let files = Neighbours::of("schema.json", first.clone(), &read);
    assert!(check(&first, &files).is_err());
}
