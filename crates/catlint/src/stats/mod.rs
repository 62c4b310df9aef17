//! `catlint stats`: how complete the catalogue is.
//!
//! Nothing here is a finding and no run fails by it: the numbers say where a maintainer's hour is
//! spent best.

mod json;
mod table;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::cli::CheckArgs;
use crate::cli::stats::{StatsArgs, StatsFormat};
use crate::error::Error;
use crate::output::printed;
use crate::read::discover::discover;
use crate::surroundings::Surroundings;
use crate::{read, survey};
use catlint_core::document::{Kind, Miss, Pattern, Pointer};
use catlint_core::{Catalogue, Collection, Place, Record};
use catlint_profile::fill::{Fill, rates, rates_among};
use catlint_profile::stale::by_date;
use catlint_profile::{Profile, odd};

/// Counts, and prints what was counted.
///
/// # Errors
/// Where the catalogue cannot be read, or standard output cannot be written.
pub fn run(args: &StatsArgs, surroundings: &Surroundings) -> Result<bool, Error> {
    let check = CheckArgs {
        paths: args.paths.clone(),
        config: args.config.clone(),
        ..CheckArgs::default()
    };
    let settings = survey::settings(&check, surroundings)?;
    let reading = read::read(&settings, &discover(&settings)?, surroundings);
    let catalogue = &reading.catalogue;
    for field in [&args.by, &args.stalest].into_iter().flatten() {
        known(catalogue, field)?;
    }
    let asked = |record: &&Record| settings.is_asked(catalogue.document(record.document).path());
    let collections = catalogue.collections.iter().zip(0u32..);
    let collections = collections.map(|(collection, number)| {
        let records = catalogue
            .records
            .iter()
            .filter(|record| record.collection.0 == number);
        collection_stats(args, catalogue, collection, records.filter(asked).collect())
    });
    let stats: Vec<CollectionStats> = collections.collect();
    let mut text = String::new();
    match args.format {
        StatsFormat::Human => stats
            .iter()
            .for_each(|stats| table::write(stats, &mut text)),
        StatsFormat::Json => text = json::text(&stats),
    }
    printed(io::stdout().lock().write_all(text.as_bytes())).map(|()| true)
}

/// Refuses a field that no record has: numbers without it would look as if it had none.
fn known(catalogue: &Catalogue, field: &Pointer) -> Result<(), Error> {
    let pattern = Pattern::parse(&field.to_string()).unwrap_or_default();
    let misses = catalogue.records.iter().map(|record| {
        let document = catalogue.document(record.document);
        pattern.miss(document, record.root)
    });
    let misses: Option<Vec<Miss<'_>>> = misses.collect();
    let Some(miss) = misses.and_then(|misses| misses.into_iter().reduce(Miss::or)) else {
        return Ok(());
    };
    let name = |pattern: &Pattern| {
        pattern
            .to_string()
            .trim_start_matches('/')
            .replace('/', ".")
    };
    Err(Error::UnknownField {
        field: field.field(),
        meant: pattern.mended(&miss).as_ref().map(name),
    })
}

/// What was counted of one collection.
#[derive(Debug, Default)]
struct CollectionStats {
    name: String,
    records: usize,
    fill: Vec<Fill>,
    /// What `--by` asks for.
    by: Option<By>,
    odd: Vec<OddValue>,
    /// The records with the oldest dates.
    stalest: Option<Stalest>,
}

/// A field, and each of its values with its records and their fill rates.
type By = (String, Vec<(String, usize, Vec<Fill>)>);

/// A value that is probably a slip.
#[derive(Debug)]
struct OddValue {
    field: String,
    value: String,
    at: String,
    common: String,
    count: usize,
}

/// The records with the oldest dates in a field.
#[derive(Debug)]
struct Stalest {
    field: String,
    records: Vec<StaleRecord>,
    undated: usize,
}

/// A record with its date.
#[derive(Debug)]
struct StaleRecord {
    record: String,
    at: String,
    day: String,
}

fn collection_stats(
    args: &StatsArgs,
    catalogue: &Catalogue,
    collection: &Collection,
    records: Vec<&Record>,
) -> CollectionStats {
    let profile = Profile::of(catalogue, records.iter().copied());
    let odd = odd::values(&profile).into_iter().map(|odd| OddValue {
        field: odd.field,
        value: odd.value.0.to_owned(),
        at: at(catalogue, odd.value.1.place),
        common: odd.common.0.to_owned(),
        count: odd.common.1,
    });
    CollectionStats {
        name: collection.name.clone(),
        records: records.len(),
        fill: rates(&profile),
        by: args
            .by
            .as_ref()
            .and_then(|field| by(catalogue, field, &records, &profile)),
        odd: odd.collect(),
        stalest: args
            .stalest
            .as_ref()
            .and_then(|field| stalest(args.top, catalogue, field, &records)),
    }
}

/// The fill rates of the records of each value; a record with several values counts for each.
/// Nothing where no record has the field: it is another collection's.
fn by(catalogue: &Catalogue, field: &Pointer, records: &[&Record], all: &Profile) -> Option<By> {
    let mut groups: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for record in records {
        for value in values(catalogue, record, field) {
            groups.entry(value).or_default().push(record);
        }
    }
    let known = groups.keys().any(|value| !value.is_empty());
    let group = |(value, records): (String, Vec<&Record>)| {
        let profile = Profile::of(catalogue, records.iter().copied());
        (value, records.len(), rates_among(&profile, all))
    };
    known.then(|| (field.field(), groups.into_iter().map(group).collect()))
}

/// The values of a field as texts, each once; one empty text where there is none.
fn values(catalogue: &Catalogue, record: &Record, field: &Pointer) -> Vec<String> {
    let document = catalogue.document(record.document);
    let Some(node) = document.at(record.root, field) else {
        return vec![String::new()];
    };
    let text = |node| match document.kind(node) {
        Kind::String(text) => Some(text.trim().to_owned()),
        Kind::Number(number) => Some(number.text().to_owned()),
        Kind::Bool(truth) => Some(truth.to_string()),
        _ => None,
    };
    let items = document.items(node).into_iter().flatten().filter_map(text);
    let mut values: Vec<String> = text(node).into_iter().chain(items).collect();
    values.sort_unstable();
    values.dedup();
    if values.is_empty() {
        vec![String::new()]
    } else {
        values
    }
}

/// Nothing where no record has such a date: the field is another collection's.
fn stalest(
    top: usize,
    catalogue: &Catalogue,
    field: &Pointer,
    records: &[&Record],
) -> Option<Stalest> {
    let sorted = by_date(catalogue, records.iter().copied(), field);
    let oldest = sorted.dated.iter().take(top);
    let records = oldest.map(|(day, record)| StaleRecord {
        record: record.label.clone(),
        at: at(catalogue, Place::start(record.document, record.root)),
        day: day.to_string(),
    });
    let stalest = Stalest {
        field: field.field(),
        records: records.collect(),
        undated: sorted.undated,
    };
    (!stalest.records.is_empty()).then_some(stalest)
}

/// `path:line`.
fn at(catalogue: &Catalogue, place: Place) -> String {
    let path = catalogue.document(place.document()).path();
    format!("{path}:{}", catalogue.position(place).line)
}
