//! Asks the links: politely, under the address policy, and never twice for one URL.
//!
//! [`check`] runs everything; it is synchronous outside and has its own runtime inside. The seams:
//! `client` (how we connect), `fetch` (one chain of requests), `failure` (what went wrong),
//! `schedule` (who is asked when).

mod client;
mod failure;
mod fetch;
mod schedule;

use std::collections::BTreeMap;
use std::io;

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use url::Url;

use crate::classify::classify;
use crate::collect::Link;
use crate::evidence::Evidence;
use crate::settings::LinkSettings;
use crate::{LinkRun, Progress};

/// Asks each distinct URL once. Links that are no address of the web are left to the form rules.
///
/// URLs that differ only in their fragment are one request. The run ends within
/// [`LinkSettings::run_limit`], and what was not asked by then is unknown.
///
/// # Errors
/// Where no client can be made, for example because the system has no certificates to trust.
pub fn check(
    links: &[Link],
    settings: &LinkSettings,
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
    let (evidence, network) = runtime.block_on(schedule::run(&urls, settings, progress))?;
    let mut outcomes: Vec<LinkOutcome> = targets
        .iter()
        .flat_map(|(key, links)| {
            let evidence = evidence.get(key.as_str());
            links
                .iter()
                .map(move |link| outcome(link, evidence, network))
        })
        .collect();
    outcomes.sort_by(|left, right| left.url.cmp(&right.url));
    // A name lookup that hangs in the system's resolver must not keep the run from ending.
    runtime.shutdown_background();
    Ok(LinkRun { outcomes, network })
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

fn outcome(link: &Link, evidence: Option<&Evidence>, network: bool) -> LinkOutcome {
    let nothing = Evidence::default();
    let evidence = evidence.unwrap_or(&nothing);
    let (verdict, cause) = match classify(&link.url, evidence) {
        // Without a network nothing was learnt, least of all that a name does not exist.
        (verdict, cause) if network || verdict == Verdict::Refused => (verdict, cause),
        _ => (Verdict::Unknown, Some("there was no network".to_owned())),
    };
    let elsewhere = evidence.final_url.clone().filter(|url| *url != link.url);
    LinkOutcome {
        url: link.url.clone(),
        verdict,
        status: evidence.status,
        final_url: elsewhere,
        hops: evidence.hops.clone(),
        cause,
        checked_by: evidence.method,
        standing: Standing::Unknown,
        places: link.places.clone(),
    }
}
