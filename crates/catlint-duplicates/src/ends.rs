//! Groups by where links end: two addresses that look different, and one page.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use catlint_core::document::NodeId;
use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Diagnostic, Place, Record, RuleName};

use crate::facts::{Claim, Group, Tier};
use crate::groups::cites_document;
use crate::url_key::{HUB, UrlKey};

/// A link of a record with the page where it ends.
struct Arrival<'a> {
    claim: Claim<'a>,
    /// The page, as it was reached.
    page: &'a str,
    /// The address as it is written, in its coarsest form.
    written: String,
}

/// The groups of two records whose links end on one page though they are written differently. Pairs
/// that a finding has joined already are left out. O(n log n) in the links.
pub(crate) fn groups<'a>(
    catalogue: &'a Catalogue,
    outcomes: &'a [LinkOutcome],
    said: &[Diagnostic],
    saying: &[RuleName],
) -> Vec<Group<'a>> {
    let joined = Joined::of(catalogue, said, saying);
    let mut pages: BTreeMap<String, Vec<Arrival<'a>>> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| opens(outcome)) {
        let page = outcome.final_url.as_deref().unwrap_or(&outcome.url);
        let (Some(end), Some(start)) = (UrlKey::new(page), UrlKey::new(&outcome.url)) else {
            continue;
        };
        // The front page of a site is where links to all of its pages may end.
        if end.is_site() {
            continue;
        }
        let arrivals = pages.entry(end.equivalent).or_default();
        for place in &outcome.places {
            let claim = claim(catalogue, *place);
            arrivals.extend(claim.map(|claim| Arrival {
                claim,
                page,
                written: start.equivalent.clone(),
            }));
        }
    }
    let mut groups: Vec<_> = pages
        .into_values()
        .filter_map(|page| group(catalogue, page))
        .collect();
    groups.retain(|group| !joined.all(&records(group)));
    groups.sort_by_key(|group| records(group));
    groups
}

/// Only of a page that opens is it known where it is; one that is doubted may be anybody's.
fn opens(outcome: &LinkOutcome) -> bool {
    outcome.verdict.acquits()
}

fn claim(catalogue: &Catalogue, place: Place) -> Option<Claim<'_>> {
    let (document, node) = node(place)?;
    let record = catalogue.record_at(place)?;
    let record = number(catalogue, record)?;
    let value = catalogue.document(document).as_str(node)?;
    Some(Claim {
        record,
        place,
        value,
    })
}

fn node(place: Place) -> Option<(catlint_core::DocumentId, NodeId)> {
    match place {
        Place::Node { document, node, .. } => Some((document, node)),
        Place::Text { .. } => None,
    }
}

fn number(catalogue: &Catalogue, record: &Record) -> Option<usize> {
    let key = |record: &Record| (record.document, record.root);
    let found = catalogue.records.binary_search_by_key(&key(record), key);
    found.ok()
}

/// The two records that meet on a page; nothing where it is a hub, where an address of one is one
/// of the other, or where both only cite a document there.
fn group<'a>(catalogue: &Catalogue, mut arrivals: Vec<Arrival<'a>>) -> Option<Group<'a>> {
    arrivals.sort_by_key(|arrival| (arrival.claim.record, arrival.claim.place));
    let meeting: BTreeSet<usize> = arrivals
        .iter()
        .map(|arrival| arrival.claim.record)
        .collect();
    let (&first, &last) = (meeting.first()?, meeting.last()?);
    let of = |record: usize| {
        arrivals
            .iter()
            .filter(move |arrival| arrival.claim.record == record)
    };
    let collection = |record: usize| {
        catalogue
            .records
            .get(record)
            .map(|record| record.collection)
    };
    let written: HashSet<&str> = of(first).map(|arrival| arrival.written.as_str()).collect();
    let alike = of(last).any(|arrival| written.contains(arrival.written.as_str()));
    let cited = arrivals
        .iter()
        .all(|arrival| cites_document(catalogue, &arrival.claim));
    let strangers = collection(first) != collection(last);
    if !(2..HUB).contains(&meeting.len()) || alike || cited || strangers {
        return None;
    }
    let (one, other) = (of(first).next()?, of(last).next()?);
    Some(Group {
        tier: Tier::End {
            page: other.page.to_owned(),
        },
        claims: vec![one.claim, other.claim],
    })
}

fn records(group: &Group<'_>) -> Vec<usize> {
    group.claims.iter().map(|claim| claim.record).collect()
}

/// The numbers of the findings of some rules, by the records that each of them joins. Not the pairs:
/// of ten thousand records in one finding there are fifty million.
struct Joined(HashMap<usize, BTreeSet<usize>>);

impl Joined {
    fn of(catalogue: &Catalogue, said: &[Diagnostic], saying: &[RuleName]) -> Self {
        let mut joined: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        let saying = |finding: &&Diagnostic| saying.contains(&finding.rule);
        for (finding, diagnostic) in said.iter().filter(saying).enumerate() {
            let places = diagnostic.related.iter().map(|label| label.place);
            let places = places.chain(std::iter::once(diagnostic.primary.place));
            for place in places {
                let record = catalogue.record_at(place);
                if let Some(record) = record.and_then(|record| number(catalogue, record)) {
                    joined.entry(record).or_default().insert(finding);
                }
            }
        }
        Self(joined)
    }

    /// Whether one finding joins all of the records.
    fn all(&self, records: &[usize]) -> bool {
        let findings = |record: &usize| self.0.get(record);
        let Some((first, rest)) = records.split_first() else {
            return false;
        };
        let joins = |finding: &usize| {
            let mut rest = rest.iter();
            rest.all(|record| findings(record).is_some_and(|all| all.contains(finding)))
        };
        findings(first).is_some_and(|all| all.iter().any(joins))
    }
}

#[cfg(test)]
mod tests;
