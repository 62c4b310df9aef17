//! What is said of the reports as a whole.

use std::collections::{BTreeSet, HashMap, HashSet};

use catlint_core::RuleMeta;
use catlint_core::report::{Change, Shards, Summary};

use super::believed::Believed;
use super::error::MergeError;
use crate::read::vocabulary::Vocabulary;
use crate::read::written::{WrittenReport, WrittenSummary};

/// Every report has read the whole catalogue; each shard has its own links.
pub(super) fn summary(reports: &[WrittenReport], believed: &Believed<'_>) -> Summary {
    let most = |count: fn(&WrittenReport) -> usize| reports.iter().map(count).max().unwrap_or(0);
    let asked = reports.iter().map(|report| report.summary.links_asked);
    let listed: usize = reports.iter().map(|report| report.links.len()).sum();
    let known = reports.iter().enumerate().map(|(number, report)| {
        let links = report.links.iter();
        links.filter(|link| believed.is(number, &link.url)).count()
    });
    let twice = listed - known.sum::<usize>();
    let asked = asked.fold(0, usize::saturating_add);
    Summary {
        files: most(|report| report.summary.files),
        records: most(|report| report.summary.records),
        links: together(reports, |summary| summary.links),
        links_asked: asked.saturating_sub(twice),
        rules: most(|report| report.summary.rules),
        ignored: together(reports, |summary| summary.ignored),
        baselined: together(reports, |summary| summary.baselined),
    }
}

/// A number of the shards together, or of the report that has the most.
fn together(reports: &[WrittenReport], number: fn(&WrittenSummary) -> usize) -> usize {
    let mut of_shards: HashMap<&[u32], usize> = HashMap::new();
    let mut most = 0;
    for report in reports {
        let own = number(&report.summary);
        let part = report.summary.shards.as_ref();
        let slot = part.map_or(&mut most, |part| {
            of_shards.entry(part.numbers.as_slice()).or_default()
        });
        *slot = own.max(*slot);
    }
    let together = of_shards.into_values().fold(0, usize::saturating_add);
    most.max(together)
}

/// What the reports tell, and what is to be told of them: a report that was merged before may tell
/// it already.
pub(super) fn notices(reports: &[WrittenReport], removed: Option<String>) -> Vec<String> {
    let mut told = HashSet::new();
    let notices = reports.iter().flat_map(|report| &report.summary.notices);
    notices
        .chain(&removed)
        .filter(|notice| told.insert(*notice))
        .cloned()
        .collect()
}

pub(super) fn change(report: &WrittenReport) -> Option<Change> {
    let change = report.summary.change.as_ref()?;
    Some(Change {
        since: change.since.clone(),
        records: change.records,
        links: change.links,
        older: change.older,
    })
}

/// The shards that the reports are of, if any is one.
pub(super) fn shards(reports: &[WrittenReport]) -> Result<Option<Shards>, MergeError> {
    let mut shards: Option<Shards> = None;
    for part in reports
        .iter()
        .filter_map(|report| report.summary.shards.as_ref())
    {
        let numbers: BTreeSet<u32> = part.numbers.iter().copied().collect();
        let (one, other) = (shards.as_ref().map_or(part.of, |known| known.of), part.of);
        if one != other {
            return Err(MergeError::Split { one, other });
        }
        let known = shards.get_or_insert_default();
        known.of = part.of;
        known.numbers.extend(numbers);
    }
    Ok(shards)
}

pub(super) fn rules(reports: &[WrittenReport], vocabulary: &Vocabulary) -> Vec<&'static RuleMeta> {
    let listed = reports.iter().flat_map(|report| &report.rules);
    let listed: HashSet<&str> = listed.map(String::as_str).collect();
    let rules = vocabulary.rules.iter().copied();
    rules.filter(|rule| listed.contains(rule.name.0)).collect()
}
