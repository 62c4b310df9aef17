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
mod tape;
#[cfg(test)]
mod tests;
mod tls;
mod transport;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use rustls::pki_types::CertificateDer;
use tokio::time::Instant;
use url::Url;

use crate::classify::conclude;
use crate::collect::Link;
use crate::crowd::doubt_crowds;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::outage::Network;
use crate::settings::LinkSettings;
use crate::{LinkRun, Progress};

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

/// Asks each distinct URL. Links that are no address of the web are left to the form rules.
///
/// URLs that differ only in their fragment are one request. The run ends within
/// [`LinkSettings::run_limit`], and what was not asked by then is unknown.
///
/// # Errors
/// Where no client can be made, for example because the system has no certificates to trust.
pub fn check(
    links: &[Link],
    settings: &LinkSettings,
    environment: Environment,
    progress: &dyn Progress,
) -> io::Result<LinkRun> {
    let targets = targets(links);
    let urls: Vec<Url> = targets
        .keys()
        .filter_map(|key| Url::parse(key).ok())
        .collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let found = runtime.block_on(ask_all(&urls, settings, environment, progress));
    // A name lookup that hangs in the system's resolver must not keep the run from ending.
    runtime.shutdown_background();
    let (found, network, recording) = found?;
    let mut outcomes: Vec<LinkOutcome> = Vec::with_capacity(links.len());
    for (key, cited) in &targets {
        let one = found.get(key.as_str());
        outcomes.extend(cited.iter().map(|link| outcome(link, one, &network)));
    }
    outcomes.sort_by(|left, right| left.url.cmp(&right.url));
    doubt_crowds(&mut outcomes);
    Ok(LinkRun {
        outcomes,
        network,
        recording,
    })
}

/// What a run concluded of one URL.
struct Found {
    evidence: Evidence,
    verdict: Verdict,
    cause: Option<String>,
    archived: Option<String>,
}

type Everything = (BTreeMap<String, Found>, Network, Option<String>);

async fn ask_all(
    urls: &[Url],
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
        looks: run::Looks::new(),
    };
    let network = run.look(urls).await;
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for url in urls {
        let looks = run.looks.remove(url.as_str()).unwrap_or_default();
        if let Some((evidence, (verdict, cause))) =
            conclude(url.as_str(), &looks, settings.accepted(url))
        {
            let evidence = evidence.clone();
            found.insert(
                url.to_string(),
                Found {
                    evidence,
                    verdict,
                    cause,
                    archived: None,
                },
            );
        }
    }
    if network.is_fine() {
        let gone = found
            .iter_mut()
            .filter(|(_, found)| found.verdict == Verdict::Gone);
        let gone = gone.map(|(url, found)| (url.as_str(), &mut found.archived));
        archive::look_up(&follower, gone.collect(), run.deadline).await;
    }
    Ok((found, network, recorder.map(|recorder| recorder.text())))
}

/// The links by the address to ask: parsed, without a fragment.
fn targets(links: &[Link]) -> BTreeMap<String, Vec<&Link>> {
    let mut targets: BTreeMap<String, Vec<&Link>> = BTreeMap::new();
    for link in links {
        let Some(mut url) = Url::parse(link.url.trim())
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
        else {
            continue;
        };
        url.set_fragment(None);
        targets.entry(url.to_string()).or_default().push(link);
    }
    targets
}

fn outcome(link: &Link, found: Option<&Found>, network: &Network) -> LinkOutcome {
    let nothing = Found {
        evidence: Evidence::default(),
        verdict: Verdict::Unknown,
        cause: None,
        archived: None,
    };
    let found = found.unwrap_or(&nothing);
    let evidence = &found.evidence;
    let (verdict, cause) = believed(found, network);
    LinkOutcome {
        url: link.url.clone(),
        verdict,
        status: evidence.status,
        final_url: evidence.final_url.clone().filter(|url| *url != link.url),
        hops: evidence.hops.clone(),
        failure: evidence.failure.map(Failure::name),
        cause,
        checked_by: evidence.method.map(|method| method.name()),
        archived: found.archived.clone(),
        standing: Standing::Unknown,
        places: link.places.clone(),
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
        Network::Doubtful { .. } => (found.verdict, found.cause.clone()),
    }
}
