//! Records that say themselves what is ignored in them: JSON has no comments.

use catlint_core::document::{Document, Kind, NodeId, Pattern};
use catlint_core::text::suggest;
use catlint_core::{Catalogue, Day, Place, Record};

use super::names::named;
use super::written::{IgnoreFault, Origin, WrittenIgnore};
use crate::settings::Settings;

/// The keys of an entry.
const KEYS: [&str; 4] = ["rule", "field", "reason", "until"];

/// The node of the field in which a record says what is ignored in it.
fn node_of(settings: &Settings, catalogue: &Catalogue, record: &Record) -> Option<NodeId> {
    let collection = settings.collections.get(record.collection.0 as usize)?;
    let pointer = collection.ignore_field.as_ref()?;
    catalogue.document(record.document).at(record.root, pointer)
}

/// Whether a place is in that field: what is there is ours, not the schema's.
pub(crate) fn is_ours(
    settings: &Settings,
    catalogue: &Catalogue,
    record: &Record,
    place: Place,
) -> bool {
    let Place::Node { node, .. } = place else {
        return false;
    };
    let document = catalogue.document(record.document);
    node_of(settings, catalogue, record).is_some_and(|ours| {
        list(document, ours).is_some()
            && (document.contains(ours, node) || document.key_of(ours) == Some(node))
    })
}

/// The entries: the field's own list, or the one under its key `ignore`.
fn list(document: &Document, ours: NodeId) -> Option<Vec<NodeId>> {
    let list = document.items(ours);
    let list = list.or_else(|| document.items(document.get(ours, "ignore")?));
    Some(list?.collect())
}

/// What a record says is ignored in it, each with the field that it is about.
pub(super) fn read(
    settings: &Settings,
    catalogue: &Catalogue,
    record: &Record,
) -> Vec<(WrittenIgnore, Option<Pattern>)> {
    let document = catalogue.document(record.document);
    let Some(ours) = node_of(settings, catalogue, record) else {
        return Vec::new();
    };
    let place = |node| Place::value(record.document, node);
    let Some(entries) = list(document, ours) else {
        let mut ignore = WrittenIgnore::new(Origin::Field, place(ours));
        ignore.faults.push(IgnoreFault {
            place: Place::key(record.document, ours),
            message: "what is ignored must be a list of entries".to_owned(),
            help: FORM.to_owned(),
        });
        return vec![(ignore, None)];
    };
    let entries = entries.into_iter();
    let entry = |node| entry(document, node, &place);
    entries.map(entry).collect()
}

/// How an entry is written; said where it is not understood.
const FORM: &str = "write an entry as `{\"rule\": \"RULE\", \"reason\": \"the reason\"}`";

fn entry(
    document: &Document,
    node: NodeId,
    place: &dyn Fn(NodeId) -> Place,
) -> (WrittenIgnore, Option<Pattern>) {
    let mut ignore = WrittenIgnore::new(Origin::Field, place(node));
    let mut faults = unknown_keys(document, node, place);
    let mut fault = |node, message: String, help: &str| {
        faults.push(IgnoreFault {
            place: place(node),
            message,
            help: help.to_owned(),
        });
    };
    let text = |key| {
        let node = document.get(node, key)?;
        Some((node, document.as_str(node)?.trim().to_owned()))
    };
    let rule = document.get(node, "rule");
    if rule.is_none() {
        fault(
            node,
            "this does not say which rule is ignored".to_owned(),
            FORM,
        );
    }
    let mut pattern = None;
    if let Some((node, field)) = text("field") {
        pattern = Pattern::parse(&field);
        if pattern.is_none() {
            let help = format!("write `/{field}`");
            fault(
                node,
                format!("the field `{field}` is no JSON Pointer"),
                &help,
            );
        }
    }
    if let Some((node, day)) = text("until") {
        match day.parse::<Day>() {
            Ok(day) => ignore.until = Some((day, place(node))),
            Err(_) => fault(
                node,
                format!("`{day}` is no day of the calendar"),
                "write the day as `2027-01-31`",
            ),
        }
    }
    let reason = text("reason").map(|(_, reason)| reason);
    ignore.reason = reason.filter(|reason| !reason.is_empty());
    let names = rule.map(|rule| names(document, rule)).unwrap_or_default();
    ignore.rules = names
        .into_iter()
        .filter_map(|(node, name)| named(&name, place(node), &mut faults))
        .collect();
    if !faults.is_empty() {
        // What is not understood of it may have been a limit.
        ignore.rules.clear();
    }
    ignore.faults = faults;
    (ignore, pattern)
}

/// The names of rules: one text, or a list of them.
fn names(document: &Document, rule: NodeId) -> Vec<(NodeId, String)> {
    let nodes = match document.items(rule) {
        Some(items) => items.collect(),
        None => vec![rule],
    };
    let text = |node| match document.kind(node) {
        Kind::String(text) => (node, text.trim().to_owned()),
        other => (node, other.noun().to_owned()),
    };
    nodes.into_iter().map(text).collect()
}

fn unknown_keys(
    document: &Document,
    node: NodeId,
    place: &dyn Fn(NodeId) -> Place,
) -> Vec<IgnoreFault> {
    let members = document.members(node).into_iter().flatten();
    let unknown = members.filter_map(|(key, _)| {
        let name = document.as_str(key).unwrap_or_default();
        (!KEYS.contains(&name)).then(|| unknown_key(name, place(key)))
    });
    unknown.collect()
}

fn unknown_key(name: &str, place: Place) -> IgnoreFault {
    let (message, help) = match suggest::nearest(name, KEYS) {
        Some(meant) => (
            format!("an entry has no key `{name}`, did you mean `{meant}`?"),
            format!("write `{meant}`"),
        ),
        None => (
            format!("an entry has no key `{name}`"),
            format!(
                "its keys are {}",
                KEYS.map(|key| format!("`{key}`")).join(", ")
            ),
        ),
    };
    IgnoreFault {
        place,
        message,
        help,
    }
}
