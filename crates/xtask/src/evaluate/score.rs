//! Counts what was found against what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::time::Duration;

use catlint_core::{Catalogue, Diagnostic, Severity};

use super::labelled::{Labelled, Pair};
use crate::memory::peak;

/// Rules that say that records are one. What they cite, copy or share is another matter.
const SAYING: &[&str] = &[
    "duplicate-record",
    "duplicate-name",
    "duplicate-value",
    "similar-record",
];

/// The pairs that were found, each with the rule that found it.
pub(crate) struct Score {
    pub(crate) found: BTreeMap<Pair, &'static str>,
    known: usize,
    pub(crate) right: usize,
}

impl Score {
    pub(crate) fn new(labelled: &Labelled, findings: &[Diagnostic]) -> Self {
        let loud = findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning);
        let saying = loud.filter(|finding| SAYING.contains(&finding.rule.0));
        let groups: Vec<_> = saying
            .map(|finding| (finding.rule.0, records(&labelled.catalogue, finding)))
            .collect();
        let found = closed(labelled.catalogue.records.len(), &groups);
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
        self.print_rules(labelled, &mut out)
    }

    fn print_rules(&self, labelled: &Labelled, out: &mut impl Write) -> io::Result<()> {
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

/// The records that a finding names, in their order.
fn records(catalogue: &Catalogue, finding: &Diagnostic) -> Vec<usize> {
    let labels = finding.related.iter().chain([&finding.primary]);
    let number = |label: &catlint_core::Label| {
        let record = catalogue.record_at(label.place)?;
        let key = |record: &catlint_core::Record| (record.document, record.root);
        let found = catalogue.records.binary_search_by_key(&key(record), key);
        found.ok()
    };
    let records: BTreeSet<usize> = labels.filter_map(number).collect();
    records.into_iter().collect()
}

/// Every pair of every group, where groups with a common record are one: a record that a finding
/// has joined is left out of the next. Each pair has the rule that says it, or the last that joins it.
fn closed(count: usize, groups: &[(&'static str, Vec<usize>)]) -> BTreeMap<Pair, &'static str> {
    let mut part: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|record| vec![record]).collect();
    let mut found = BTreeMap::new();
    for (rule, records) in groups {
        for record in records.iter().skip(1) {
            let one = records.first().and_then(|first| part.get(*first)).copied();
            let Some((one, other)) = one.zip(part.get(*record).copied()) else {
                continue;
            };
            if one == other {
                continue;
            }
            let taken = members
                .get_mut(other)
                .map(std::mem::take)
                .unwrap_or_default();
            let own = members.get(one).cloned().unwrap_or_default();
            for a in &own {
                found.extend(taken.iter().map(|b| ((*a.min(b), *a.max(b)), *rule)));
            }
            for record in &taken {
                if let Some(part) = part.get_mut(*record) {
                    *part = one;
                }
            }
            if let Some(members) = members.get_mut(one) {
                members.extend(taken);
            }
        }
    }
    found
}
