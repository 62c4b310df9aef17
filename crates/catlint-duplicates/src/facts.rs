//! What the duplicate rules read: groups of claims.

use catlint_core::{Catalogue, Place, Record, Severity};

use crate::copies::Amount;
use crate::explanation::Explained;
use crate::statement::Statement;
use crate::url_key::Sameness;

/// What the records of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tier {
    /// Every field but the id.
    Record {
        /// Whether they bear a name that many different things have: an editorial.
        common: bool,
    },
    /// The id; `exactly` unless only case differs.
    Id {
        /// Whether the ids are equal letter by letter.
        exactly: bool,
    },
    /// The folded name, within one partition.
    Name {
        /// The value of the partition; nothing where the collection has none.
        partition: Option<String>,
    },
    /// A value of a namespace.
    Value {
        /// What messages call such a value.
        namespace: String,
        /// That within which it is claimed twice.
        within: Vec<String>,
        /// The severity that the settings give it.
        severity: Option<Severity>,
    },
    /// Probably everything: names and other fields together.
    Similar {
        /// The claims, by their numbers, of the two that speak most for it.
        best: (usize, usize),
        /// Why, for these two.
        why: Box<Explained>,
    },
    /// A URL, in one field.
    Url {
        /// How the URLs are the same.
        sameness: Sameness,
        /// Whether the URL is one that records may share: a site, a report, a portal.
        shared: bool,
    },
    /// The page where a link ends.
    End {
        /// Its address.
        page: String,
    },
    /// A URL twice in one list of one record.
    RepeatedUrl,
    /// A long text, in one field.
    Text,
    /// Most of a long text, in one field.
    NearText(Amount),
}

/// One record's claim to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The index of the record in the catalogue.
    pub record: usize,
    /// Where it makes the claim.
    pub place: Place,
    /// What it writes there.
    pub value: &'a str,
}

/// Two or more claims to the same thing, in the order of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// What they have in common.
    pub tier: Tier,
    /// The claims.
    pub claims: Vec<Claim<'a>>,
}

/// The groups of a catalogue.
#[derive(Debug)]
pub struct DuplicateFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Every group, none of them said by another.
    pub groups: Vec<Group<'a>>,
    /// What is said of distinct records to no purpose.
    pub(crate) stale: Vec<Statement>,
}

impl<'a> DuplicateFacts<'a> {
    pub(crate) fn record(&self, claim: &Claim<'_>) -> Option<&'a Record> {
        self.catalogue.records.get(claim.record)
    }

    /// What messages call the record of a claim: `Happy Return Programme (mm-happy-return)`.
    pub(crate) fn name(&self, claim: &Claim<'_>) -> String {
        match self.record(claim) {
            Some(record) if record.label == record.id.0 => record.label.clone(),
            Some(record) => format!("{} ({})", record.label, record.id),
            None => String::new(),
        }
    }
}
