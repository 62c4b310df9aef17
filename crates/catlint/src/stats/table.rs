//! The numbers for people.

use catlint_profile::fill::Fill;
use catlint_report::{counted, visible};

use super::{CollectionStats, OddValue, Stalest};

/// Appends what was counted of one collection.
pub(super) fn write(stats: &CollectionStats, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    let name = visible(&stats.name);
    out.push_str(&format!("{name}: {}\n", counted(stats.records, "record")));
    fill(&stats.fill, out);
    if let Some((field, groups)) = &stats.by {
        by(field, groups, out);
    }
    odd(&stats.odd, out);
    if let Some(oldest) = &stats.stalest {
        stalest(oldest, out);
    }
}

fn fill(rates: &[Fill], out: &mut String) {
    let names: Vec<String> = rates.iter().map(|rate| visible(&rate.field)).collect();
    let width = widest(&names);
    for (name, rate) in names.iter().zip(rates) {
        let Fill { filled, of, .. } = rate;
        let gap = width - name.chars().count();
        out.push_str(&format!(
            "  {name}{:gap$}  {filled:>6} of {of:<6} {:>4} %\n",
            "",
            percent(rate)
        ));
    }
}

fn by(field: &str, groups: &[(String, usize, Vec<Fill>)], out: &mut String) {
    out.push_str(&format!("\n  by {}\n", visible(field)));
    let names: Vec<String> = groups.iter().map(|(value, ..)| named(value)).collect();
    let width = widest(&names);
    for (name, (_, count, rates)) in names.iter().zip(groups) {
        let gap = width - name.chars().count();
        let count = counted(*count, "record");
        out.push_str(&format!(
            "    {name}{:gap$}  {count:>11}   {}\n",
            "",
            missing(rates)
        ));
    }
}

/// The fields of the record itself that are not always filled.
fn missing(rates: &[Fill]) -> String {
    let own = rates.iter().filter(|rate| !rate.field.contains(['.', '[']));
    let own = own.filter(|rate| rate.filled < rate.of);
    let missing: Vec<String> = own
        .map(|rate| format!("{} {} %", visible(&rate.field), percent(rate)))
        .collect();
    match missing.is_empty() {
        true => "all filled".to_owned(),
        false => missing.join(", "),
    }
}

fn odd(values: &[OddValue], out: &mut String) {
    if values.is_empty() {
        return;
    }
    out.push_str("\n  values that occur once beside one that is nearly the same\n");
    for odd in values {
        let (field, value, common) = (
            visible(&odd.field),
            visible(&odd.value),
            visible(&odd.common),
        );
        let (at, count) = (visible(&odd.at), odd.count);
        out.push_str(&format!(
            "    {at}: {field} is \"{value}\"; \"{common}\" occurs {count} times\n"
        ));
    }
}

fn stalest(stalest: &Stalest, out: &mut String) {
    out.push_str(&format!("\n  oldest by {}\n", visible(&stalest.field)));
    for record in &stalest.records {
        let (name, at) = (visible(&record.record), visible(&record.at));
        out.push_str(&format!("    {}  {name}  {at}\n", record.day));
    }
    if stalest.undated > 0 {
        out.push_str(&format!(
            "    no date in {}\n",
            counted(stalest.undated, "record")
        ));
    }
}

fn named(value: &str) -> String {
    match value {
        "" => "(none)".to_owned(),
        value => visible(value),
    }
}

fn widest(names: &[String]) -> usize {
    names
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or_default()
}

/// Rounded down, so that 100 % is all of them.
fn percent(rate: &Fill) -> usize {
    (rate.filled * 100).checked_div(rate.of).unwrap_or_default()
}
