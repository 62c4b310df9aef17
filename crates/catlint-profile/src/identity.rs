//! Which field identifies a record, and which one people know it by.

use std::collections::BTreeSet;

use crate::kinds::ValueKind;
use crate::profile::{FieldProfile, Profile};
use crate::texts::Texts;

/// Names of fields that identify, the likeliest first.
const IDS: [&str; 9] = [
    "id",
    "identifier",
    "slug",
    "key",
    "code",
    "uid",
    "uuid",
    "name",
    "title",
];
/// Names of fields that people know a record by, the likeliest first.
const LABELS: [&str; 6] = [
    "name",
    "title",
    "label",
    "display_name",
    "full_name",
    "heading",
];

/// The field that identifies a record: filled in each, and different in each.
#[must_use]
pub fn id(profile: &Profile) -> Option<&'static str> {
    first(profile, &IDS, |field, records| {
        let kinds = [
            (ValueKind::String, &field.texts),
            (ValueKind::Integer, &field.numbers),
        ];
        kinds.into_iter().any(|(kind, texts)| {
            let distinct = || folded(texts) == Some(records);
            field.kinds.is_only(kind) && distinct()
        })
    })
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
