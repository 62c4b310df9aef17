//! Who is asked when: one request at a time to a host, many hosts at once, failures again late.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Client;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use super::{client, fetch};
use crate::Progress;
use crate::evidence::{Evidence, Failure};
use crate::settings::LinkSettings;

/// Names that exist as long as there is a network.
const WELL_KNOWN: [&str; 3] = ["example.org", "www.iana.org", "www.wikipedia.org"];
/// For looking up the well-known names.
const PROBE: Duration = Duration::from_secs(5);

type Findings = HashMap<String, Evidence>;

/// Asks every URL, and those that failed once more at the end, over new connections. Says also
/// whether there was a network.
pub(super) async fn run(
    urls: &[Url],
    settings: &LinkSettings,
    progress: &dyn Progress,
) -> io::Result<(Findings, bool)> {
    let deadline = Instant::now() + settings.run_limit;
    let mut findings = pass(urls, settings, deadline, progress).await?;
    if is_offline(&findings).await {
        return Ok((findings, false));
    }
    let again: Vec<Url> = urls
        .iter()
        .filter(|url| needs_retry(findings.get(url.as_str())))
        .cloned()
        .collect();
    if !again.is_empty() {
        let second = pass(&again, settings, deadline, &Quiet).await?;
        let learnt = second
            .into_iter()
            .filter(|(_, evidence)| evidence.failure != Some(Failure::OutOfTime));
        findings.extend(learnt);
    }
    Ok((findings, true))
}

struct Quiet;

impl Progress for Quiet {
    fn step(&self, _done: usize, _total: usize) {}
}

async fn pass(
    urls: &[Url],
    settings: &LinkSettings,
    deadline: Instant,
    progress: &dyn Progress,
) -> io::Result<Findings> {
    let client = client::client(settings)?;
    let slots = Arc::new(Semaphore::new(settings.concurrency.max(1)));
    let settings_shared = Arc::new(settings.clone());
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    for (_, queue) in by_host(urls) {
        let worker = Worker {
            client: client.clone(),
            settings: settings_shared.clone(),
            slots: slots.clone(),
        };
        let sender = sender.clone();
        tasks.spawn(async move { worker.ask_all(queue, sender).await });
    }
    drop(sender);
    let mut findings = Findings::new();
    while let Ok(Some((url, evidence))) = timeout_at(deadline, receiver.recv()).await {
        findings.insert(url, evidence);
        progress.step(findings.len(), urls.len());
    }
    tasks.abort_all();
    for url in urls {
        let late = || Evidence {
            failure: Some(Failure::OutOfTime),
            ..Evidence::default()
        };
        findings.entry(url.to_string()).or_insert_with(late);
    }
    Ok(findings)
}

type Sender = tokio::sync::mpsc::UnboundedSender<(String, Evidence)>;

/// Asks the URLs of one host, one after the other.
struct Worker {
    client: Client,
    settings: Arc<LinkSettings>,
    slots: Arc<Semaphore>,
}

impl Worker {
    async fn ask_all(self, queue: Vec<Url>, sender: Sender) {
        for (index, url) in queue.into_iter().enumerate() {
            let evidence = if index < self.settings.most_per_host {
                if index > 0 {
                    sleep(self.settings.gap).await;
                }
                let _slot = self.slots.acquire().await;
                fetch::ask(&self.client, &self.settings.policy, &url).await
            } else {
                Evidence {
                    failure: Some(Failure::Capped),
                    ..Evidence::default()
                }
            };
            // The receiver is gone when the time of the run is up.
            if sender.send((url.to_string(), evidence)).is_err() {
                return;
            }
        }
    }
}

/// The URLs by host, `www.` folded, in a fixed order.
fn by_host(urls: &[Url]) -> BTreeMap<String, Vec<Url>> {
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for url in urls {
        let host = url.host_str().unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        hosts.entry(host).or_default().push(url.clone());
    }
    hosts
}

fn needs_retry(evidence: Option<&Evidence>) -> bool {
    let Some(evidence) = evidence else {
        return false;
    };
    match &evidence.failure {
        Some(failure) => failure.is_worth_retrying(),
        None => evidence
            .status
            .is_some_and(|status| matches!(status, 500 | 502 | 504)),
    }
}

/// Whether nothing answered for want of a network: every link failed in the way that all links
/// fail without one, and the well-known names cannot be looked up either.
async fn is_offline(findings: &Findings) -> bool {
    let asked = findings.values().filter(|evidence| {
        !matches!(
            evidence.failure,
            Some(Failure::Refused(_) | Failure::Capped)
        )
    });
    let mut asked = asked.peekable();
    if asked.peek().is_none() {
        return false;
    }
    let all_offline = asked.all(|evidence| {
        evidence
            .failure
            .as_ref()
            .is_some_and(Failure::looks_offline)
    });
    all_offline && !any_name_resolves().await
}

async fn any_name_resolves() -> bool {
    for name in WELL_KNOWN {
        let lookup = tokio::time::timeout(PROBE, tokio::net::lookup_host((name, 443)));
        if let Ok(Ok(mut addresses)) = lookup.await
            && addresses.next().is_some()
        {
            return true;
        }
    }
    false
}
