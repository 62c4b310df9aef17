//! Politeness: how often a site is asked, and how many requests are under way.
//!
//! Every request takes its turn here, those on the way of a redirect included: a site is paced by
//! what it gets, not by what the catalogue says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, sleep_until};
use url::{Position, Url};

use super::transport::{Answer, Request, Transport};
use crate::failure::Failure;
use crate::host::site;
use crate::retry_after;
use crate::settings::LinkSettings;

/// A request that waits longer for its answer makes room for another: waiting costs nothing.
const PATIENCE: Duration = Duration::from_secs(2);
/// Requests that wait, for each that is under way.
const WAITING: usize = 3;
/// Requests to a host left without an answer in a row, after which the host is called silent.
const SILENT: u32 = 2;

/// Gives every request its turn.
#[derive(Debug)]
pub(super) struct Pacer {
    transport: Arc<dyn Transport>,
    settings: Arc<LinkSettings>,
    sites: Mutex<Sites>,
    active: Semaphore,
    open: Semaphore,
}

/// The sites by name, and by the host and port of each address seen, which are cheaper to tell.
#[derive(Debug, Default)]
struct Sites {
    by_name: HashMap<String, Arc<Site>>,
    by_host: HashMap<String, Arc<Site>>,
}

/// What is known of a site in this run.
#[derive(Debug)]
pub(super) struct Site {
    slots: Semaphore,
    pace: Mutex<Pace>,
}

#[derive(Debug)]
struct Pace {
    next: Instant,
    requests: usize,
    hosts: HashMap<String, Manner>,
}

/// How one host of a site has behaved: another one may be well.
#[derive(Debug, Default)]
struct Manner {
    /// Requests in a row that got no answer.
    unanswered: u32,
    /// Whether it wants to be left alone for longer than a run lasts.
    closed: bool,
}

impl Pace {
    fn manner(&mut self, url: &Url) -> &mut Manner {
        let host = url.host_str().unwrap_or_default();
        self.hosts.entry(host.to_owned()).or_default()
    }
}

impl Pacer {
    pub(super) fn new(transport: Arc<dyn Transport>, settings: Arc<LinkSettings>) -> Self {
        let concurrency = settings.concurrency.max(1);
        Self {
            transport,
            settings,
            sites: Mutex::default(),
            active: Semaphore::new(concurrency),
            open: Semaphore::new(concurrency * WAITING),
        }
    }

    /// The site of a URL.
    pub(super) fn site(&self, url: &Url) -> Arc<Site> {
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        let host = &url[Position::BeforeHost..Position::AfterPort];
        if let Some(known) = sites.by_host.get(host) {
            return known.clone();
        }
        let new = || Arc::new(Site::new(self.settings.per_host.max(1)));
        let found = sites.by_name.entry(site(url)).or_insert_with(new).clone();
        sites.by_host.insert(host.to_owned(), found.clone());
        found
    }

    /// Forgets which hosts were silent: they are asked again with more patience.
    pub(super) fn forgive(&self) {
        let sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        for site in sites.by_name.values() {
            let mut pace = site.pace();
            pace.hosts.values_mut().for_each(|host| host.unanswered = 0);
        }
    }

    /// Sends a request when it is its turn. Says also how long the answer took, turns not counted.
    pub(super) async fn send(&self, request: Request) -> (Result<Answer, Failure>, Duration) {
        let site = self.site(&request.url);
        let _slot = site.slots.acquire().await;
        if !site.take_one(self.settings.most_per_host) {
            return (Err(Failure::Capped), Duration::ZERO);
        }
        if self.transport.waits() {
            site.wait(self.gap(&request.url)).await;
        }
        let _open = self.open.acquire().await;
        let active = self.active.acquire().await;
        let begun = Instant::now();
        let url = request.url.clone();
        let mut sending = self.transport.send(request);
        let result = tokio::select! {
            biased;
            result = &mut sending => result,
            () = sleep(PATIENCE) => {
                drop(active);
                sending.await
            }
        };
        site.note(&url, &result, self.settings.longest_wait);
        (result, begun.elapsed())
    }

    /// The pause between the beginnings of two requests; none in a replay.
    pub(super) fn gap(&self, url: &Url) -> Duration {
        if !self.transport.waits() {
            return Duration::ZERO;
        }
        let host = url.host_str().and_then(|host| self.settings.host(host));
        host.and_then(|host| host.gap).unwrap_or(self.settings.gap)
    }
}

impl Site {
    fn new(slots: usize) -> Self {
        Self {
            slots: Semaphore::new(slots),
            pace: Mutex::new(Pace {
                next: Instant::now(),
                requests: 0,
                hosts: HashMap::new(),
            }),
        }
    }

    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why a link of the site should not be asked now.
    pub(super) fn objection(&self, url: &Url, most: usize) -> Option<Failure> {
        let mut pace = self.pace();
        if pace.requests >= most {
            return Some(Failure::Capped);
        }
        let manner = pace.manner(url);
        if manner.closed {
            return Some(Failure::RateLimited);
        }
        (manner.unanswered >= SILENT).then_some(Failure::SilentHost)
    }

    /// Takes one of the requests that the site may get in this run; says whether there was one.
    fn take_one(&self, most: usize) -> bool {
        let mut pace = self.pace();
        pace.requests += 1;
        pace.requests <= most
    }

    async fn wait(&self, gap: Duration) {
        let turn = {
            let mut pace = self.pace();
            let turn = pace.next.max(Instant::now());
            pace.next = turn + gap;
            turn
        };
        sleep_until(turn).await;
    }

    fn note(&self, url: &Url, result: &Result<Answer, Failure>, longest: Duration) {
        let mut pace = self.pace();
        match result {
            Err(failure) if failure.is_timeout() => pace.manner(url).unanswered += 1,
            Err(_) => {}
            Ok(answer) => {
                pace.manner(url).unanswered = 0;
                match asked_wait(answer) {
                    Some(wait) if wait > longest => pace.manner(url).closed = true,
                    Some(wait) => pace.next = pace.next.max(Instant::now() + wait),
                    None => {}
                }
            }
        }
    }
}

/// The wait that an answer asks for. Only refusals for the time being ask for one.
fn asked_wait(answer: &Answer) -> Option<Duration> {
    let busy = matches!(answer.status, 429 | 503);
    let value = answer.header("retry-after").filter(|_| busy)?;
    retry_after::parse(value, SystemTime::now())
}
