//! Values that occur once beside a near-identical common one: `Inactve` beside `Inactive`.

use catlint_core::text::fold::fold;
use catlint_core::text::slip::is_slip;

use crate::fill::member_name;
use crate::profile::{FieldProfile, Profile};
use crate::texts::Value;

/// How often a value occurs before another one can be a slip of it.
const COMMON: usize = 3;
/// Common values of one field that are compared. A field with more is no list of choices.
const MOST_COMMON: usize = 2_000;

/// A value that is probably a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd<'p> {
    /// The field as people write it.
    pub field: String,
    /// The value that occurs once, and where.
    pub value: (&'p str, Value),
    /// The common value, and how often it occurs.
    pub common: (&'p str, usize),
}

/// The values that occur once and differ from a common one of the same field by case, accents,
/// punctuation or one slip of the keyboard; the order is that of the fields, then of the values.
///
/// O(values that occur once × common values) for each field.
#[must_use]
pub fn values(profile: &Profile) -> Vec<Odd<'_>> {
    let mut odd = Vec::new();
    below(&profile.root, "", &mut odd);
    odd
}

fn below<'p>(field: &'p FieldProfile, name: &str, odd: &mut Vec<Odd<'p>>) {
    let common: Vec<(&str, Value)> = field
        .texts
        .values()
        .filter(|(_, value)| value.count >= COMMON)
        .collect();
    if !field.texts.open && common.len() <= MOST_COMMON {
        let single = field.texts.values().filter(|(_, value)| value.count == 1);
        odd.extend(single.filter_map(|single| odd_one(single, &common, name)));
    }
    if let Some(items) = &field.items {
        below(items, &format!("{name}[]"), odd);
    }
    for (key, member) in field.in_order() {
        let name = member_name(name, key);
        below(member, &name, odd);
    }
}

fn odd_one<'p>(
    single: (&'p str, Value),
    common: &[(&'p str, Value)],
    field: &str,
) -> Option<Odd<'p>> {
    let alike = |other: &&(&str, Value)| {
        let (one, other) = (single.0, other.0);
        is_slip(one, other) || fold(one) == fold(other)
    };
    let (meant, value) = common
        .iter()
        .filter(alike)
        .max_by_key(|(_, value)| value.count)?;
    Some(Odd {
        field: field.to_owned(),
        value: single,
        common: (meant, value.count),
    })
}
