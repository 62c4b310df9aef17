//! How grave a violation is by the schema itself: a keyword of the catalogue's choice, such as
//! `"level": "warning"` beside `"pattern"`.

use catlint_core::document::{Pointer, Segment};
use catlint_core::{Level, Severity};
use serde_json::Value;

/// References followed on one way through a schema; a schema may refer to itself.
const MOST_REFERENCES: usize = 64;

/// The level that the nearest schema object with the keyword gives, from a violated keyword
/// outwards. Nothing where none has it, or it says something else than a level.
/// O(length of the pointer).
pub(crate) fn level(schema: &Value, violated: &str, keyword: &str) -> Option<Level> {
    let way = Pointer::parse(violated)?;
    let mut here = schema;
    let mut nearest = read(here, keyword);
    let mut references = 0;
    for segment in way.segments() {
        let name = segment_text(segment);
        let next = step(here, name);
        here = match next
            .and_then(Value::as_str)
            .filter(|_| name.ends_with("$ref"))
        {
            Some(target) if references < MOST_REFERENCES => {
                references += 1;
                match target.strip_prefix('#').and_then(|at| schema.pointer(at)) {
                    Some(target) => target,
                    None => return nearest,
                }
            }
            _ => match next {
                Some(next) => next,
                None => return nearest,
            },
        };
        nearest = read(here, keyword).or(nearest);
    }
    nearest
}

fn segment_text(segment: &Segment) -> &str {
    match segment {
        Segment::Key(key) => key,
        // A pointer that was read has keys only.
        Segment::Index(_) => "",
    }
}

fn step<'s>(here: &'s Value, name: &str) -> Option<&'s Value> {
    match here {
        Value::Object(members) => members.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => None,
    }
}

/// The level of a schema object, in the words that schemas use.
fn read(object: &Value, keyword: &str) -> Option<Level> {
    let word = object.as_object()?.get(keyword)?.as_str()?;
    let level = match word.to_ascii_lowercase().as_str() {
        "error" | "fatal" | "must" => Level::At(Severity::Error),
        "warning" | "warn" | "should" => Level::At(Severity::Warning),
        "note" | "info" | "information" | "hint" | "may" => Level::At(Severity::Note),
        "off" | "ignore" => Level::Off,
        _ => return None,
    };
    Some(level)
}

#[cfg(test)]
mod tests {
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
        let at = |pointer: &str| level(&schema, pointer, "level");
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
        assert_eq!(super::level(&schema, "/required", "severity"), None);
    }
}
