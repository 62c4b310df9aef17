//! One run: a first look at every URL, a second and a last one at those that failed, and the
//! question whether it was the network.

use std::collections::BTreeSet;
use std::sync::Arc;

use catlint_core::link::Verdict;
use tokio::time::Instant;
use url::Url;

use super::ask::{Asker, Turn, wait_before_next};
use super::schedule::{Job, Looks, over, pass};
use super::silence::Silence;
use super::targets::Targets;
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

/// A run over the network.
pub(super) struct Run<'r> {
    pub(super) asker: Arc<Asker>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) deadline: Instant,
    pub(super) progress: &'r dyn Progress,
    pub(super) targets: Arc<Targets>,
    /// All looks at each target, in the order of time.
    pub(super) looks: Looks,
}

impl Run<'_> {
    /// Looks at every URL as often as it takes. Says what is to be thought of the network.
    pub(super) async fn look(&mut self) -> Network {
        // Room for one look each, which is all that most need, made beforehand: small pieces of
        // memory between the large ones of connections would keep those from being used again.
        let room = || Vec::with_capacity(1);
        self.looks = std::iter::repeat_with(room)
            .take(self.targets.len())
            .collect();
        let first = (0..self.targets.len()).map(|target| Job {
            target,
            turn: Turn::First,
            after: None,
        });
        if !self.pass(first.collect()).await {
            return Network::Absent;
        }
        if outage::looks_absent(&self.sites()) && !self.progress.is_over() {
            let there = tokio::select! {
                there = self.transport.probe() => there,
                () = over(self.progress) => return Network::Interrupted,
            };
            if !there {
                return Network::Absent;
            }
        }
        self.asker.follower.pacer.forgive();
        let second = self.second();
        if !second.is_empty() {
            let (scouts, rest) = self.scouts(second);
            if !self.pass(scouts).await {
                return Network::Absent;
            }
            let sites = self.sites();
            let silent = outage::looks_absent(&sites) && !outage::doubtful(&sites).is_fine();
            if silent && !self.progress.is_over() {
                return outage::doubtful(&sites);
            }
            if !(self.pass(rest).await && self.pass(self.last()).await) {
                return Network::Absent;
            }
        }
        if self.progress.is_over() {
            return Network::Interrupted;
        }
        self.doubt()
    }

    /// Asks; false where there turned out to be no network.
    async fn pass(&mut self, jobs: Vec<Job>) -> bool {
        if jobs.is_empty() || self.progress.is_over() {
            return true;
        }
        let mut silence = Silence::new(&*self.transport);
        let (asker, targets) = (&self.asker, &self.targets);
        let (looks, deadline) = (&mut self.looks, self.deadline);
        pass(
            asker,
            targets,
            jobs,
            looks,
            deadline,
            self.progress,
            &mut silence,
        )
        .await
    }

    /// Who is looked at again: all that is neither acquitted nor refused by ourselves.
    fn second(&self) -> Vec<Job> {
        let wait = self.asker.follower.settings.retry_wait;
        let again = self.targets.iter().filter_map(|(target, url)| {
            let evidence = self.looks.get(target)?.last()?;
            let failed = !self.is_settled(target, url) && is_worth_asking(evidence);
            let after = Instant::now() + wait_before_next(evidence, wait);
            failed.then(|| Job {
                target,
                turn: Turn::Late,
                after: self.transport.waits().then_some(after),
            })
        });
        again.collect()
    }

    /// Who is looked at a third time: what was seen only once to be gone, and what broke off or
    /// answered with an error, by the method that was not tried.
    fn last(&self) -> Vec<Job> {
        let again = self.targets.iter().filter_map(|(target, url)| {
            let looks = self.looks.get(target).filter(|looks| looks.len() > 1)?;
            let last = looks.last()?;
            if self.is_settled(target, url) || !is_worth_asking(last) {
                return None;
            }
            Some(Job {
                target,
                turn: Turn::Last(last_method(looks, last)?),
                after: None,
            })
        });
        again.collect()
    }

    /// Parts the jobs in those of a few sites and the rest, where most sites did not answer.
    fn scouts(&self, jobs: Vec<Job>) -> (Vec<Job>, Vec<Job>) {
        if outage::doubtful(&self.sites()).is_fine() {
            return (jobs, Vec::new());
        }
        let site = |job: &Job| self.targets.site(job.target);
        let sites: BTreeSet<usize> = jobs.iter().map(site).collect();
        let chosen: BTreeSet<usize> = sites.into_iter().take(SCOUTS).collect();
        jobs.into_iter()
            .partition(|job| chosen.contains(&site(job)))
    }

    fn doubt(&self) -> Network {
        let silent = outage::doubtful(&self.sites());
        if silent.is_fine() {
            outage::captive(&self.ends())
        } else {
            silent
        }
    }

    fn is_settled(&self, target: usize, url: &Url) -> bool {
        let looks = self.looks.get(target).map_or(&[][..], Vec::as_slice);
        let accepted = self.asker.follower.settings.accepted(url);
        let concluded = conclude(url.as_str(), looks, accepted);
        concluded.is_some_and(|(_, (verdict, _))| {
            verdict.acquits() || matches!(verdict, Verdict::Refused | Verdict::Gone)
        })
    }

    /// What each site did, by number.
    fn sites(&self) -> Vec<SiteSeen> {
        let mut sites = vec![SiteSeen::default(); self.targets.site_names().len()];
        for (target, looks) in self.looks.iter().enumerate() {
            let Some(seen) = sites.get_mut(self.targets.site(target)) else {
                continue;
            };
            for look in looks {
                seen.answered |= look.status().is_some();
                seen.failed |= look.failure.is_some_and(Failure::looks_offline);
            }
        }
        sites
    }

    /// Where each site that answered sends us, if it is one foreign site for all its links.
    fn ends(&self) -> Vec<Option<String>> {
        let mut ends: Vec<Option<Option<String>>> = vec![None; self.targets.site_names().len()];
        for (target, looks) in self.looks.iter().enumerate() {
            let number = self.targets.site(target);
            let own = self.targets.site_names().get(number);
            let look = looks.last().filter(|look| look.status().is_some());
            let (Some(look), Some(own), Some(end)) = (look, own, ends.get_mut(number)) else {
                continue;
            };
            let foreign = foreign(look, own);
            let known = end.get_or_insert_with(|| foreign.clone());
            if *known != foreign {
                *known = None;
            }
        }
        ends.into_iter().flatten().collect()
    }
}

/// The site where a look ended, if it is another one than its own.
fn foreign(look: &Evidence, own: &str) -> Option<String> {
    // Without a redirect nobody has gone anywhere.
    let end = look.final_url()?;
    let end = site(&Url::parse(end).ok()?);
    (end != own).then_some(end)
}

fn last_method(looks: &[Evidence], last: &Evidence) -> Option<Method> {
    let proofs = looks.iter().filter(|look| is_proof(look)).count();
    match (proofs, last.failure, last.status()) {
        (1, _, _) => Some(Method::Get),
        (0, Some(failure), _) if !failure.is_timeout() && !failure.is_before_http() => {
            Some(Method::Head)
        }
        (0, None, Some(500..=599)) => Some(Method::Head),
        _ => None,
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
