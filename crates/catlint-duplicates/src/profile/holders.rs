//! Which records have which value: a table that is sorted once and asked three things.

use rayon::prelude::*;

use super::{Key, Profile, Value};
use crate::fields::hash;

/// A record that has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Holder {
    /// The number of the field.
    pub(crate) field: usize,
    /// The hash of the value.
    value: u64,
    /// The record, by its number in the collection.
    pub(crate) record: u32,
    /// What kind of value it is.
    pub(crate) kind: Kind,
}

/// The kinds of values of which it matters who shares them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// An identifier or a link.
    Told,
    /// A whole date.
    Dated,
    /// A partition.
    Partition,
}

impl Kind {
    fn of(key: &Key) -> Option<Self> {
        match key {
            Key::Identifier(_) | Key::Link(_) => Some(Self::Told),
            Key::When(when) => when.day.is_some().then_some(Self::Dated),
            Key::Partition(_) => Some(Self::Partition),
            Key::Coordinate(_) | Key::Words => None,
        }
    }
}

impl Holder {
    /// The records of one value, if it is one that joins them.
    pub(crate) fn joined(holders: &[Self]) -> impl Iterator<Item = u32> {
        let joined = holders
            .iter()
            .filter(|holder| holder.kind != Kind::Partition);
        joined.map(|holder| holder.record)
    }
}

/// The values of all records, sorted by field and value; each record once for each.
#[derive(Debug, Default)]
pub(crate) struct Holders(Vec<Holder>);

impl Holders {
    /// Reads the profiles. O(n log n).
    pub(super) fn of(profiles: &[Profile]) -> Self {
        let numbered = profiles.par_iter().enumerate();
        let holders = numbered.flat_map_iter(|(record, profile)| {
            let record = u32::try_from(record).unwrap_or(u32::MAX);
            let values = profile.values.iter();
            values.filter_map(move |value| {
                Some(Holder {
                    field: value.field,
                    value: hash(&value.key),
                    record,
                    kind: Kind::of(&value.key)?,
                })
            })
        });
        let mut holders: Vec<Holder> = holders.collect();
        holders.par_sort_unstable();
        holders.dedup();
        Self(holders)
    }

    /// The records of each value.
    pub(crate) fn by_value(&self) -> impl Iterator<Item = &[Holder]> {
        let same =
            |one: &Holder, other: &Holder| (one.field, one.value) == (other.field, other.value);
        self.0.chunk_by(same)
    }

    /// How many records have a value. O(log n).
    pub(super) fn count(&self, value: &Value) -> u32 {
        u32::try_from(self.of_value(value).len()).unwrap_or(u32::MAX)
    }

    /// The records that a value joins. O(log n).
    pub(crate) fn sharing(&self, value: &Value) -> impl Iterator<Item = u32> {
        Holder::joined(self.of_value(value))
    }

    fn of_value(&self, value: &Value) -> &[Holder] {
        let sought = (value.field, hash(&value.key));
        let told = |holder: &Holder| (holder.field, holder.value);
        let start = self.0.partition_point(|holder| told(holder) < sought);
        let rest = self.0.get(start..).unwrap_or_default();
        let end = rest.partition_point(|holder| told(holder) == sought);
        rest.get(..end).unwrap_or_default()
    }
}
