//! Made-up records of programmes, institutions and data sets.

use catlint_duplicates::DuplicateSettings;

use crate::bench::{Random, vocabulary};
use crate::evaluate::{Labelled, catalogue};

/// One record.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) country: String,
    pub(super) year: Option<u64>,
    pub(super) url: Option<String>,
    pub(super) description: String,
}

/// What a thing is.
const HEADS: &[&str] = &[
    "Seasonal Worker Programme",
    "National Statistics Office",
    "Ministry of Labour",
    "Migrant Resource Centre",
    "Employment Permit Scheme",
    "Department of Transport",
    "Water Quality Survey",
    "Household Budget Survey",
    "Capacity Building Project",
    "Skills Recognition Agreement",
    "Open Data Portal",
    "University Library",
];

/// What distinguishes it.
const TOPICS: &[&str] = &[
    "Fisheries",
    "Orchards",
    "Ports",
    "Forestry",
    "Dairy",
    "Tourism",
    "Nursing",
    "Domestic Work",
    "Mining",
    "Construction",
    "Textiles",
    "Coffee",
    "Rice",
    "Vanilla",
    "Copra",
    "Seafarers",
    "Returnees",
    "Cattle",
    "Glaciers",
    "Wetlands",
    "Estuaries",
    "Railways",
    "Harbours",
    "Archives",
    "Museums",
    "Pensions",
];

/// Places with accents and without.
const PLACES: &[&str] = &[
    "Montréal",
    "São Tomé",
    "Łódź",
    "Malmö",
    "Bogotá",
    "Kraków",
    "Genève",
    "Zürich",
    "Córdoba",
    "Asunción",
    "Apia",
    "Suva",
    "Yangon",
    "Dili",
    "Manila",
    "Osh",
    "Quito",
    "Khujand",
    "Rakhine",
    "Mandalay",
    "Tarawa",
    "Nukunonu",
    "Funafuti",
    "Honiara",
    "Luganville",
    "Kathmandu",
    "Colombo",
    "Dhaka",
];

/// Records that are all different: no two have the same head, topic and place.
pub(super) fn clean(random: &mut Random, count: usize) -> Vec<Entry> {
    let mut seen = std::collections::BTreeSet::new();
    let mut entries = Vec::new();
    while entries.len() < count {
        let (head, topic, place) = (
            random.one_of(HEADS),
            random.one_of(TOPICS),
            random.one_of(PLACES),
        );
        if !seen.insert((head, topic, place)) {
            continue;
        }
        let year = random.happens(50).then(|| random.between(2001, 2019));
        let name = match year {
            Some(year) if random.happens(30) => format!("{head} for {topic} in {place} {year}"),
            _ => format!("{head} for {topic} in {place}"),
        };
        let number = entries.len();
        let url = random
            .happens(70)
            .then(|| format!("https://www.host{}.example.org/pages/{number}", number % 97));
        entries.push(Entry {
            name,
            country: random.one_of(vocabulary::COUNTRIES).to_owned(),
            year,
            url,
            description: sentence(random),
        });
    }
    entries
}

/// A sentence of a dozen words that nobody else has.
pub(super) fn sentence(random: &mut Random) -> String {
    let word = |random: &mut Random| match random.happens(40) {
        true => random.one_of(vocabulary::FILLERS),
        false => random.one_of(vocabulary::WORDS),
    };
    let words: Vec<&str> = (0..14).map(|_| word(random)).collect();
    words.join(" ")
}

/// The catalogue of some records, with the pairs that are known to be one.
pub(super) fn labelled(entries: &[Entry], pairs: &[(usize, usize)]) -> Labelled {
    let text: String = entries
        .iter()
        .enumerate()
        .map(|(number, entry)| item(number, entry))
        .collect();
    let catalogue = catalogue("records.yaml", text, "name");
    Labelled {
        settings: DuplicateSettings::plain(&catalogue),
        catalogue,
        known: pairs.iter().copied().collect(),
    }
}

fn item(number: usize, entry: &Entry) -> String {
    let mut item = format!(
        "- id: r{number}\n  name: \"{}\"\n  country: \"{}\"\n  description: \"{}\"\n",
        entry.name, entry.country, entry.description
    );
    if let Some(year) = entry.year {
        item.push_str(&format!("  year: {year}\n"));
    }
    if let Some(url) = &entry.url {
        item.push_str(&format!("  url: \"{url}\"\n"));
    }
    item
}
