//! The numbers for programs: one versioned object.

use catlint_profile::fill::Fill;
use serde_json::{Value, json};

use super::{CollectionStats, OddValue, StaleRecord};

/// Raised when a field changes its meaning or goes away.
const VERSION: u32 = 1;

pub(super) fn text(stats: &[CollectionStats]) -> String {
    let collections: Vec<Value> = stats.iter().map(collection).collect();
    let whole = json!({ "version": VERSION, "collections": collections });
    format!("{whole:#}\n")
}

fn collection(stats: &CollectionStats) -> Value {
    let by = stats.by.as_ref().map(|(field, groups)| {
        let group = |(value, records, rates): &(String, usize, Vec<Fill>)| {
            json!({ "value": value, "records": records, "fields": fill(rates) })
        };
        json!({ "field": field, "values": groups.iter().map(group).collect::<Vec<_>>() })
    });
    let stalest = stats.stalest.as_ref().map(|stalest| {
        let records: Vec<Value> = stalest.records.iter().map(stale).collect();
        json!({ "field": stalest.field, "records": records, "undated": stalest.undated })
    });
    json!({
        "name": stats.name,
        "records": stats.records,
        "fields": fill(&stats.fill),
        "by": by,
        "odd_values": stats.odd.iter().map(odd).collect::<Vec<_>>(),
        "stalest": stalest,
    })
}

fn fill(rates: &[Fill]) -> Vec<Value> {
    let one = |rate: &Fill| json!({ "field": rate.field, "filled": rate.filled, "of": rate.of });
    rates.iter().map(one).collect()
}

fn odd(odd: &OddValue) -> Value {
    json!({
        "field": odd.field, "value": odd.value, "at": odd.at,
        "common": odd.common, "common_count": odd.count,
    })
}

fn stale(record: &StaleRecord) -> Value {
    json!({ "record": record.record, "at": record.at, "date": record.day })
}
