//! Several reports of one catalogue put together.

mod believed;
mod error;
mod whole;

use std::collections::{HashMap, HashSet};

use catlint_core::link::LinkOutcome;
use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic};

use super::place::Locator;
use super::revive::{Reviver, add_documents};
use super::vocabulary::Vocabulary;
use super::written::{WrittenDiagnostic, WrittenReport};
use believed::Believed;
use whole::{change, notices, rules, shards, summary};

pub use error::MergeError;

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
