//! What sets two records apart at a glance: their partitions and their years.
//!
//! Most pairs of a large catalogue are of two countries. The profiles would tell, but they lie all over the
//! memory; these few numbers stand side by side.

use super::{Key, Profile};
use crate::fields::hash;

/// A partition, or the year of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Glance {
    field: usize,
    /// The year, or the hash of the partition.
    value: u64,
    /// Whether it is a whole date: two of them are judged by their days.
    dated: bool,
    /// Whether it is a partition.
    partition: bool,
}

/// The glances of all records, end to end.
#[derive(Debug, Default)]
pub(super) struct Glances {
    ends: Vec<usize>,
    glances: Vec<Glance>,
    /// The first field of partitions.
    partition: Option<usize>,
}

impl Glances {
    /// Reads the profiles. O(values).
    pub(super) fn read(profiles: &[Profile]) -> Self {
        let mut glances = Self::default();
        profiles.iter().for_each(|profile| glances.push(profile));
        glances
    }

    fn push(&mut self, profile: &Profile) {
        let start = self.glances.len();
        for value in &profile.values {
            let (told, dated, partition) = match &value.key {
                Key::Partition(text) => (hash(text), false, true),
                Key::When(when) => (u64::from(when.year), when.day.is_some(), false),
                _ => continue,
            };
            let own = self.glances.get(start..).unwrap_or_default();
            // Of several dates in one field, the first is compared.
            let known = own.iter().any(|glance| glance.field == value.field);
            if known && !partition {
                continue;
            }
            if partition && self.partition.is_none() {
                self.partition = Some(value.field);
            }
            self.glances.push(Glance {
                field: value.field,
                value: told,
                dated,
                partition,
            });
        }
        self.ends.push(self.glances.len());
    }

    fn of(&self, record: u32) -> &[Glance] {
        let Ok(at) = usize::try_from(record) else {
            return &[];
        };
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(0);
        let start = at.checked_sub(1).map_or(0, end);
        self.glances.get(start..end(at)).unwrap_or_default()
    }

    /// A number for the partition of a record, where it has just one; else 0. Records of two classes are
    /// set apart, if all partitions stand in one field.
    pub(super) fn class(&self, record: u32) -> u32 {
        let mut partitions = self.of(record).iter().filter(|glance| glance.partition);
        let single = partitions.next().filter(|_| partitions.next().is_none());
        let class = single.filter(|single| self.partition == Some(single.field));
        // Two partitions of one number cost a look more.
        class.map_or(0, |class| (class.value >> 32) as u32 | 1)
    }

    /// Whether two records say different things of one field. O(1): a record has a few.
    pub(super) fn sets_apart(&self, one: u32, other: u32) -> bool {
        let (own, its) = (self.of(one), self.of(other));
        own.iter().any(|glance| {
            let field = |other: &&Glance| other.field == glance.field;
            let shared = |of: &Glance| its.iter().filter(field).any(|its| its.value == of.value);
            let mut others = its.iter().filter(field).peekable();
            others.peek().is_some()
                && !others.all(|other| other.dated && glance.dated)
                && !own.iter().filter(field).any(shared)
        })
    }
}
