//! The rule `inert-keyword`.

use catlint_core::document::NodeId;
use catlint_core::text::suggest::nearest;
use catlint_core::{Diagnostic, Rule, declare_rule, level_words};

use crate::draft::Draft;
use crate::facts::SchemaFacts;
use crate::keywords::{Holds, keyword};
use crate::subschema::Subschema;

declare_rule! {
    /// A keyword of the schema does nothing where it stands.
    ///
    /// # What it finds
    /// A keyword about one kind of value beside a `type` that allows another only: `minimum` for a mapping,
    /// `properties` for a list. `then` and `else` without `if`, `minContains` and `maxContains` without
    /// `contains`, `additionalItems` without a list under `items`. And, up to draft 7, anything beside `$ref`:
    /// these drafts leave it unread.
    /// Also the keyword that `severity_keyword` in the config names, where its value is no level.
    ///
    /// # Why it matters
    /// Whoever wrote it believes that it checks something. It does not, and no validator says so.
    ///
    /// # Example
    /// ```json
    /// { "type": "object", "minimum": 1 }
    /// ```
    ///
    /// # How to mend
    /// Move the keyword to the field that it is meant for, or remove it. Beside `$ref`, write
    /// `"allOf": [{ "$ref": "…" }]` instead, or move to draft 2019-09 or later. Write a level as `error`,
    /// `warning`, `note` or `off`.
    pub(super) InertKeyword = "inert-keyword",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

/// Keywords that do something only beside another one.
const COMPANIONS: [(&str, &str); 4] = [
    ("then", "if"),
    ("else", "if"),
    ("minContains", "contains"),
    ("maxContains", "contains"),
];
/// What may stand beside `$ref` without being expected to check anything.
const SILENT: [&str; 13] = [
    "$ref",
    "$schema",
    "$id",
    "id",
    "$comment",
    "title",
    "description",
    "default",
    "examples",
    "definitions",
    "$defs",
    "readOnly",
    "deprecated",
];

impl Rule<SchemaFacts<'_>> for InertKeyword {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        for schema in &facts.schemas {
            for (name, value) in &schema.members {
                if let Some((message, help)) = why(facts, schema, name) {
                    let place = facts.key_at(*value);
                    found.push(Diagnostic::new(&Self::META, place, message).help(help));
                }
                if facts.own.contains(name)
                    && let Some((message, help)) = no_level(facts, name, *value)
                {
                    let place = facts.value_at(*value);
                    found.push(Diagnostic::new(&Self::META, place, message).help(help));
                }
            }
        }
    }
}

/// Why the catalogue's own keyword for levels does nothing, and what to write.
fn no_level(facts: &SchemaFacts<'_>, name: &str, value: NodeId) -> Option<(String, String)> {
    const LEVELS: &str = "write `error`, `warning`, `note` or `off`";
    let Some(word) = facts.document.as_str(value) else {
        let message = format!("`{name}` does nothing here: its value is no level");
        return Some((message, LEVELS.to_owned()));
    };
    if level_words::level(word).is_some() {
        return None;
    }
    let message = format!("`{name}` does nothing here: `{word}` is no level");
    let words = level_words::WORDS.iter().map(|(word, _)| *word);
    Some(match nearest(word, words) {
        Some(meant) => (
            format!("{message}, did you mean `{meant}`?"),
            format!("write `{meant}`"),
        ),
        None => (message, LEVELS.to_owned()),
    })
}

fn why(facts: &SchemaFacts<'_>, schema: &Subschema<'_>, name: &str) -> Option<(String, String)> {
    let known = keyword(name).filter(|keyword| keyword.is_of(facts.draft))?;
    let replaced = facts.draft <= Draft::Seven && schema.get("$ref").is_some();
    if replaced && !SILENT.contains(&name) {
        if says_the_same(facts, schema, name) {
            return None;
        }
        let draft = facts.draft.name();
        let message = format!("`{name}` does nothing: {draft} reads nothing beside `$ref`");
        let help = "write `\"allOf\": [{ \"$ref\": … }]` in place of the `$ref`".to_owned();
        return Some((message, help));
    }
    let companion = COMPANIONS
        .iter()
        .find(|(own, other)| *own == name && schema.get(other).is_none());
    if let Some((_, other)) = companion {
        let message = format!("`{name}` does nothing without `{other}`");
        return Some((message, format!("add `{other}`, or remove `{name}`")));
    }
    if name == "additionalItems" && !has_tuple(facts, schema) {
        let message =
            "`additionalItems` does nothing unless `items` is a list of schemas".to_owned();
        return Some((
            message,
            "remove it; `items` describes every item already".to_owned(),
        ));
    }
    let types = schema.types.as_deref().filter(|types| !types.is_empty())?;
    let beside = types.iter().all(|own| !known.about.includes(own));
    // A container of schemas that nobody applies may still be the target of a reference.
    let contains = known.holds == Holds::Members && name != "properties";
    (beside && !contains).then(|| {
        let (own, about) = (types.join("` or `"), known.about.noun());
        let message =
            format!("`{name}` does nothing here: it is about {about}, and the type is `{own}`");
        (
            message,
            format!("move `{name}` to the field that it is meant for, or correct `type`"),
        )
    })
}

/// Whether what the `$ref` leads to has the same keyword with the same text: then nothing is lost.
fn says_the_same(facts: &SchemaFacts<'_>, schema: &Subschema<'_>, name: &str) -> bool {
    let document = facts.document;
    let there = facts.referred(schema);
    let there = there.and_then(|there| document.get(there, name));
    let text = |node| document.source().slice(document.span(node));
    let own = schema.get(name).map(text);
    own.is_some() && there.map(text) == own
}

fn has_tuple(facts: &SchemaFacts<'_>, schema: &Subschema<'_>) -> bool {
    let items = schema
        .get("items")
        .and_then(|items| facts.document.items(items));
    items.is_some()
}
