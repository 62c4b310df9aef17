//! Which field identifies a record, and which one people know it by.

use std::collections::BTreeSet;

use crate::kinds::ValueKind;
use crate::profile::{FieldProfile, Profile};
use crate::texts::Texts;

/// Names of fields that are there to identify, the likeliest first.
const IDS: [&str; 5] = ["id", "identifier", "slug", "uuid", "uid"];
/// Names of fields that identify where they happen to.
const KEYS: [&str; 4] = ["key", "code", "name", "title"];
/// Names of fields that people know a record by, the likeliest first.
const LABELS: [&str; 6] = [
    "name",
    "title",
    "label",
    "display_name",
    "full_name",
    "heading",
];

/// The field that identifies a record: filled in each, and different in each unless its name says
/// that it should be.
#[must_use]
pub fn id(profile: &Profile) -> Option<&'static str> {
    let kinds = |field: &FieldProfile| {
        field.kinds.is_only(ValueKind::String) || field.kinds.is_only(ValueKind::Integer)
    };
    let named = first(profile, &IDS, |field, _| kinds(field));
    named.or_else(|| first(profile, &KEYS, is_distinct))
}

/// Whether a field has a name that only identifiers have: a title may happen to identify.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    IDS.contains(&name)
}

fn is_distinct(field: &FieldProfile, records: usize) -> bool {
    field.kinds.is_only(ValueKind::String) && folded(&field.texts) == Some(records)
}

/// How many values differ by more than case: ids that differ by no more are told to be the same.
fn folded(texts: &Texts) -> Option<usize> {
    let all: BTreeSet<String> = texts
        .values()
        .map(|(text, _)| text.to_lowercase())
        .collect();
    texts.distinct().map(|_| all.len())
}

/// The field that people know a record by: a text in each.
#[must_use]
pub fn label(profile: &Profile) -> Option<&'static str> {
    first(profile, &LABELS, |field, _| {
        field.kinds.is_only(ValueKind::String)
    })
}

fn first(
    profile: &Profile,
    names: &[&'static str],
    fits: impl Fn(&FieldProfile, usize) -> bool,
) -> Option<&'static str> {
    let records = profile.records();
    let mut names = names.iter().copied();
    names.find(|name| {
        let field = profile.root.members.get(*name);
        field.is_some_and(|field| field.filled == records && fits(field, records))
    })
}
