//! The fields of records that the config speaks of, wherever it does: its own schema knows.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::selector::{Selector, Source, Template};
use catlint_core::{DocumentId, Place};
use catlint_schema::{OPERAND, SELECTOR, TEMPLATE};
use serde_json::Value;

use super::{collection, parts};

/// Keys whose pointers do not begin at a record of the collection, or at what only some records have.
const ELSEWHERE: [&str; 6] = [
    "records",
    "where",
    "target",
    "values",
    "distinct_from",
    "ignore_field",
];

/// Fields that the config speaks of.
pub(crate) struct Spoken {
    /// Where it does.
    pub(crate) place: Place,
    /// The fields, seen from a record.
    pub(crate) pattern: Pattern,
    /// The part of it that says from where the rest is seen: `/links/*`.
    pub(crate) from: Option<Pattern>,
    /// Whether it stands in a condition, which may be about what no record has yet.
    pub(crate) condition: bool,
}

/// The fields that a collection of the config speaks of, in the order of the text.
pub(crate) fn spoken(document: &Document, config: DocumentId, collection: NodeId) -> Vec<Spoken> {
    let schema = collection::schema();
    let mut walk = Walk {
        document,
        config,
        found: Vec::new(),
    };
    walk.down(collection, &schema, None);
    walk.found
}

struct Walk<'d> {
    document: &'d Document,
    config: DocumentId,
    found: Vec<Spoken>,
}

impl Walk<'_> {
    fn down(&mut self, node: NodeId, schema: &Value, from: Option<&str>) {
        if let Some(text) = self.document.as_str(node) {
            let place = Place::value(self.config, node);
            self.take(place, text, form(schema), from, false);
        }
        for item in self.document.items(node).into_iter().flatten() {
            let own = self.standpoint(item);
            self.down(item, &schema["items"], own.as_deref().or(from));
        }
        let members: Vec<_> = self.document.members(node).into_iter().flatten().collect();
        for (key, value) in members {
            let Some(name) = self.document.as_str(key) else {
                continue;
            };
            if let Some(form) = form(&schema["propertyNames"]) {
                self.take(Place::key(self.config, value), name, Some(form), from, true);
            }
            let known = &schema["properties"][name];
            if !ELSEWHERE.contains(&name) && !known.is_null() {
                let whence = from.filter(|_| !["each", "list"].contains(&name));
                self.down(value, known, whence);
            }
        }
    }

    /// From where the fields of an entry are seen, where it says so.
    fn standpoint(&self, entry: NodeId) -> Option<String> {
        let text = |name: &str| self.document.as_str(self.document.get(entry, name)?);
        let each = text("each").map(ToOwned::to_owned);
        each.or_else(|| text("list").map(|list| format!("{list}/*")))
    }

    fn take(
        &mut self,
        place: Place,
        text: &str,
        form: Option<&str>,
        from: Option<&str>,
        condition: bool,
    ) {
        let fields = form.map_or_else(Vec::new, |form| fields(text, form));
        for field in fields {
            let prefix = from.filter(|from| from.starts_with('/'));
            let whole = format!("{}{field}", prefix.unwrap_or_default());
            self.found
                .extend(Pattern::parse(&whole).map(|pattern| Spoken {
                    place,
                    pattern,
                    from: prefix.and_then(Pattern::parse),
                    condition,
                }));
        }
    }
}

/// What a text is by its schema.
fn form(schema: &Value) -> Option<&str> {
    let format = schema["format"].as_str();
    format.or_else(|| {
        schema["pattern"]
            .as_str()
            .filter(|it| *it == parts::POINTER)
    })
}

/// The fields in a text.
fn fields(text: &str, form: &str) -> Vec<String> {
    let field = |selector: &Selector| match &selector.source {
        Source::Field(pattern) => Some(pattern.to_string()),
        Source::Pseudo(_) => None,
    };
    match form {
        TEMPLATE => {
            let template = Template::parse(text).unwrap_or_default();
            template.selectors().filter_map(field).collect()
        }
        SELECTOR | OPERAND if text.starts_with('/') => {
            let selector = Selector::parse(text).ok();
            selector.as_ref().and_then(field).into_iter().collect()
        }
        parts::POINTER => vec![text.to_owned()],
        _ => Vec::new(),
    }
}
