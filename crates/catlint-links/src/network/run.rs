//! One run: a first look at every URL, a second and a last one at those that failed, and the
//! question whether it was the network.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use catlint_core::link::Verdict;
use tokio::time::Instant;
use url::Url;

use super::ask::{Asker, Turn, wait_before_next};
use super::schedule::{Job, pass};
use super::transport::Transport;
use crate::Progress;
use crate::classify::conclude;
use crate::evidence::{Evidence, Method};
use crate::failure::Failure;
use crate::host::site;
use crate::outage::{self, Network, SiteSeen};

/// Sites that are asked first with patience where most left the first look without an answer: if
/// none of them answers, the rest will not either.
const SCOUTS: usize = 64;

/// All looks at each URL, in the order of time.
pub(super) type Looks = HashMap<String, Vec<Evidence>>;

/// A run over the network.
pub(super) struct Run<'r> {
    pub(super) asker: Arc<Asker>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) deadline: Instant,
    pub(super) progress: &'r dyn Progress,
    pub(super) looks: Looks,
}

impl Run<'_> {
    /// Looks at every URL as often as it takes. Says what is to be thought of the network.
    pub(super) async fn look(&mut self, urls: &[Url]) -> Network {
        let first = urls.iter().map(|url| Job {
            url: url.clone(),
            turn: Turn::First,
            after: None,
        });
        self.pass(first.collect()).await;
        if outage::looks_absent(&self.sites(urls)) && !self.transport.probe().await {
            return Network::Absent;
        }
        self.asker.follower.pacer.forgive();
        let second = self.second(urls);
        let (scouts, rest) = self.scouts(urls, second);
        self.pass(scouts).await;
        let network = outage::doubtful(&self.sites(urls));
        if !network.is_fine() && outage::looks_absent(&self.sites(urls)) {
            return network;
        }
        self.pass(rest).await;
        self.pass(self.last(urls)).await;
        self.doubt(urls)
    }

    async fn pass(&mut self, jobs: Vec<Job>) {
        if jobs.is_empty() {
            return;
        }
        let seen = pass(&self.asker, jobs, self.deadline, self.progress).await;
        for (url, evidence) in seen {
            self.looks.entry(url).or_default().push(evidence);
        }
    }

    /// Who is looked at again: all that is neither acquitted nor refused by ourselves.
    fn second(&self, urls: &[Url]) -> Vec<Job> {
        let wait = self.asker.follower.settings.retry_wait;
        let again = urls.iter().filter_map(|url| {
            let evidence = self.last_look(url)?;
            let failed = !self.is_settled(url) && is_worth_asking(evidence);
            let after = Instant::now() + wait_before_next(evidence, wait);
            failed.then(|| Job {
                url: url.clone(),
                turn: Turn::Late,
                after: self.transport.waits().then_some(after),
            })
        });
        again.collect()
    }

    /// Who is looked at a third time: what was seen only once to be gone, and what broke off or
    /// answered with an error, by the method that was not tried.
    fn last(&self, urls: &[Url]) -> Vec<Job> {
        let again = urls.iter().filter_map(|url| {
            let looks = self
                .looks
                .get(url.as_str())
                .filter(|looks| looks.len() > 1)?;
            let last = looks.last()?;
            let proofs = looks.iter().filter(|look| is_proof(look)).count();
            let method = match (proofs, last.failure, last.status) {
                _ if self.is_settled(url) || !is_worth_asking(last) => return None,
                (1, _, _) => Method::Get,
                (0, Some(failure), _) if !failure.is_timeout() && !failure.is_before_http() => {
                    Method::Head
                }
                (0, None, Some(500..=599)) => Method::Head,
                _ => return None,
            };
            Some(Job {
                url: url.clone(),
                turn: Turn::Last(method),
                after: None,
            })
        });
        again.collect()
    }

    /// Parts the jobs in those of a few sites and the rest, where most sites did not answer.
    fn scouts(&self, urls: &[Url], jobs: Vec<Job>) -> (Vec<Job>, Vec<Job>) {
        if outage::doubtful(&self.sites(urls)).is_fine() {
            return (jobs, Vec::new());
        }
        let sites: BTreeSet<String> = jobs.iter().map(|job| site(&job.url)).collect();
        let chosen: BTreeSet<String> = sites.into_iter().take(SCOUTS).collect();
        jobs.into_iter()
            .partition(|job| chosen.contains(&site(&job.url)))
    }

    fn doubt(&self, urls: &[Url]) -> Network {
        let silent = outage::doubtful(&self.sites(urls));
        if silent.is_fine() {
            outage::captive(&self.ends(urls))
        } else {
            silent
        }
    }

    fn last_look(&self, url: &Url) -> Option<&Evidence> {
        self.looks.get(url.as_str())?.last()
    }

    fn is_settled(&self, url: &Url) -> bool {
        let looks = self.looks.get(url.as_str()).map_or(&[][..], Vec::as_slice);
        let accepted = self.asker.follower.settings.accepted(url);
        let concluded = conclude(url.as_str(), looks, accepted);
        let settled = |verdict| {
            matches!(
                verdict,
                Verdict::Alive
                    | Verdict::Moved
                    | Verdict::Redirected
                    | Verdict::Refused
                    | Verdict::Gone
            )
        };
        concluded.is_some_and(|(_, (verdict, _))| settled(verdict))
    }

    fn sites(&self, urls: &[Url]) -> BTreeMap<String, SiteSeen> {
        let mut sites: BTreeMap<String, SiteSeen> = BTreeMap::new();
        for url in urls {
            let seen = sites.entry(site(url)).or_default();
            for look in self.looks.get(url.as_str()).into_iter().flatten() {
                seen.answered |= look.hops.iter().any(|hop| hop.status.is_some());
                seen.failed |= look.failure.is_some_and(Failure::looks_offline);
            }
        }
        sites
    }

    /// Where each site that answered sends us, if it is one foreign site for all its links.
    fn ends(&self, urls: &[Url]) -> BTreeMap<String, Option<String>> {
        let mut ends: BTreeMap<String, Option<String>> = BTreeMap::new();
        for url in urls {
            let Some(end) = self
                .last_look(url)
                .and_then(|look| look.final_url.as_deref())
            else {
                continue;
            };
            let foreign = Url::parse(end)
                .ok()
                .map(|end| site(&end))
                .filter(|end| *end != site(url));
            let known = ends.entry(site(url)).or_insert_with(|| foreign.clone());
            if *known != foreign {
                *known = None;
            }
        }
        ends
    }
}

/// Whether the page was not there, in full.
fn is_proof(look: &Evidence) -> bool {
    let gone = matches!(look.answered(), Some(404 | 410)) && look.method == Some(Method::Get);
    gone && !look.wall || look.failure == Some(Failure::NameNotFound)
}

/// Whether another look may change anything: not where we decided ourselves not to ask. A host
/// that was silent is asked again, with patience; what was not recorded may have been later on.
fn is_worth_asking(evidence: &Evidence) -> bool {
    match evidence.failure {
        Some(Failure::SilentHost | Failure::NotRecorded) => true,
        Some(failure) => !failure.is_ours(),
        None => true,
    }
}
