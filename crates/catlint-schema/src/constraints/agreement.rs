//! Agreement: records that have one field in common must have another one in common, too.

use std::collections::BTreeMap;

use catlint_core::selector::{Selector, Value};
use catlint_core::{Catalogue, Place, Record, Severity};

/// Fields that must be the same in all records with one value of another.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// What the records have in common.
    pub key: Selector,
    /// What must then be the same.
    pub fields: Vec<Selector>,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}

/// A value that differs from the usual one.
#[derive(Debug)]
pub struct Disagreement<'a> {
    /// What is asked.
    pub asked: &'a Agreement,
    /// The field.
    pub field: &'a Selector,
    /// What the records have in common.
    pub key: String,
    /// The value that differs, where it stands last.
    pub value: Value<'a>,
    /// Where else the same value stands.
    pub places: Vec<Place>,
    /// The usual value, where it stands first.
    pub usual: Value<'a>,
    /// How many records have the usual value.
    pub count: usize,
}

/// The values that differ from the usual one: the value that most records have, or the first of
/// those that equally many have. O(n log n).
pub(super) fn gather<'a>(
    catalogue: &'a Catalogue,
    asked: &'a Agreement,
    records: &[&Record],
) -> Vec<Disagreement<'a>> {
    let fields = asked.fields.iter();
    let found = fields.flat_map(|field| {
        let groups = groups(catalogue, asked, field, records).into_iter();
        groups.flat_map(move |(key, values)| disagreements(asked, field, &key, values))
    });
    found.collect()
}

type ByValue<'a> = BTreeMap<String, Vec<Value<'a>>>;

fn groups<'a>(
    catalogue: &'a Catalogue,
    asked: &Agreement,
    field: &Selector,
    records: &[&Record],
) -> BTreeMap<String, ByValue<'a>> {
    let mut groups: BTreeMap<String, ByValue<'a>> = BTreeMap::new();
    for record in records {
        let from = catalogue.standpoint(record);
        let pair = asked.key.first(from).zip(field.first(from));
        if let Some((key, value)) = pair {
            let group = groups.entry(key.text.into_owned()).or_default();
            group.entry(value.text.to_string()).or_default().push(value);
        }
    }
    groups.retain(|_, values| values.len() > 1);
    groups
}

fn disagreements<'a>(
    asked: &'a Agreement,
    field: &'a Selector,
    key: &str,
    values: ByValue<'a>,
) -> Vec<Disagreement<'a>> {
    let mut values: Vec<_> = values.into_values().collect();
    values.sort_by_key(|same| {
        let first = same.first().map(|value| value.place);
        (std::cmp::Reverse(same.len()), first)
    });
    let mut values = values.into_iter();
    let usual = values.next().unwrap_or_default();
    let Some(first) = usual.first() else {
        return Vec::new();
    };
    let differing = values.filter_map(|mut same| {
        Some(Disagreement {
            asked,
            field,
            key: key.to_owned(),
            value: same.pop()?,
            places: same.iter().map(|value| value.place).collect(),
            usual: first.clone(),
            count: usual.len(),
        })
    });
    differing.collect()
}
