//! Records that say themselves what is ignored in them: JSON has no comments.

use catlint_core::document::{Document, Kind, NodeId, Pattern};
use catlint_core::text::suggest;
use catlint_core::{Catalogue, Day, DocumentId, Place, Record};

use super::names::{MOST_RULES, named, shown};
use super::written::{IgnoreFault, Origin, WrittenIgnore, WrittenRule};
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
    let Some(entries) = list(document, ours) else {
        let place = Place::key(record.document, ours);
        let mut ignore = WrittenIgnore::new(Origin::Field, place);
        ignore.faults.push(IgnoreFault {
            place,
            message: "what is ignored must be a list of entries".to_owned(),
            help: FORM.to_owned(),
        });
        return vec![(ignore, None)];
    };
    let entry = |node| Entry {
        document,
        id: record.document,
        node,
        faults: Vec::new(),
    };
    let entries = entries.into_iter();
    entries.map(|node| entry(node).read()).collect()
}

/// How an entry is written; said where it is not understood.
const FORM: &str = "write an entry as `{\"rule\": \"RULE\", \"reason\": \"the reason\"}`";

/// One entry, on its way to be understood.
struct Entry<'d> {
    document: &'d Document,
    id: DocumentId,
    node: NodeId,
    faults: Vec<IgnoreFault>,
}

impl Entry<'_> {
    fn read(mut self) -> (WrittenIgnore, Option<Pattern>) {
        let mut ignore = WrittenIgnore::new(Origin::Field, self.place(self.node));
        self.faults = unknown_keys(self.document, self.node, &|key| self.place(key));
        let rules = self.rules();
        let field = self.field();
        ignore.until = self.until();
        let reason = self.text("reason").map(|(_, reason)| reason);
        ignore.reason = reason.filter(|reason| !reason.is_empty());
        // Of one that is not understood as a whole, the rest may have been a limit.
        ignore.rules = if self.faults.is_empty() {
            rules
        } else {
            Vec::new()
        };
        ignore.faults = self.faults;
        (ignore, field)
    }

    fn place(&self, node: NodeId) -> Place {
        Place::value(self.id, node)
    }

    fn text(&self, key: &str) -> Option<(NodeId, String)> {
        let node = self.document.get(self.node, key)?;
        Some((node, self.document.as_str(node)?.trim().to_owned()))
    }

    fn fault(&mut self, node: NodeId, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(IgnoreFault {
            place: self.place(node),
            message: message.into(),
            help: help.into(),
        });
    }

    fn rules(&mut self) -> Vec<WrittenRule> {
        let Some(rule) = self.document.get(self.node, "rule") else {
            // Of a misspelt key has been told that this one was meant.
            if !self.faults.iter().any(|fault| fault.help == write("rule")) {
                self.fault(self.node, "this does not say which rule is ignored", FORM);
            }
            return Vec::new();
        };
        let names = names(self.document, rule).into_iter();
        let id = self.id;
        names
            .filter_map(|(node, name)| named(&name, Place::value(id, node), &mut self.faults))
            .collect()
    }

    fn field(&mut self) -> Option<Pattern> {
        let (node, field) = self.text("field")?;
        let pattern = Pattern::parse(&field);
        if pattern.is_none() {
            let message = format!("the field `{}` is no JSON Pointer", shown(&field));
            self.fault(node, message, format!("write `/{}`", shown(&field)));
        }
        pattern
    }

    fn until(&mut self) -> Option<(Day, Place)> {
        let (node, day) = self.text("until")?;
        let Ok(parsed) = day.parse::<Day>() else {
            let message = format!("`{}` is no day of the calendar", shown(&day));
            self.fault(node, message, "write the day as `2027-01-31`");
            return None;
        };
        Some((parsed, self.place(node)))
    }
}

/// The names of rules: one text, or a list of them.
fn names(document: &Document, rule: NodeId) -> Vec<(NodeId, String)> {
    let nodes = match document.items(rule) {
        Some(items) => items.take(MOST_RULES).collect(),
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

fn write(key: &str) -> String {
    format!("write `{key}`")
}

fn unknown_key(name: &str, place: Place) -> IgnoreFault {
    let name = &*shown(name);
    let (message, help) = match suggest::nearest(name, KEYS) {
        Some(meant) => (
            format!("an entry has no key `{name}`, did you mean `{meant}`?"),
            write(meant),
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
