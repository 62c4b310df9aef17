//! What a schema says of the value at one place of a record.

use catlint_core::document::{Pointer, Segment};
use serde_json::Value;

/// References followed from one place at most: enough for any that is not a circle.
const REFERENCES: usize = 16;

/// The schema of a value, where it can be told without trying the schema: through `properties`, `items`
/// and references inside the text. O(depth).
pub(crate) fn schema_at<'s>(schema: &'s Value, place: &Pointer) -> Option<&'s Value> {
    let steps = place.segments().iter();
    let mut current = referred(schema, schema)?;
    for step in steps {
        let below = match step {
            Segment::Key(key) => current.get("properties")?.get(key.as_str())?,
            Segment::Index(_) => current.get("items")?,
        };
        current = referred(schema, below)?;
    }
    Some(current)
}

/// What a schema stands for.
fn referred<'s>(whole: &'s Value, schema: &'s Value) -> Option<&'s Value> {
    let mut current = schema;
    for _ in 0..REFERENCES {
        let Some(reference) = current.get("$ref").and_then(Value::as_str) else {
            return Some(current);
        };
        current = whole.pointer(reference.strip_prefix('#')?)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use catlint_core::document::{Pointer, Segment};
    use serde_json::json;

    use super::schema_at;

    #[test]
    fn schemas_are_found_through_references_and_circles_end() {
        let schema = json!({
            "properties": { "links": { "items": { "$ref": "#/$defs/link" } }, "a": { "$ref": "#/$defs/a" } },
            "$defs": { "link": { "properties": { "note": { "type": "string" } } }, "a": { "$ref": "#/$defs/a" } }
        });
        let note = [
            Segment::Key("links".to_owned()),
            Segment::Index(2),
            Segment::Key("note".to_owned()),
        ];
        let found = schema_at(&schema, &Pointer::new(note.to_vec()));
        assert_eq!(found, Some(&json!({ "type": "string" })));
        let circle = Pointer::new(vec![Segment::Key("a".to_owned())]);
        assert_eq!(schema_at(&schema, &circle), None);
    }
}
