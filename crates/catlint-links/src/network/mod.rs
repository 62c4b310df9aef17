//! Asks the links: politely, under the address policy, each distinct URL as often as it takes.
//!
//! [`check`] runs everything; it is synchronous outside and has its own runtime inside. From the
//! wire upwards: `transport` (one request, one answer; `live` or from a `tape`), `pacer` (whose
//! turn it is), `chain` (redirects by hand), `ask` (which method), `sample` (how a host answers
//! nonsense), `schedule` (one pass over all sites), `run` (first, late and last looks).

mod archive;
mod ask;
mod cause;
mod chain;
mod cookies;
mod live;
mod pacer;
mod resolver;
mod run;
mod sample;
mod schedule;
mod silence;
mod tape;
mod targets;
#[cfg(test)]
mod tests;
mod tls;
mod transport;
mod trust;

use std::io;
use std::sync::Arc;

use catlint_core::link::{LinkOutcome, Verdict};
use rayon::prelude::*;
use rustls::pki_types::CertificateDer;
use tokio::time::Instant;
use url::Url;

use crate::classify::conclude;
use crate::crowd::doubt_crowds;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::link::Link;
use crate::outage::Network;
use crate::settings::LinkSettings;
use crate::{LinkRun, Progress};

use targets::Targets;

pub use resolver::{Lookup, Resolver, SystemResolver};
pub use tape::{Recording, RecordingError, Tape};

/// What a run takes from its surroundings. The default is the live network.
#[derive(Debug)]
pub struct Environment {
    /// Looks up names.
    pub resolver: Arc<dyn Resolver>,
    /// Certificates to trust besides the system's, in DER.
    pub roots: Vec<Vec<u8>>,
    /// Whether the run is recorded, or replayed.
    pub tape: Tape,
}

impl Default for Environment {
    fn default() -> Self {
        Self {
            resolver: Arc::new(SystemResolver),
            roots: Vec::new(),
            tape: Tape::Off,
        }
    }
}

/// Begins what [`check`] needs and what takes a moment, beside whatever the caller does next.
pub fn prepare() {
    trust::begin();
}

