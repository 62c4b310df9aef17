//! How often each field is filled.

use crate::kinds::ValueKind;
use crate::profile::{FieldProfile, Profile};

/// One field of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// The field as people write it: `links[].url`.
    pub field: String,
    /// How often it is filled.
    pub filled: usize,
    /// How often it could be: as often as there is what it belongs to.
    pub of: usize,
}

/// How often each field is filled, in the order in which records have them, inner fields behind
/// the field that holds them. O(fields).
#[must_use]
pub fn rates(profile: &Profile) -> Vec<Fill> {
    rates_among(profile, profile)
}

/// The same for some of the records, with every field that any of `all` has.
#[must_use]
pub fn rates_among(some: &Profile, all: &Profile) -> Vec<Fill> {
    let mut rates = Vec::new();
    below(Some(&some.root), &all.root, "", &mut rates);
    rates
}

fn below(some: Option<&FieldProfile>, all: &FieldProfile, name: &str, rates: &mut Vec<Fill>) {
    if let Some(items) = &all.items {
        let own = some.and_then(|some| some.items.as_deref());
        below(own, items, &format!("{name}[]"), rates);
    }
    if all.is_dictionary() {
        return;
    }
    let of = some.map_or(0, |some| some.kinds.count(ValueKind::Object));
    for (key, member) in all.in_order() {
        let own = some.and_then(|some| some.members.get(key));
        let name = member_name(name, key);
        rates.push(Fill {
            field: name.clone(),
            filled: own.map_or(0, |own| own.filled),
            of,
        });
        below(own, member, &name, rates);
    }
}

/// `links[]` and `url` make `links[].url`.
pub(crate) fn member_name(name: &str, key: &str) -> String {
    match name {
        "" => key.to_owned(),
        name => format!("{name}.{key}"),
    }
}
