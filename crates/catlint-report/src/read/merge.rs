//! Several reports of one catalogue put together.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use catlint_core::link::{LinkOutcome, Verdict};
use catlint_core::report::{Change, Report, Shards, Summary};
use catlint_core::{Catalogue, Diagnostic};

use super::place::Locator;
use super::revive::{Reviver, add_documents};
use super::vocabulary::Vocabulary;
use super::written::{WrittenDiagnostic, WrittenReport, WrittenSummary};

/// Why reports do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeError {
    /// They are shards of runs that were split differently.
    Split {
        /// Into how many parts one of them was.
        one: u32,
        /// And another.
        other: u32,
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Split { one, other } = self;
        write!(
            f,
            "one is a shard of {one} and another a shard of {other}, so they are of different runs"
        )
    }
}

impl std::error::Error for MergeError {}

/// Makes one report of several, over the catalogue as it is now. It is not sorted.
///
/// A finding that several of them have is there once. Of a link that several have asked, the later
/// report is believed, unless only an earlier one had an answer; what the others found about it
/// is left out. Files that are not there any more are added to the catalogue, empty.
///
/// # Errors
/// Where shards of runs that were split differently are mixed.
pub fn merge(
    catalogue: &mut Catalogue,
    reports: &[WrittenReport],
    vocabulary: &Vocabulary,
) -> Result<Report, MergeError> {
    let shards = shards(reports)?;
    let removed = add_documents(catalogue, reports);
    let mut reviver = Reviver {
        catalogue,
        vocabulary,
        locator: Locator::new(catalogue),
    };
    let believed = Believed::of(reports);
    let diagnostics = diagnostics(&mut reviver, reports, &believed);
    let links = links(&mut reviver, reports, &believed);
    let rules = rules(reports, vocabulary);
    let mut summary = summary(reports, &believed);
    summary.rules = summary.rules.max(rules.len());
    Ok(Report {
        diagnostics,
        links,
        notices: notices(reports, removed),
        summary,
        rules,
        change: reports.iter().find_map(change),
        shards: shards.filter(|shards| shards.missing().next().is_some()),
        incomplete: reports.iter().any(|report| report.summary.incomplete),
    })
}

/// Which report is believed about a link that several have asked.
struct Believed<'w> {
    /// The number of the report, by URL.
    by_url: HashMap<&'w str, usize>,
}

impl<'w> Believed<'w> {
    fn of(reports: &'w [WrittenReport]) -> Self {
        let mut best: HashMap<&str, (bool, usize)> = HashMap::new();
        for (number, report) in reports.iter().enumerate() {
            for link in &report.links {
                // That a host does not exist is an answer, too.
                let answered = link.status.is_some() || link.verdict == Verdict::Gone;
                let own = (answered, number);
                let known = best.entry(&link.url).or_insert(own);
                *known = own.max(*known);
            }
        }
        let number = |(url, (_, number))| (url, number);
        Self {
            by_url: best.into_iter().map(number).collect(),
        }
    }

    fn is(&self, report: usize, url: &str) -> bool {
        self.by_url.get(url) == Some(&report)
    }

    /// The places of the links of a report that another one is believed about.
    fn refuted<'r>(&self, number: usize, report: &'r WrittenReport) -> HashSet<Where<'r>> {
        let links = report.links.iter();
        let refuted = links.filter(|link| !self.is(number, &link.url));
        let places = refuted.flat_map(|link| &link.places);
        places
            .map(|place| (&*place.path, place.record.as_deref(), &*place.pointer))
            .collect()
    }
}

type Where<'r> = (&'r str, Option<&'r str>, &'r str);

fn diagnostics(
    reviver: &mut Reviver<'_>,
    reports: &[WrittenReport],
    believed: &Believed<'_>,
) -> Vec<Diagnostic> {
    let network: HashSet<&str> = reviver
        .vocabulary
        .network
        .iter()
        .map(|rule| rule.0)
        .collect();
    let mut told: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let refuted = believed.refuted(number, report);
        let stands = |finding: &&WrittenDiagnostic| {
            let place = (&*finding.path, finding.record.as_deref(), &*finding.pointer);
            !(network.contains(&*finding.rule) && refuted.contains(&place))
        };
        for finding in report.diagnostics.iter().filter(stands) {
            // Within one report two findings are two, whatever their fingerprints.
            let key = (&*finding.rule, &*finding.fingerprint);
            if *told.entry(key).or_insert(number) == number {
                all.extend(reviver.diagnostic(finding));
            }
        }
    }
    all
}

fn links(
    reviver: &mut Reviver<'_>,
    reports: &[WrittenReport],
    believed: &Believed<'_>,
) -> Vec<LinkOutcome> {
    let mut links = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let own = report
            .links
            .iter()
            .filter(|link| believed.is(number, &link.url));
        links.extend(own.filter_map(|link| reviver.link(link)));
    }
    if reports.len() > 1 {
        links.sort_by(|one, other| one.url.cmp(&other.url));
    }
    links
}

fn rules(
    reports: &[WrittenReport],
    vocabulary: &Vocabulary,
) -> Vec<&'static catlint_core::RuleMeta> {
    let listed = reports.iter().flat_map(|report| &report.rules);
    let listed: HashSet<&str> = listed.map(String::as_str).collect();
    let rules = vocabulary.rules.iter().copied();
    rules.filter(|rule| listed.contains(rule.name.0)).collect()
}

/// Every report has read the whole catalogue; each shard has its own links.
fn summary(reports: &[WrittenReport], believed: &Believed<'_>) -> Summary {
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
fn notices(reports: &[WrittenReport], removed: Option<String>) -> Vec<String> {
    let mut told = HashSet::new();
    let notices = reports.iter().flat_map(|report| &report.summary.notices);
    notices
        .chain(&removed)
        .filter(|notice| told.insert(*notice))
        .cloned()
        .collect()
}

fn change(report: &WrittenReport) -> Option<Change> {
    let change = report.summary.change.as_ref()?;
    Some(Change {
        since: change.since.clone(),
        records: change.records,
        links: change.links,
        older: change.older,
    })
}

/// The shards that the reports are of, if any is one.
fn shards(reports: &[WrittenReport]) -> Result<Option<Shards>, MergeError> {
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
