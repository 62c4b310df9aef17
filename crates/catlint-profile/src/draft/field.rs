//! The schema of one field, and of all in it.

use serde_json::{Value, json};

use super::keywords::Draft;
use crate::choices::choices;
use crate::kinds::ValueKind;
use crate::ordered::Ordered;
use crate::profile::FieldProfile;

/// Records from which on "always there" means anything.
const FEWEST_RECORDS: usize = 2;

/// The schema of one field. `$comment` goes to the schema itself where there is one already.
pub(super) fn field(field: &FieldProfile, what: &str) -> Draft {
    let mut draft = Draft::default();
    let mut guesses = Vec::new();
    draft.put("type", types(field));
    if field.kinds.count(ValueKind::String) > 0 {
        text(field, &mut draft, &mut guesses);
    }
    if field.kinds.count(ValueKind::Array) > 0 {
        list(field, &mut draft, &mut guesses);
    }
    if field.kinds.count(ValueKind::Object) > 0 {
        mapping(field, &mut draft, &mut guesses, what);
    }
    if !guesses.is_empty() && what != "a record" {
        draft.put(
            "$comment",
            json!(format!("Guessed: {}.", guesses.join("; "))),
        );
    }
    draft
}

fn types(field: &FieldProfile) -> Value {
    let kinds = field.kinds.present();
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    match names.as_slice() {
        [one] => json!(one),
        several => json!(several),
    }
}

fn text(field: &FieldProfile, draft: &mut Draft, guesses: &mut Vec<String>) {
    let texts = &field.texts;
    if let Some(format) = texts.format() {
        draft.put("format", json!(format.name()));
        guesses.push(format!("every text is of the format {}", format.name()));
        return;
    }
    // A list of choices holds for numbers too, so it is drafted for texts alone.
    let only_texts =
        field.kinds.is_only(ValueKind::String) && field.kinds.count(ValueKind::Null) == 0;
    match choices(texts).filter(|_| only_texts) {
        Some(choices) => {
            guesses.push(format!(
                "{} texts have {} values",
                texts.count,
                choices.len()
            ));
            draft.put("enum", json!(choices));
        }
        None if texts.blank == 0 => {
            draft.put("minLength", json!(1));
        }
        None => {}
    }
}

fn list(field: &FieldProfile, draft: &mut Draft, guesses: &mut Vec<String>) {
    let lists = field.kinds.count(ValueKind::Array);
    if field.empty == 0 && lists >= FEWEST_RECORDS {
        draft.put("minItems", json!(1));
        guesses.push("no list is empty".to_owned());
    }
    if !field.repeats && lists >= FEWEST_RECORDS {
        draft.put("uniqueItems", json!(true));
        guesses.push("no list has an item twice".to_owned());
    }
    if let Some(items) = field.items.as_deref().filter(|items| items.seen > 0) {
        draft.put_schema("items", self::field(items, "an item"));
    }
}

fn mapping(field: &FieldProfile, draft: &mut Draft, guesses: &mut Vec<String>, what: &str) {
    if field.is_dictionary() {
        guesses.push("the names of its fields are data".to_owned());
        if !field.open {
            draft.put("additionalProperties", any_of(field));
        }
        return;
    }
    let mappings = field.kinds.count(ValueKind::Object);
    let always = |member: &FieldProfile| member.seen >= mappings && mappings >= FEWEST_RECORDS;
    let members = field.in_order();
    let required: Vec<&str> = members
        .iter()
        .filter(|(_, member)| always(member))
        .map(|(name, _)| *name)
        .collect();
    let properties = members.iter().map(|(name, member)| {
        let schema = Ordered::Map(self::field(member, "a field").0);
        ((*name).to_owned(), schema)
    });
    draft.put_schema("properties", Draft(properties.collect()));
    if !required.is_empty() {
        draft.put("required", json!(required));
        guesses.push(format!("what {what} always has is required"));
    }
    draft.put("additionalProperties", json!(false));
}

/// The schema of the values of a dictionary: of all kinds that any of them has.
fn any_of(field: &FieldProfile) -> Value {
    let mut kinds = crate::Kinds::default();
    for member in field.members.values() {
        let present = ValueKind::ALL
            .into_iter()
            .filter(|kind| member.kinds.count(*kind) > 0);
        present.for_each(|kind| kinds.add(kind));
    }
    let names: Vec<&str> = kinds.present().iter().map(|kind| kind.name()).collect();
    json!({ "type": names })
}
