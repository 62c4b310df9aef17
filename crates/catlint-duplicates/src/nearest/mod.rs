//! The records nearest to one that is not there yet.

mod sieve;

use catlint_core::{Catalogue, CollectionId};

use rayon::prelude::*;

use crate::evidence::Evidence;
use crate::explanation::{Explained, explained};
use crate::near::look_over;
use crate::profile::{Draft, Profiles};
use crate::settings::DuplicateSettings;
use sieve::Sieve;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A thing of which this much is known.
    Words(Draft),
    /// A record of the catalogue, by its number.
    Record(usize),
}

/// A record that is near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Its number in the catalogue.
    pub record: usize,
    /// Whether the two are probably one.
    pub probable: bool,
    /// Why.
    pub why: Explained,
}

/// Names that share less are not worth showing, in thousandths.
const WORTH: u32 = 200;

/// The records nearest to the query, the nearest first, at most `most`. Each collection is asked, or
/// that of the record. O(size of the catalogue).
#[must_use]
pub fn nearest(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    query: &Query,
    most: usize,
) -> Vec<Nearest> {
    let collections = (0u32..).zip(&catalogue.collections);
    let asked: Vec<_> = collections
        .filter_map(|(number, _)| Asked::of(catalogue, settings, CollectionId(number), query))
        .collect();
    let mut found: Vec<_> = asked.iter().flat_map(Asked::near).collect();
    let order = |(record, _, _, evidence): &Found<'_>| {
        let (points, name) = (-evidence.points, -i64::from(evidence.name));
        (!evidence.is_similar(), points, name, *record)
    };
    found.sort_by_key(order);
    found.truncate(most);
    // Only what is shown is explained: nearly everything is near in some way.
    let shown = found
        .into_iter()
        .map(|(record, asked, other, evidence)| Nearest {
            record,
            probable: evidence.is_similar(),
            why: explained(&asked.profiles, other, asked.member),
        });
    shown.collect()
}

/// One collection with what is looked for in it.
struct Asked<'a> {
    profiles: Profiles<'a>,
    /// What is looked for.
    member: u32,
    /// Whether that is a record, of which more is known than a glance takes in.
    record: bool,
}

/// A record by its number in the catalogue, and in its collection, with the evidence.
type Found<'f> = (usize, &'f Asked<'f>, u32, Evidence);

impl<'a> Asked<'a> {
    /// Nothing where the record that is looked for is another collection's.
    fn of(
        catalogue: &'a Catalogue,
        settings: &DuplicateSettings,
        collection: CollectionId,
        query: &Query,
    ) -> Option<Self> {
        let draft = match query {
            Query::Words(draft) => Some(draft),
            Query::Record(_) => None,
        };
        let mut profiles = Profiles::with_draft(catalogue, collection, settings, draft);
        look_over(&mut profiles);
        let member = match query {
            Query::Words(_) => profiles.len().checked_sub(1)?,
            Query::Record(record) => {
                let at = profiles.records.binary_search(record).ok()?;
                at.try_into().ok()?
            }
        };
        Some(Self {
            profiles,
            member,
            record: draft.is_none(),
        })
    }

    fn near(&self) -> Vec<Found<'_>> {
        let others = (0..self.profiles.len()).into_par_iter();
        let sieve = Sieve::new(&self.profiles, self.member).filter(|_| !self.record);
        let may = |other: u32| sieve.as_ref().is_none_or(|sieve| sieve.may(other));
        let others = others.filter(|other| *other != self.member && may(*other));
        let near = others.filter_map(|other| {
            let evidence = Evidence::of(&self.profiles, other, self.member);
            if evidence.name < WORTH && !evidence.identifies_anything() {
                return None;
            }
            let record = *self.profiles.records.get(usize::try_from(other).ok()?)?;
            Some((record, self, other, evidence))
        });
        near.collect()
    }
}

#[cfg(test)]
mod tests;
