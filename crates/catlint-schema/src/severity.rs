//! How grave a violation is by the schema itself: a keyword of the catalogue's choice, such as
//! `"level": "warning"` beside `"pattern"`.

use catlint_core::document::{Pointer, Segment};
use catlint_core::{Level, level_words};
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
    level_words::level(word)
}

#[cfg(test)]
mod tests;
