//! The table of perturbations in docs/duplicates.md: records that are written again, each kind of way two
//! hundred times, and what the duplicates audit makes of them.

mod kinds;
mod records;

use catlint_duplicates::audit_all;

use crate::bench::Random;
use crate::evaluate::{Labelled, Score};
use kinds::{KINDS, Kind};
use records::{Entry, clean, labelled};

/// Records that are written again, of each kind.
const AGAIN: usize = 200;
/// Records that are there once.
const CLEAN: usize = 2000;

/// The table, in Markdown. The same in every run.
pub(crate) fn table() -> String {
    let mut table = String::from(
        "| written again with | is one | found | false alarms |\n|---|---|---:|---:|\n",
    );
    for kind in KINDS {
        table.push_str(&row(kind));
    }
    table
}

fn row(kind: &Kind) -> String {
    let mut random = Random::new(23);
    let mut entries = clean(&mut random, CLEAN);
    let again: Vec<(usize, Entry)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| kind.suits(entry))
        .take(AGAIN)
        .map(|(number, entry)| (number, entry.clone()))
        .collect();
    let mut pairs = Vec::new();
    for (number, entry) in again {
        entries.push(kind.change(entry, &mut random));
        pairs.push((number, entries.len() - 1));
    }
    let labelled = labelled(&entries, &pairs);
    let score = score(&labelled);
    let (found, right) = (score.found.len(), score.right);
    let is_one = if kind.same { "yes" } else { "no" };
    let alarms = if kind.same { found - right } else { found };
    format!(
        "| {} | {is_one} | {right} of {} | {alarms} |\n",
        kind.name,
        pairs.len()
    )
}

fn score(labelled: &Labelled) -> Score {
    let findings = audit_all(&labelled.catalogue, &labelled.settings);
    Score::new(labelled, &findings)
}
