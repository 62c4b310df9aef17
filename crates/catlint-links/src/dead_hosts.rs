//! Hosts whose links are all dead for one reason, so that it is said once for the host and not once
//! for each link.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::link::LinkOutcome;
use url::Url;

use crate::failure::Failure;

/// Pages of a host that does not exist from which on the host is told of.
const NAMELESS: usize = 2;
/// Pages of a host, all of them gone, from which on the host is told of.
const ABANDONED: usize = 3;

/// Why every link of a host is dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostFault {
    /// Its name does not exist.
    NoName,
    /// Every page that is cited is gone.
    AllGone,
}

/// A host without a living link.
#[derive(Debug, Clone)]
pub struct LifelessHost<'a> {
    /// Its name.
    pub host: String,
    /// Why.
    pub fault: HostFault,
    /// Its links, in the order of the outcomes.
    pub links: Vec<&'a LinkOutcome>,
}

/// The hosts that are wholly dead, by name. O(n log n) in the outcomes.
#[must_use]
pub fn dead_hosts(outcomes: &[LinkOutcome]) -> Vec<LifelessHost<'_>> {
    let mut hosts: BTreeMap<String, Vec<&LinkOutcome>> = BTreeMap::new();
    // In most catalogues nothing is dead, and nothing need be sorted by host.
    let any = outcomes.iter().any(LinkOutcome::is_dead);
    for outcome in outcomes.iter().filter(|_| any) {
        if let Some(host) = host(&outcome.url) {
            hosts.entry(host).or_default().push(outcome);
        }
    }
    let dead = hosts.into_iter().filter_map(|(host, links)| {
        let fault = fault(&links)?;
        Some(LifelessHost { host, fault, links })
    });
    dead.collect()
}

/// The links that a finding about their host speaks for, by URL.
#[must_use]
pub fn spoken_for(outcomes: &[LinkOutcome]) -> BTreeSet<&str> {
    let links = dead_hosts(outcomes).into_iter().flat_map(|dead| dead.links);
    links.map(|link| link.url.as_str()).collect()
}

fn host(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok()?;
    let host = url.host_str()?.trim_end_matches('.');
    Some(host.to_owned())
}

fn fault(links: &[&LinkOutcome]) -> Option<HostFault> {
    let pages: BTreeSet<_> = links.iter().map(|link| page(&link.url)).collect();
    let all = |test: fn(&LinkOutcome) -> bool| links.iter().all(|link| test(link));
    if pages.len() >= NAMELESS && all(has_no_name) {
        return Some(HostFault::NoName);
    }
    (pages.len() >= ABANDONED && all(LinkOutcome::is_dead)).then_some(HostFault::AllGone)
}

fn has_no_name(link: &LinkOutcome) -> bool {
    link.is_dead() && link.failure == Some(Failure::NameNotFound.name())
}

/// The page of a URL, without scheme, fragment and last slash: its other forms are no other pages.
fn page(url: &str) -> String {
    let page = url.trim().split('#').next().unwrap_or_default();
    let page = page.split_once("://").map_or(page, |(_, rest)| rest);
    page.trim_end_matches('/').to_owned()
}
