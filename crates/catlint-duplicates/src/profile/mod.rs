//! What is compared of each record, made ready once: its name, its words, its typed values.

mod build;
mod coordinate;
mod date;
mod draft;
mod glance;
mod holders;
mod name;

use std::fmt;

use catlint_core::Catalogue;
use catlint_core::document::NodeId;

pub(crate) use build::{ReadProfile, infer};
pub(crate) use date::{When, date};
pub use draft::Draft;
use glance::Glances;
pub(crate) use holders::{Holder, Holders, Kind};
pub(crate) use name::NameProfile;

use crate::join::Bags;
use crate::roles::Fields;

/// What is compared of one record.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    pub(crate) name: NameProfile,
    /// Its values that have a role, in the order of the text.
    pub(crate) values: Vec<Value>,
}

/// One value with a role.
#[derive(Debug)]
pub(crate) struct Value {
    /// The number of its field.
    pub(crate) field: usize,
    /// Where it stands.
    pub(crate) node: NodeId,
    /// What it is compared by.
    pub(crate) key: Key,
}

/// What a value is compared by.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// Letters and digits.
    Identifier(Box<str>),
    /// A year or a date.
    When(When),
    /// The coarsest form of a web address.
    Link(Box<str>),
    /// A folded text.
    Partition(Box<str>),
    /// Ten-thousandths of a degree.
    Coordinate(i64),
    /// Its words, which stand in a bag.
    Words,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier(text) | Self::Link(text) | Self::Partition(text) => f.write_str(text),
            Self::When(when) => match when.day {
                Some(day) => write!(f, "{day:08}"),
                None => write!(f, "{}", when.year),
            },
            Self::Coordinate(degrees) => write!(f, "{degrees}"),
            Self::Words => Ok(()),
        }
    }
}

/// The records of one collection, ready to be compared.
#[derive(Debug)]
pub(crate) struct Profiles<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) fields: Fields,
    /// The numbers of the records in the catalogue.
    pub(crate) records: Vec<usize>,
    pub(crate) profiles: Vec<Profile>,
    glances: Glances,
    pub(crate) names: Bags,
    pub(crate) places: Bags,
    /// The bag of each field of words, by the number of the first field that shares it; nothing for
    /// prose.
    pub(crate) texts: Vec<(usize, Bags)>,
    /// Whether the name of each record is one that many different things have.
    pub(crate) common: Vec<bool>,
    /// Whether the catalogue was put together from several sources.
    pub(crate) gathered: bool,
    /// Whether different things share the values of each field.
    pub(crate) lent: Vec<bool>,
    /// Which records have which value.
    pub(crate) holders: Holders,
}

impl Profiles<'_> {
    /// How many records there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The profile of a record, by its number among these.
    pub(crate) fn get(&self, record: u32) -> Option<&Profile> {
        self.profiles.get(usize::try_from(record).ok()?)
    }

    /// Whether the name of a record is one that many different things have.
    pub(crate) fn is_common(&self, record: u32) -> bool {
        let at = usize::try_from(record).ok();
        at.and_then(|at| self.common.get(at))
            .is_some_and(|serial| *serial)
    }

    /// The field of a value, where it has a role.
    pub(crate) fn field_at(&self, record: u32, node: NodeId) -> Option<usize> {
        let mut values = self.get(record)?.values.iter();
        values
            .find(|value| value.node == node)
            .map(|value| value.field)
    }

    /// Whether the values of a field are ones that different things share: the page of their project.
    pub(crate) fn is_lent(&self, field: usize) -> bool {
        self.lent.get(field).is_some_and(|lent| *lent)
    }

    /// Whether a glance shows that two records are in two partitions, or of two years: the evidence
    /// would find a conflict.
    pub(crate) fn sets_apart(&self, one: u32, other: u32) -> bool {
        self.glances.sets_apart(one, other)
    }

    /// A number for what sets a record apart from most others: its only partition. 0 for none.
    pub(crate) fn class(&self, record: u32) -> u32 {
        self.glances.class(record)
    }

    /// Whether two records are in two partitions.
    pub(crate) fn partitioned(&self, one: u32, other: u32) -> bool {
        let of = |record| {
            let values = self.get(record).map(|profile| profile.values.iter());
            let values = values.into_iter().flatten();
            let values = values.filter_map(|value| match &value.key {
                Key::Partition(text) => Some((value.field, text)),
                _ => None,
            });
            values.collect::<Vec<_>>()
        };
        let (own, its) = (of(one), of(other));
        !own.is_empty() && !its.is_empty() && !own.iter().any(|value| its.contains(value))
    }

    /// How many records have a value.
    pub(crate) fn uses(&self, value: &Value) -> u32 {
        self.holders.count(value)
    }

    /// How many records there are in the partition of both; of all, where they share none.
    pub(crate) fn peers(&self, one: u32, other: u32) -> u32 {
        let partitions = |record| {
            let values = self.get(record).map(|profile| profile.values.iter());
            let values = values.into_iter().flatten();
            values.filter(|value| matches!(value.key, Key::Partition(_)))
        };
        let mut own = partitions(one);
        let shared = own.find(|own| partitions(other).any(|its| its.key == own.key));
        shared.map_or(self.len(), |value| self.uses(value))
    }

    /// The id of a record; nothing for a draft.
    pub(crate) fn id(&self, record: u32) -> &str {
        let number = usize::try_from(record).ok();
        let number = number.and_then(|at| self.records.get(at));
        let record = number.and_then(|number| self.catalogue.records.get(*number));
        record.map_or("", |record| &record.id.0)
    }

    /// A place of no more records than this is an address: a town has many.
    pub(crate) fn rare(&self) -> u32 {
        (self.len() / 1000).max(4)
    }

    /// Whether the places of a record have a word that tells something: that of a town tells nothing.
    pub(crate) fn tells_place(&self, record: u32) -> bool {
        let most = self.telling();
        let mut words = self.places.of(record).iter();
        words.any(|word| self.places.frequency(*word) <= most)
    }

    /// A word of no more records than this tells something: one in fifty, and at least four.
    pub(crate) fn telling(&self) -> u32 {
        (self.len() / 50).max(4)
    }
}
