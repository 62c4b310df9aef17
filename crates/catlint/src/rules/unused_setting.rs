//! The rule `unused-setting`.

use catlint_core::document::{Document, NodeId};
use catlint_core::text::suggest;
use catlint_core::{Catalogue, Diagnostic, Place, Rule, declare_rule};

use super::SettingFacts;

declare_rule! {
    /// The config sets levels for a record that does not exist.
    ///
    /// # What it finds
    /// An id under `record_rules` in the config that no record of the collection has.
    ///
    /// # Why it matters
    /// The levels count for nothing: the record was removed or renamed, or the id is misspelt.
    ///
    /// # Example
    /// ```yaml
    /// collections:
    ///   initiatives:
    ///     files: ["data/initiatives/*.yaml"]
    ///     record_rules:
    ///       kh-employment-premit-scheme: { shared-url: "off" }
    /// ```
    ///
    /// # How to mend
    /// Write the id as the record does, or remove the entry.
    pub(super) UnusedSetting = "unused-setting",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SettingFacts<'_>> for UnusedSetting {
    fn check(&self, facts: &SettingFacts<'_>, found: &mut Vec<Diagnostic>) {
        let document = facts.catalogue.document(facts.config);
        let root = document.roots().first();
        let collections = root.and_then(|root| document.get(*root, "collections"));
        for (name, collection) in members(document, collections) {
            let records = members(document, document.get(collection, "record_rules"));
            if records.is_empty() {
                continue;
            }
            let ids = ids(facts.catalogue, name);
            for (id, entry) in records {
                if ids.binary_search(&id).is_err() {
                    let place = Place::key(facts.config, entry);
                    found.push(finding(place, name, id, &ids));
                }
            }
        }
    }
}

fn finding(place: Place, collection: &str, id: &str, ids: &[&str]) -> Diagnostic {
    let message = format!("no record of `{collection}` has the id `{id}`");
    match suggest::nearest(id, ids.iter().copied()) {
        Some(meant) => Diagnostic::new(
            &UnusedSetting::META,
            place,
            format!("{message}, did you mean `{meant}`?"),
        )
        .help(format!("write `{meant}`")),
        None => Diagnostic::new(&UnusedSetting::META, place, message)
            .help("write the id as the record does, or remove the entry"),
    }
}

fn members(document: &Document, mapping: Option<NodeId>) -> Vec<(&str, NodeId)> {
    let members = mapping.and_then(|mapping| document.members(mapping));
    let members = members.into_iter().flatten();
    members
        .filter_map(|(key, value)| Some((document.as_str(key)?, value)))
        .collect()
}

/// The ids of the records of a collection, sorted.
fn ids<'c>(catalogue: &'c Catalogue, collection: &str) -> Vec<&'c str> {
    let records = catalogue.records.iter();
    let own = records.filter(|record| catalogue.collection(record.collection).name == collection);
    let mut ids: Vec<_> = own.map(|record| record.id.0.as_str()).collect();
    ids.sort_unstable();
    ids
}
