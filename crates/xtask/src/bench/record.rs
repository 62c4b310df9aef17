//! One generated record, and the schema of them all.

use serde_json::json;

use super::random::Random;
use super::vocabulary::{COUNTRIES, FILLERS, HOSTS, REGIONS, WORDS};

/// What may be wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defect {
    /// A field is absent.
    Missing,
    /// A value is none of those listed.
    Value,
    /// A text does not match its pattern.
    Pattern,
    /// A web address has a space in it.
    Format,
    /// A text where a number should be.
    Type,
    /// A key is misspelt.
    Misspelt,
}

/// Every defect.
pub(super) const DEFECTS: [Defect; 6] = [
    Defect::Missing,
    Defect::Value,
    Defect::Pattern,
    Defect::Format,
    Defect::Type,
    Defect::Misspelt,
];

/// The lines of a record.
pub(super) fn record(random: &mut Random, number: u64, defect: Option<Defect>) -> Vec<String> {
    let has = |other| defect == Some(other);
    let country = random.one_of(COUNTRIES);
    let mut id = format!(
        "{}-{}-{number:05}",
        country.to_lowercase(),
        random.one_of(WORDS)
    );
    if has(Defect::Pattern) {
        id = id.to_uppercase();
    }
    let field = if has(Defect::Misspelt) {
        "regoin"
    } else {
        "region"
    };
    let region = random.one_of(REGIONS);
    let region = if has(Defect::Value) { "europa" } else { region };
    let mut lines = vec![format!("id: {id}")];
    if !has(Defect::Missing) {
        lines.push(format!("country: \"{country}\""));
    }
    lines.push(format!("{field}: {region}"));
    lines.push(format!("name: \"{}\"", capitalised(&name(random))));
    lines.push("description: >-".to_owned());
    lines.extend(description(random).iter().map(|line| format!("  {line}")));
    links(random, number, has(Defect::Format), &mut lines);
    lines.push(match has(Defect::Type) {
        true => "year: \"two thousand\"".to_owned(),
        false => format!("year: {}", random.between(1950, 2026)),
    });
    optional(random, number, &mut lines);
    lines
}

/// Four words at least: three would make duplicates by chance.
fn name(random: &mut Random) -> String {
    let count = random.between(4, 10);
    let words: Vec<_> = (0..count).map(|_| random.one_of(WORDS)).collect();
    words.join(" ")
}

fn description(random: &mut Random) -> Vec<String> {
    const WIDTH: usize = 96;
    let mut lines = vec![String::new()];
    for _ in 0..random.between(60, 120) {
        let word = match random.happens(35) {
            true => random.one_of(FILLERS),
            false => random.one_of(WORDS),
        };
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&capitalised(word)),
            Some(line) if line.len() + word.len() < WIDTH => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn links(random: &mut Random, number: u64, is_bad: bool, lines: &mut Vec<String>) {
    let count = if is_bad { 1 } else { random.between(0, 3) };
    if count == 0 {
        lines.push("links: []".to_owned());
        return;
    }
    lines.push("links:".to_owned());
    for index in 0..count {
        let (host, word) = (random.one_of(HOSTS), random.one_of(WORDS));
        let gap = if is_bad { "a b" } else { "" };
        lines.push(format!("  - https://{host}/{word}/{number}/{index}{gap}"));
    }
}

fn optional(random: &mut Random, number: u64, lines: &mut Vec<String>) {
    if random.happens(50) {
        let year = random.between(2010, 2026);
        let (month, day) = (random.between(1, 12), random.between(1, 28));
        lines.push(format!("updated: \"{year}-{month:02}-{day:02}\""));
    }
    if random.happens(30) {
        lines.push(format!("contact: team{number}@example.org"));
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// The schema of a record.
pub(super) fn schema() -> serde_json::Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "country", "region", "name", "description", "links", "year"],
        "properties": {
            "id": { "type": "string", "pattern": "^[a-z]{2}-[a-z0-9-]{3,40}$" },
            "country": { "type": "string", "enum": COUNTRIES },
            "region": { "type": "string", "enum": REGIONS },
            "name": { "type": "string", "minLength": 3, "maxLength": 120, "pattern": "^\\S.*\\S$" },
            "description": { "type": "string", "minLength": 40, "maxLength": 2000 },
            "links": {
                "type": "array",
                "maxItems": 10,
                "uniqueItems": true,
                "items": { "type": "string", "format": "uri", "pattern": "^https?://" },
            },
            "year": { "type": "integer", "minimum": 1900, "maximum": 2100 },
            "updated": { "type": "string", "format": "date" },
            "contact": { "type": "string", "format": "email" },
        },
    })
}
