//! How grave a violation is by the schema itself: a keyword of the catalogue's choice, such as
//! `"level": "warning"` beside `"pattern"`.

use catlint_core::document::{Pointer, Segment};
use catlint_core::{Level, Severity};
use serde_json::Value;

use crate::neighbours::Neighbours;

/// References followed on one way through a schema; a schema may refer to itself.
const MOST_REFERENCES: usize = 64;

/// Where a way through the files of a schema has come to.
#[derive(Clone)]
struct Here<'s> {
    path: String,
    file: &'s Value,
    value: &'s Value,
}

/// The level that the nearest schema object with the keyword gives, from a violated keyword
/// outwards, through the `files` that the schema at `path` refers to. Nothing where none has it, or it
/// says something else than a level. O(length of the pointer).
pub(crate) fn level(
    (path, schema): (&str, &Value),
    files: &Neighbours,
    violated: &str,
    keyword: &str,
) -> Option<Level> {
    let way = Pointer::parse(violated)?;
    let mut here = Here {
        path: path.to_owned(),
        file: schema,
        value: schema,
    };
    let mut nearest = read(schema, keyword);
    let mut references = 0;
    for segment in way.segments() {
        let name = segment_text(segment);
        let Some(next) = step(here.value, name) else {
            return nearest;
        };
        here.value = next;
        let reference = next.as_str().filter(|_| name.ends_with("$ref"));
        if let Some(reference) = reference.filter(|_| references < MOST_REFERENCES) {
            references += 1;
            match here.referred(reference, files) {
                Some(target) => here = target,
                None => return nearest,
            }
        }
        nearest = read(here.value, keyword).or(nearest);
    }
    nearest
}

impl<'s> Here<'s> {
    fn referred(&self, reference: &str, files: &'s Neighbours) -> Option<Self> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let (path, root) = match file {
            "" => (self.path.clone(), self.file),
            _ => {
                let (path, root) = files.file(&self.path, file)?;
                (path.to_owned(), root)
            }
        };
        Some(Self {
            path,
            file: root,
            value: root.pointer(fragment)?,
        })
    }
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
}
