//! Shows the pairs that were missed or found in vain, the most telling first.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use catlint_core::Catalogue;
use catlint_duplicates::explain;

use super::labelled::{Labelled, Pair};
use super::score::Score;

/// Prints some of each kind: false alarms with the most evidence, misses with the most.
pub(super) fn print(labelled: &Labelled, score: &Score, most: usize) -> io::Result<()> {
    let found: BTreeSet<Pair> = score.found.keys().copied().collect();
    let alarms: Vec<Pair> = found.difference(&labelled.known).copied().collect();
    let misses: Vec<Pair> = labelled.known.difference(&found).copied().collect();
    section("False alarms", labelled, &alarms, most)?;
    section("Misses", labelled, &misses, most)?;
    let all: Vec<Pair> = score.found.keys().copied().collect();
    table("Found", labelled, &all)?;
    table("Missed", labelled, &misses)
}

/// How often each sum of evidence was right: whether the table of evidence is well balanced.
fn table(title: &str, labelled: &Labelled, pairs: &[Pair]) -> io::Result<()> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let explained = explain(&labelled.catalogue, &labelled.settings, pairs);
    for (pair, evidence) in pairs.iter().zip(explained) {
        let (all, right) = counts.entry(evidence.marks.join(", ")).or_default();
        *all += 1;
        *right += usize::from(labelled.known.contains(pair));
    }
    let mut out = io::stdout().lock();
    writeln!(out, "\n{title} by evidence: pairs, right")?;
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (all, right))| (right.abs_diff(*all), *all));
    counts.reverse();
    counts
        .iter()
        .take(12)
        .try_for_each(|(marks, (all, right))| writeln!(out, "  {all:>6} {right:>6}  {marks}"))
}

fn section(title: &str, labelled: &Labelled, pairs: &[Pair], most: usize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "\n{title}: {}", pairs.len())?;
    let catalogue = &labelled.catalogue;
    let explained = explain(catalogue, &labelled.settings, pairs);
    let mut told: Vec<_> = pairs.iter().zip(explained).collect();
    told.sort_by_key(|(pair, evidence)| (-evidence.points, **pair));
    for ((one, other), evidence) in told.into_iter().take(most) {
        writeln!(
            out,
            "\n  {}\n  {}",
            shown(catalogue, *one),
            shown(catalogue, *other)
        )?;
        for line in &evidence.lines {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

fn shown(catalogue: &Catalogue, number: usize) -> String {
    let Some(record) = catalogue.records.get(number) else {
        return String::new();
    };
    let document = catalogue.document(record.document);
    let span = document.span(record.root);
    let text = document.text().as_bytes();
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let text = text.get(at(span.start)..at(span.end)).unwrap_or_default();
    let text = String::from_utf8_lossy(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(400).collect()
}
