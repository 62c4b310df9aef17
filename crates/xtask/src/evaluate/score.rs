//! Counts what was found against what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::time::Duration;

use catlint_core::{Catalogue, Diagnostic, Severity};

use super::labelled::{Labelled, Pair};

/// Rules that say that records are one. What they cite, copy or share is another matter.
const SAYING: &[&str] = &[
    "duplicate-record",
    "duplicate-name",
    "duplicate-value",
    "similar-record",
];

/// The pairs that were found, each with the rule that found it.
pub(super) struct Score {
    pub(super) found: BTreeMap<Pair, &'static str>,
    known: usize,
    right: usize,
}

impl Score {
    pub(super) fn new(labelled: &Labelled, findings: &[Diagnostic]) -> Self {
        let mut found = BTreeMap::new();
        let loud = findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning);
        for finding in loud.filter(|finding| SAYING.contains(&finding.rule.0)) {
            for pair in pairs(&labelled.catalogue, finding) {
                found.entry(pair).or_insert(finding.rule.0);
            }
        }
        // What two findings join by a common record is one group as well.
        let known = &labelled.known;
        let right = found.keys().filter(|pair| known.contains(pair)).count();
        Self {
            found,
            known: known.len(),
            right,
        }
    }

    pub(super) fn print(&self, labelled: &Labelled, time: Duration) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let (found, right, known) = (self.found.len(), self.right, self.known);
        let records = labelled.catalogue.records.len();
        writeln!(
            out,
            "{records} records, {known} known pairs, {found} found, {right} of them right"
        )?;
        let percent = |part: usize, whole: usize| thousandths(part, whole);
        writeln!(
            out,
            "precision {}  recall {}  F1 {}  {} ms  {} MiB",
            percent(right, found),
            percent(right, known),
            percent(2 * right, found + known),
            time.as_millis(),
            peak() / 1024
        )?;
        for rule in SAYING {
            let of = self.found.iter().filter(|(_, own)| *own == rule);
            let of: Vec<_> = of.map(|(pair, _)| pair).collect();
            let right = of
                .iter()
                .filter(|pair| labelled.known.contains(pair))
                .count();
            writeln!(out, "  {rule}: {} pairs, {right} right", of.len())?;
        }
        Ok(())
    }
}

fn thousandths(part: usize, whole: usize) -> String {
    let value = (1000 * part + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{}.{:03}", value / 1000, value % 1000)
}

/// Every pair of the records that a finding names.
fn pairs(catalogue: &Catalogue, finding: &Diagnostic) -> Vec<Pair> {
    let labels = finding.related.iter().chain([&finding.primary]);
    let number = |label: &catlint_core::Label| {
        let record = catalogue.record_at(label.place)?;
        let key = |record: &catlint_core::Record| (record.document, record.root);
        catalogue
            .records
            .binary_search_by_key(&key(record), key)
            .ok()
    };
    let records: BTreeSet<usize> = labels.filter_map(number).collect();
    let records: Vec<usize> = records.into_iter().collect();
    let after = |position: usize| records.get(position + 1..).unwrap_or_default().iter();
    let pairs = records.iter().enumerate();
    pairs
        .flat_map(|(position, one)| after(position).map(move |other| (*one, *other)))
        .collect()
}

/// The most memory that this process had, in KiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.and_then(|line| line.split_whitespace().next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