/// Asks each distinct URL. Links that are no address of the web are left to the form rules.
///
/// URLs that differ only in their fragment are one request. The run ends within
/// [`LinkSettings::run_limit`], and what was not asked by then is unknown.
///
/// # Errors
/// Where no client can be made, for example because the system has no certificates to trust.
pub fn check(
    links: &[Link<'_>],
    settings: &LinkSettings,
    environment: Environment,
    progress: &dyn Progress,
) -> io::Result<LinkRun> {
    let (targets, cited) = targets(links);
    let targets = Arc::new(targets);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let found = runtime.block_on(ask_all(targets.clone(), settings, environment, progress));
    // A name lookup that hangs in the system's resolver must not keep the run from ending.
    runtime.shutdown_background();
    let (found, network, recording) = found?;
    let outcomes = cited.into_iter().filter_map(|(target, link)| {
        // Of what was not looked at before an interruption there is nothing to tell.
        let told = |found: &&Found| network != Network::Interrupted || found.looked;
        let found = found.get(target).filter(told)?;
        Some(outcome(link, targets.url(target)?, found, &network))
    });
    let mut outcomes: Vec<LinkOutcome> = outcomes.collect();
    outcomes.sort_by(|left, right| left.url.cmp(&right.url));
    doubt_crowds(&mut outcomes);
    Ok(LinkRun {
        outcomes,
        network,
        recording,
    })
}

/// What a run concluded of one URL.
#[derive(Default)]
struct Found {
    /// Whether there was a look at it.
    looked: bool,
    evidence: Evidence,
    verdict: Verdict,
    cause: Option<String>,
    archived: Option<String>,
}

type Everything = (Vec<Found>, Network, Option<String>);

async fn ask_all(
    targets: Arc<Targets>,
    settings: &LinkSettings,
    environment: Environment,
    progress: &dyn Progress,
) -> io::Result<Everything> {
    let settings = Arc::new(settings.clone());
    let roots = environment.roots.into_iter().map(CertificateDer::from);
    let roots: Vec<_> = roots.collect();
    let live = || live::Live::new(settings.clone(), environment.resolver.clone(), &roots);
    let (transport, recorder) = tape::transport(environment.tape, live)?;
    let pacer = Arc::new(pacer::Pacer::new(transport.clone(), settings.clone()));
    let follower = chain::Follower {
        pacer,
        settings: settings.clone(),
    };
    let mut run = run::Run {
        asker: Arc::new(ask::Asker::new(follower.clone())),
        transport,
        deadline: Instant::now() + settings.run_limit,
        progress,
        targets,
        looks: Vec::new(),
    };
    let network = run.look().await;
    let looks = std::mem::take(&mut run.looks);
    let all = run.targets.iter().zip(looks);
    let mut found: Vec<Found> = all
        .map(|((_, url), looks)| conclusion(url, looks, settings.accepted(url)))
        .collect();
    if network.is_fine() {
        let all = run.targets.iter().zip(&mut found);
        let gone = all.filter(|(_, found)| found.verdict == Verdict::Gone);
        let gone = gone.map(|((_, url), found)| (url.as_str(), &mut found.archived));
        tokio::select! {
            () = archive::look_up(&follower, gone.collect(), run.deadline) => {}
            () = schedule::over(progress) => {}
        }
    }
    Ok((found, network, recorder.map(|recorder| recorder.text())))
}

fn conclusion(url: &Url, mut looks: Vec<Evidence>, accepted: &[u16]) -> Found {
    let Some((number, (verdict, cause))) = conclude(url.as_str(), &looks, accepted) else {
        return Found::default();
    };
    Found {
        looked: true,
        evidence: looks.swap_remove(number),
        verdict,
        cause,
        archived: None,
    }
}

/// The addresses to ask, parsed and without a fragment, sorted, each once; and every link with the
/// number of its address.
fn targets<'a>(links: &'a [Link<'a>]) -> (Targets, Vec<(usize, &'a Link<'a>)>) {
    let links = links.par_iter();
    let parsed = links.filter_map(|link| Some((address(link)?, link)));
    let mut parsed: Vec<(Url, &Link<'_>)> = parsed.collect();
    parsed.sort_by(|one, other| one.0.cmp(&other.0));
    let mut urls: Vec<Url> = Vec::new();
    let number = |(url, link)| {
        if urls.last() != Some(&url) {
            urls.push(url);
        }
        (urls.len() - 1, link)
    };
    let cited = parsed.into_iter().map(number).collect();
    (Targets::new(urls), cited)
}

/// The address that a link asks for, where it is one of the web.
fn address(link: &Link<'_>) -> Option<Url> {
    let mut url = link.parse().ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    Some(url)
}

fn outcome(link: &Link<'_>, url: &Url, found: &Found, network: &Network) -> LinkOutcome {
    let evidence = &found.evidence;
    let (verdict, cause) = believed(found, network);
    let final_url = evidence.final_url();
    LinkOutcome {
        status: evidence.status(),
        final_url: final_url
            .filter(|url| *url != link.url)
            .map(ToOwned::to_owned),
        hops: evidence.hops(url.as_str()),
        failure: evidence.failure.map(Failure::name),
        cause,
        checked_by: evidence.method.map(|method| method.name()),
        archived: found.archived.clone(),
        places: link.places().collect(),
        ..LinkOutcome::new(link.url, verdict)
    }
}

/// Without a network nothing was learnt, least of all that a name does not exist; and where it is
/// doubtful, nothing counts against a link.
fn believed(found: &Found, network: &Network) -> (Verdict, Option<String>) {
    let against = matches!(found.verdict, Verdict::Gone | Verdict::Suspect);
    match network {
        Network::Fine => (found.verdict, found.cause.clone()),
        _ if found.verdict == Verdict::Refused => (found.verdict, found.cause.clone()),
        Network::Absent => (Verdict::Unknown, Some("there was no network".to_owned())),
        Network::Doubtful { .. } if against => {
            let cause = "the network was not to be trusted in this run".to_owned();
            (Verdict::Unknown, Some(cause))
        }
        Network::Interrupted if against => {
            let cause = "the run was interrupted before this was certain".to_owned();
            (Verdict::Unknown, Some(cause))
        }
        Network::Doubtful { .. } | Network::Interrupted => (found.verdict, found.cause.clone()),
    }
}
