//! The records nearest to one that is not there yet.

use catlint_core::{Catalogue, CollectionId};

use crate::evidence::Evidence;
use crate::explanation::{Explained, explained};
use crate::near::common;
use crate::profile::{Draft, Profiles};
use crate::settings::DuplicateSettings;

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
    let mut found: Vec<Nearest> = collections
        .flat_map(|(number, _)| within(catalogue, settings, CollectionId(number), query))
        .collect();
    let order = |near: &Nearest| {
        (
            !near.probable,
            -near.why.points,
            -i64::from(near.why.name),
            near.record,
        )
    };
    found.sort_by_key(order);
    found.truncate(most);
    found
}

fn within(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    collection: CollectionId,
    query: &Query,
) -> Vec<Nearest> {
    let draft = match query {
        Query::Words(draft) => Some(draft),
        Query::Record(_) => None,
    };
    let mut profiles = Profiles::with_draft(catalogue, collection, settings, draft);
    profiles.common = common(&profiles);
    let asked = match query {
        Query::Words(_) => profiles.len().checked_sub(1),
        Query::Record(record) => {
            let at = profiles.records.binary_search(record).ok();
            at.and_then(|at| at.try_into().ok())
        }
    };
    let Some(asked) = asked else {
        return Vec::new();
    };
    let others = (0..profiles.len()).filter(|other| *other != asked);
    let near = others.filter_map(|other| {
        let evidence = Evidence::of(&profiles, other, asked);
        let strong = evidence.marks.iter().any(|mark| mark.points > 3);
        if evidence.name < WORTH && !strong {
            return None;
        }
        Some(Nearest {
            record: *profiles.records.get(usize::try_from(other).ok()?)?,
            probable: evidence.is_similar(),
            why: explained(&profiles, other, asked),
        })
    });
    near.collect()
}
