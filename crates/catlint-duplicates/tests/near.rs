//! What the whole audit finds of records that are alike, whatever their order and the threads.

mod made;

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Diagnostic};
use catlint_duplicates::{DuplicateSettings, Focus, Reader, audit, audit_all};
use proptest::collection::vec;
use proptest::prelude::*;

/// A record: its id, then the other lines of it.
type Item = (String, Vec<String>);

fn catalogue(items: &[Item]) -> Catalogue {
    let text = |(id, lines): &Item| format!("- id: {id}\n  {}\n", lines.join("\n  "));
    let text: String = items.iter().map(text).collect();
    let named: Vec<_> = items
        .iter()
        .map(|(id, _)| (id.as_str(), id.as_str()))
        .collect();
    made::catalogue(text, &named)
}

fn found(catalogue: &Catalogue) -> Vec<Diagnostic> {
    audit_all(catalogue, &DuplicateSettings::plain(catalogue))
}

/// What it finds where it is about some records.
fn found_around(catalogue: &Catalogue, focus: &Focus) -> Vec<Diagnostic> {
    let settings = DuplicateSettings::plain(catalogue);
    let reader = Reader::new(catalogue, &settings);
    let records = catalogue.records.iter();
    let claims = records.map(|record| reader.claims(record)).collect();
    audit(reader, claims, focus)
}

/// The groups of ids that a rule has found.
fn groups(items: &[Item], rule: &str) -> BTreeSet<BTreeSet<String>> {
    let catalogue = catalogue(items);
    let found = found(&catalogue);
    let of_rule = found.iter().filter(|finding| finding.rule.0 == rule);
    let ids = |finding: &Diagnostic| {
        let labels = finding.related.iter().chain([&finding.primary]);
        let records = labels.filter_map(|label| catalogue.record_at(label.place));
        records.map(|record| record.id.0.clone()).collect()
    };
    of_rule.map(ids).collect()
}

fn item() -> impl Strategy<Value = Vec<String>> {
    let word = "(labour|migrant|resource|centre|centr|tuna|tunna|apia|suva|osh|summit)";
    let name = vec(word, 1..5).prop_map(|words| format!("name: {}", words.join(" ")));
    let country = prop_oneof![Just("country: WS"), Just("country: FJ")];
    let year = prop_oneof![Just("kind: x"), Just("year: 2018"), Just("year: 2019")];
    let phone = prop_oneof![
        Just("size: 1"),
        Just("phone: 555 1234"),
        Just("phone: 555 1243")
    ];
    (name, country, year, phone).prop_map(|(name, country, year, phone)| {
        vec![name, country.to_owned(), year.to_owned(), phone.to_owned()]
    })
}

fn page() -> impl Strategy<Value = String> {
    (0..30u32).prop_map(|number| format!("url: https://example.org/{number}"))
}

/// A text of passages that others have too.
fn text() -> impl Strategy<Value = String> {
    let passage = (0..6u32).prop_map(|own| {
        let words = (0..12).map(|word| format!("w{own}x{word}"));
        words.collect::<Vec<_>>().join(" ")
    });
    vec(passage, 1..4).prop_map(|passages| format!("description: {}", passages.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_records_changes_no_group(lines in vec(item(), 0..40), seed in any::<u64>()) {
        let items: Vec<Item> = lines.into_iter().enumerate().map(|(number, lines)| (format!("r{number}"), lines)).collect();
        let mut shuffled = items.clone();
        shuffled.sort_by_key(|(id, _)| {
            let letters = id.bytes().fold(seed, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
            (letters, id.clone())
        });
        for rule in ["similar-record", "duplicate-name"] {
            // An earlier finding leaves a later one the first of its records: which one that is depends on
            // the order, so groups are compared where nothing was left out.
            if groups(&items, "duplicate-record").is_empty() && groups(&items, "duplicate-name").is_empty() {
                prop_assert_eq!(groups(&items, rule), groups(&shuffled, rule));
            }
        }
    }

    #[test]
    fn what_is_found_of_a_record_is_so_whichever_records_the_run_is_about(
        lines in vec((item(), page(), text()), 0..40),
        about in vec(prop::bool::weighted(0.1), 40),
    ) {
        let lines = lines.into_iter().map(|(mut lines, page, text)| {
            lines.extend([page, text]);
            lines
        });
        let items: Vec<Item> = lines.enumerate().map(|(number, lines)| (format!("r{number}"), lines)).collect();
        let catalogue = catalogue(&items);
        let about: Vec<bool> = about.into_iter().take(items.len()).collect();
        let concerned = |finding: &Diagnostic| {
            let mut places = finding.related.iter().chain([&finding.primary]);
            places.any(|label| {
                let record = catalogue.record_at(label.place).expect("a record");
                let number = catalogue.records.iter().position(|other| other == record);
                about[number.expect("a number")]
            })
        };
        let mut all = found(&catalogue);
        all.retain(concerned);
        let mut own = found_around(&catalogue, &Focus::on(about.clone()));
        own.retain(concerned);
        prop_assert_eq!(own, all);
    }

    #[test]
    fn one_thread_finds_what_two_find(lines in vec(item(), 0..40)) {
        let items: Vec<Item> = lines.into_iter().enumerate().map(|(number, lines)| (format!("r{number}"), lines)).collect();
        let catalogue = catalogue(&items);
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| found(&catalogue))
        };
        prop_assert_eq!(on(1), on(2));
    }
}

#[test]
fn a_hundred_records_of_one_name_are_one_finding() {
    let items: Vec<Item> = (0..100)
        .map(|number| {
            (
                format!("r{number}"),
                vec!["name: Seasonal Worker Program".to_owned()],
            )
        })
        .collect();
    let catalogue = catalogue(&items);
    let found = found(&catalogue);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("and 98 more records"),
        "{}",
        found[0].message
    );
}

#[test]
fn a_chain_is_no_group_where_its_ends_contradict_each_other() {
    let record = |id: &str, more: &str| {
        let lines = [
            "name: Labour Mobility Summit of Vanuatu".to_owned(),
            more.to_owned(),
        ];
        (id.to_owned(), lines.to_vec())
    };
    let items = [
        record("a", "year: 2018"),
        record("b", "note: none"),
        record("c", "year: 2019"),
    ];
    let found = groups(&items, "duplicate-name");
    assert_eq!(found.len(), 1);
    assert!(found.iter().all(|group| group.len() == 2), "{found:?}");
}

#[test]
fn everything_but_the_id_is_compared_whatever_kind_it_is_of() {
    let item = |id: &str, rest: &str| {
        let lines = ["name: Tuna boats", "place: Apia", "note: a crew", rest];
        (id.to_owned(), lines.map(str::to_owned).to_vec())
    };
    let pair = |one: &str, other: &str| BTreeSet::from([[one, other].map(str::to_owned).into()]);
    for (one, other) in [("r1", "r2"), ("1", "2"), ("true", "false")] {
        let alike = [item(one, "size: 1"), item(other, "size: 1")];
        assert_eq!(
            groups(&alike, "duplicate-record"),
            pair(one, other),
            "{one} {other}"
        );
    }
    for (one, other) in [
        ("size: 1", "size: 10"),
        ("size: 1.5", "size: 15"),
        ("open: true", "open: false"),
    ] {
        let differing = [item("r1", one), item("r2", other)];
        assert_eq!(
            groups(&differing, "duplicate-record"),
            BTreeSet::new(),
            "{one} {other}"
        );
    }
}
