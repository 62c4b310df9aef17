//! Audit 3: links. Their form, offline; and whether they are alive, over the network.
//!
//! [`collect()`] finds the links of a catalogue, each distinct URL once. [`check_form`] runs the
//! rules that need no network. [`network`] asks each URL, politely and under an address policy,
//! and gives evidence; [`classify`] turns evidence into a verdict; [`check_outcomes`] runs the
//! rules over the verdicts. [`history`] remembers them from run to run. The only crate of the
//! command that names reqwest, rustls and tokio.

pub mod address;
pub mod classify;
pub mod collect;
pub mod crowd;
pub mod dead_hosts;
pub mod destination;
pub mod evidence;
mod facts;
pub mod failure;
pub mod history;
pub mod host;
pub mod link;
#[cfg(test)]
mod made_up;
#[cfg(feature = "net")]
pub mod network;
mod odd_segments;
pub mod outage;
pub mod page;
mod plain;
mod remark;
pub mod repair;
#[cfg(feature = "net")]
mod retry_after;
pub mod settings;
pub mod shard;
mod template;

mod rules;
mod scheme;
#[cfg(test)]
mod whole_sites;
mod wordy;

use catlint_core::habits::told_once;
use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Diagnostic, RuleMeta};
use rayon::prelude::*;

use plain::is_plain;
use rules::is_by_choice;

pub use address::AddressPolicy;
pub use collect::{LinkFields, collect};
pub use facts::{FormFacts, NetworkFacts, SiteFacts};
pub use link::{Link, ParsedLink};
pub use outage::Network;
pub use rules::{FORM_RULES, FormRule, NETWORK_RULES, NetworkRule, SITE_RULES, SiteRule, rules};
pub use settings::{HostSettings, LinkSettings};
pub use shard::Shard;

/// Links whose addresses are kept at once: enough for a core to be busy, few enough to be small.
const AT_ONCE: usize = 256;

/// Runs the rules about the form of links that are on. Needs no network. O(length of the links),
/// and what [`SiteFacts`] ask for.
#[must_use]
pub fn check_form(
    catalogue: &Catalogue,
    links: &[Link<'_>],
    policy: &AddressPolicy,
    is_on: impl Fn(&RuleMeta) -> bool,
) -> Vec<Diagnostic> {
    let rules: Vec<_> = FORM_RULES
        .iter()
        .filter(|rule| is_on(rule.meta()))
        .collect();
    let parts = links.par_chunks(AT_ONCE).map(|part| {
        let links = part.iter().filter(|link| !is_plain(link.url));
        let links: Vec<_> = links.map(ParsedLink::new).collect();
        let facts = FormFacts {
            catalogue,
            links: &links,
            policy,
        };
        let mut found = Vec::new();
        rules.iter().for_each(|rule| rule.check(&facts, &mut found));
        found
    });
    let sites: Vec<_> = SITE_RULES
        .iter()
        .filter(|rule| is_on(rule.meta()))
        .collect();
    let (parts, mut found) = rayon::join(
        || parts.collect::<Vec<Vec<_>>>(),
        || {
            let facts = SiteFacts { catalogue, links };
            let mut found = Vec::new();
            sites.iter().for_each(|rule| rule.check(&facts, &mut found));
            found
        },
    );
    found.extend(parts.into_iter().flatten());
    // A habit is told at the first place that has it.
    found.sort_by_key(|found| found.primary.place);
    told_once(catalogue, found, |found| is_by_choice(catalogue, found))
}

/// Runs the rules about the verdicts.
#[must_use]
pub fn check_outcomes(
    catalogue: &Catalogue,
    outcomes: &[LinkOutcome],
    policy: &AddressPolicy,
) -> Vec<Diagnostic> {
    let facts = NetworkFacts {
        catalogue,
        outcomes,
        policy,
    };
    let mut found = Vec::new();
    NETWORK_RULES
        .iter()
        .for_each(|rule| rule.check(&facts, &mut found));
    found
}

/// What a run over the network learnt.
#[derive(Debug, Default)]
pub struct LinkRun {
    /// One outcome for each URL that can be asked, sorted by URL.
    pub outcomes: Vec<LinkOutcome>,
    /// What is to be thought of the network.
    pub network: Network,
    /// The recording, where one was asked for.
    pub recording: Option<String>,
}

/// Told how far a run is.
pub trait Progress: Sync {
    /// `done` of `total` URLs have an outcome.
    fn step(&self, done: usize, total: usize);

    /// Whether the run must end now, with what it has. Asked several times a second.
    fn is_over(&self) -> bool {
        false
    }
}
