//! The exact tiers against an oracle that compares every pair.

mod made;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::selector::{Condition, Predicate, Selector, Test};
use catlint_core::text::fold::name_key;
use catlint_core::{Catalogue, Diagnostic, Record};
use catlint_duplicates::{CollectionPart, DuplicateSettings, Namespace, audit_all};
use proptest::collection::vec;
use proptest::prelude::*;

/// A catalogue of one list, each record with an id and a name.
fn catalogue(records: &[(String, String)]) -> Catalogue {
    let items = records.iter();
    let items: String = items
        .map(|(id, name)| format!("- {{id: \"{id}\", name: \"{name}\"}}\n"))
        .collect();
    let named: Vec<_> = records
        .iter()
        .map(|(id, name)| (id.as_str(), name.as_str()))
        .collect();
    made::catalogue(items, &named)
}

fn found(catalogue: &Catalogue) -> Vec<Diagnostic> {
    audit_all(catalogue, &DuplicateSettings::plain(catalogue))
}

/// The records that a finding names, by their place in the list.
fn named(catalogue: &Catalogue, diagnostic: &Diagnostic) -> BTreeSet<usize> {
    let labels = diagnostic.related.iter().chain([&diagnostic.primary]);
    let records = labels.filter_map(|label| catalogue.record_at(label.place));
    let number = |record: &Record| catalogue.records.iter().position(|other| other == record);
    records.filter_map(number).collect()
}

/// The groups of records with one key, found by looking at every pair.
fn by_pairs(keys: &[String]) -> BTreeSet<BTreeSet<usize>> {
    let alike = |one: usize| {
        let others = (0..keys.len()).filter(move |other| keys[*other] == keys[one]);
        others.collect::<BTreeSet<usize>>()
    };
    (0..keys.len())
        .map(alike)
        .filter(|group| group.len() > 1)
        .collect()
}

fn groups_of(catalogue: &Catalogue, rule: &str) -> BTreeSet<BTreeSet<usize>> {
    let found = found(catalogue);
    let found = found.iter().filter(|diagnostic| diagnostic.rule.0 == rule);
    found
        .map(|diagnostic| named(catalogue, diagnostic))
        .collect()
}

/// The groups of records that claim one value of a composite key.
fn groups_within(records: &[(String, String)], namespace: Namespace) -> BTreeSet<BTreeSet<usize>> {
    let mut catalogue = catalogue(records);
    // Records that are one by their names would not be told again.
    catalogue.collections[0].label = None;
    let part = CollectionPart {
        namespaces: vec![namespace],
        ..CollectionPart::default()
    };
    let settings = DuplicateSettings {
        collections: vec![part],
        ..DuplicateSettings::plain(&catalogue)
    };
    let found = audit_all(&catalogue, &settings);
    let found = found
        .iter()
        .filter(|diagnostic| diagnostic.rule.0 == "duplicate-value");
    found
        .map(|diagnostic| named(&catalogue, diagnostic))
        .collect()
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ids_are_grouped_as_pairs_say(ids in vec("[abAB]{1,2}", 0..30)) {
        let records: Vec<_> = ids.iter().enumerate().map(|(number, id)| (id.clone(), format!("name {number}"))).collect();
        let catalogue = catalogue(&records);
        let keys: Vec<String> = ids.iter().map(|id| id.to_lowercase()).collect();
        prop_assert_eq!(groups_of(&catalogue, "duplicate-id"), by_pairs(&keys));
        prop_assert!(groups_of(&catalogue, "duplicate-name").is_empty());
    }

    #[test]
    fn names_are_grouped_as_pairs_say(names in vec("(The )?[aÄéE]{1,2}[ ,.-]?[xX]?", 0..30)) {
        let records: Vec<_> = names.iter().enumerate().map(|(number, name)| (format!("id{number}"), name.clone())).collect();
        let catalogue = catalogue(&records);
        let keys: Vec<String> = names.iter().map(|name| name_key(name)).collect();
        let expected = by_pairs(&keys);
        prop_assert_eq!(groups_of(&catalogue, "duplicate-name"), expected);
    }

    #[test]
    fn composite_keys_are_grouped_as_pairs_say_unless_one_is_left_out(
        records in vec(("[abA]{1,2}", "[xyX]{1,2}"), 0..30),
    ) {
        let unless = Condition { selector: selector("/name"), test: Test::AnyOf(vec!["x".to_owned()]) };
        let namespace = Namespace {
            name: "pair".to_owned(),
            fields: vec![selector("/id | lower")],
            within: vec![selector("/name")],
            unless: Predicate(vec![vec![unless]]),
            ..Namespace::default()
        };
        let keys: Vec<String> = records
            .iter()
            .enumerate()
            .map(|(number, (id, name))| match name.as_str() {
                "x" => format!("left out {number}"),
                name => format!("{} {name}", id.to_lowercase()),
            })
            .collect();
        prop_assert_eq!(groups_within(&records, namespace), by_pairs(&keys));
    }

    #[test]
    fn one_finding_a_group_whatever_the_order(mut ids in vec("[ab]{1,2}", 0..20)) {
        let sizes = |ids: &[String]| {
            let records: Vec<_> = ids.iter().enumerate().map(|(number, id)| (id.clone(), format!("name {number}"))).collect();
            let groups = groups_of(&catalogue(&records), "duplicate-id");
            let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
            groups.iter().for_each(|group| *sizes.entry(group.len()).or_default() += 1);
            sizes
        };
        let before = sizes(&ids);
        ids.reverse();
        prop_assert_eq!(before, sizes(&ids));
    }
}
