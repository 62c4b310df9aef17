//! The rule `unused-setting`.

use catlint_core::document::{Document, NodeId};
use catlint_core::text::suggest;
use catlint_core::{Catalogue, Diagnostic, Place, Rule, Severity, declare_rule};

use super::SettingFacts;
use crate::config::missing::{Missing, missing};
use crate::config::shared_names;

declare_rule! {
    /// The config says something of a record, a field or a namespace that does not exist.
    ///
    /// # What it finds
    /// An id under `record_rules` in the config that no record of the collection has; a field anywhere in
    /// a collection that none of its records has, nor its schema; and an entry under `unique` with
    /// `scope: catalogue` whose name no other collection has in such an entry. A field is a note where
    /// nothing shows that another one was meant, and nothing at all among fewer than ten records: it may
    /// be yet to come.
    ///
    /// # Why it matters
    /// The setting counts for nothing, and nobody sees that a check is not made: the record or field was
    /// removed or renamed, or the name is misspelt.
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
    /// Write the id or the field as the record does, or the name as the other collection does; or remove the entry.
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
            let missing = missing(facts.catalogue, facts.config, name, collection);
            found.extend(missing.into_iter().map(|field| absent(name, field)));
            let records = members(document, document.get(collection, "record_rules"));
            if records.is_empty() {
                continue;
            }
            let ids = ids(facts.catalogue, name);
            for (id, entry) in records {
                if ids.binary_search(&id).is_err() {
                    let place = Place::key(facts.config, entry);
                    let message = format!("no record of `{name}` has the id `{id}`");
                    let help = "write the id as the record does, or remove the entry";
                    found.push(finding(
                        place,
                        message,
                        help,
                        suggest::nearest(id, ids.iter().copied()),
                    ));
                }
            }
        }
        for lonely in shared_names::lonely(document) {
            let message = format!(
                "no other collection has `scope: catalogue` for the name `{}`",
                lonely.name
            );
            let help = "write the name as the other collection does, or remove the scope";
            let place = Place::value(facts.config, lonely.node);
            found.push(finding(place, message, help, lonely.meant));
        }
    }
}

/// A field that no record has. It may be yet to come, where nothing shows that another one was meant.
fn absent(collection: &str, field: Missing) -> Diagnostic {
    let message = format!("no record of `{collection}` has `{}`", field.field);
    let help = "write the field as the records do, or remove the entry; leave it if the field is yet \
                to come";
    let mut found = finding(field.place, message, help, field.meant.as_deref());
    if field.meant.is_none() {
        found.severity = Severity::Note;
    }
    found
}

fn finding(place: Place, message: String, help: &str, meant: Option<&str>) -> Diagnostic {
    match meant {
        Some(meant) => {
            let message = format!("{message}, did you mean `{meant}`?");
            Diagnostic::new(&UnusedSetting::META, place, message).help(format!("write `{meant}`"))
        }
        None => Diagnostic::new(&UnusedSetting::META, place, message).help(help),
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
