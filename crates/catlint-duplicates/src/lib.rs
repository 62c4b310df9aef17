//! Audit 2: duplicates. Pure functions over the whole catalogue, no I/O.
//!
//! A [`Reader`] gathers what one record claims for itself, as hashes, and what it is compared by, and can do so for
//! many records at once; [`audit`] groups equal claims, each tier leaving out what an earlier one has said; the
//! [`rules`] turn one group into one finding, never into one for each pair. `near` and `copies`
//! find what is alike.

mod claims;
mod copies;
mod distinct;
mod ends;
mod evidence;
mod explanation;
mod facts;
mod fields;
mod finding;
mod focus;
mod groups;
mod habits;
pub mod join;
mod merged;
mod near;
mod nearest;
mod profile;
mod repeated;
mod roles;
mod rules;
mod settings;
mod statement;
mod told_once;
mod url_key;
mod values;
mod words;

#[cfg(test)]
#[path = "../tests/made/mod.rs"]
mod made;

pub use claims::{Reader, RecordClaims};
pub use copies::Amount;
pub use evidence::table::evidence_table;
pub use explanation::{Explained, explain};
pub use facts::{Claim, DuplicateFacts, Group, Tier};
pub use fields::{field_number, field_path};
pub use focus::Focus;
pub use nearest::{Nearest, Query, nearest};
pub use profile::Draft;
pub use roles::Role;
pub use rules::{DuplicateRule, END_RULES, RULES, rules};
pub use settings::{CollectionPart, Distinction, DuplicateSettings, Namespace, Scope};
pub use told_once::told_once;
pub use url_key::{Sameness, UrlKey};

use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Diagnostic};

/// Audits the whole catalogue by what the reader has read of each of its records, in their order. Of records
/// that are alike, only those that one in the focus is alike to.
/// O(n log n) in the claims.
#[must_use]
pub fn audit(reader: Reader<'_>, mut claims: Vec<RecordClaims>, focus: &Focus) -> Vec<Diagnostic> {
    let (catalogue, settings) = (reader.catalogue, reader.settings);
    let near = near::Near::of_read(reader, &mut claims);
    let mut distinct = distinct::Distinct::new(catalogue, settings);
    let groups = groups::groups(catalogue, settings, &claims, focus, (&near, &mut distinct));
    let facts = DuplicateFacts {
        catalogue,
        groups,
        stale: distinct.stale(),
    };
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule.check(&facts, &mut found));
    found
}

/// Reads and audits every record, on this thread alone.
#[must_use]
pub fn audit_all(catalogue: &Catalogue, settings: &DuplicateSettings) -> Vec<Diagnostic> {
    let reader = Reader::new(catalogue, settings);
    let records = catalogue.records.iter();
    let claims = records.map(|record| reader.claims(record)).collect();
    audit(reader, claims, &Focus::everything())
}

/// Audits where links end, once that is known; `said` are the findings so far. O(n log n) in the
/// links.
#[must_use]
pub fn audit_ends(
    catalogue: &Catalogue,
    outcomes: &[LinkOutcome],
    said: &[Diagnostic],
) -> Vec<Diagnostic> {
    let facts = DuplicateFacts {
        catalogue,
        groups: ends::groups(catalogue, outcomes, said, &rules::joining()),
        stale: Vec::new(),
    };
    let mut found = Vec::new();
    END_RULES
        .iter()
        .for_each(|rule| rule.check(&facts, &mut found));
    found
}
