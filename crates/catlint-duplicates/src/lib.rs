//! Audit 2: duplicates. Pure functions over the whole catalogue, no I/O.
//!
//! [`facts`] gathers groups of records that claim the same thing, by hashing, each tier leaving
//! out what an earlier one has said; the [`rules`] turn one group into one finding, never into one
//! for each pair. Near-duplicates will be a further source of groups beside [`exact`].

mod exact;
mod facts;
mod fields;
mod rules;
mod settings;
mod url_key;

pub use facts::{Claim, DuplicateFacts, Group, Tier};
pub use rules::{DuplicateRule, RULES, rules};
pub use settings::{Compare, DuplicateSettings, Namespace};
pub use url_key::{Sameness, UrlKey};

use catlint_core::{Catalogue, Diagnostic};

/// Audits the whole catalogue. O(size of the catalogue).
#[must_use]
pub fn audit(catalogue: &Catalogue, settings: &DuplicateSettings) -> Vec<Diagnostic> {
    let facts = DuplicateFacts::gather(catalogue, settings);
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule.check(&facts, &mut found));
    found
}
