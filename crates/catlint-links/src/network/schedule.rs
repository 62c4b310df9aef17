//! Who is asked when: many sites at once, each at its own pace.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout_at};
use url::Url;

use super::ask::{Asker, Turn};
use crate::Progress;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::host::site;

/// One URL to be asked.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) url: Url,
    pub(super) turn: Turn,
    /// Not before this moment.
    pub(super) after: Option<Instant>,
}

/// What was seen, by URL.
pub(super) type Seen = HashMap<String, Evidence>;

/// Asks every job. What is not asked by the deadline has run out of time.
pub(super) async fn pass(
    asker: &Arc<Asker>,
    jobs: Vec<Job>,
    deadline: Instant,
    progress: &dyn Progress,
) -> Seen {
    let total = jobs.len();
    let urls: Vec<String> = jobs.iter().map(|job| job.url.to_string()).collect();
    let (sender, mut receiver) = unbounded_channel();
    let mut tasks = JoinSet::new();
    let per_host = asker.follower.settings.per_host.max(1);
    for queue in by_site(jobs) {
        let workers = per_host.min(queue.len());
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..workers {
            let worker = Worker {
                asker: asker.clone(),
                queue: queue.clone(),
                sender: sender.clone(),
            };
            tasks.spawn(worker.run());
        }
    }
    drop(sender);
    let mut seen = Seen::with_capacity(total);
    while let Ok(Some((url, evidence))) = timeout_at(deadline, receiver.recv()).await {
        seen.insert(url, evidence);
        progress.step(seen.len(), total);
    }
    tasks.abort_all();
    for url in urls {
        seen.entry(url)
            .or_insert_with(|| Evidence::failed(Failure::OutOfTime));
    }
    seen
}

/// The jobs by site, in a fixed order; those of a site by the moment from which they may run.
fn by_site(jobs: Vec<Job>) -> Vec<VecDeque<Job>> {
    let mut sites: BTreeMap<String, Vec<Job>> = BTreeMap::new();
    for job in jobs {
        sites.entry(site(&job.url)).or_default().push(job);
    }
    let queue = |mut jobs: Vec<Job>| {
        jobs.sort_by(|one, other| (one.after, &one.url).cmp(&(other.after, &other.url)));
        VecDeque::from(jobs)
    };
    sites.into_values().map(queue).collect()
}

/// Asks the URLs of one site, one after the other.
struct Worker {
    asker: Arc<Asker>,
    queue: Arc<Mutex<VecDeque<Job>>>,
    sender: UnboundedSender<(String, Evidence)>,
}

impl Worker {
    async fn run(self) {
        while let Some(job) = self.next() {
            let evidence = self.one(&job).await;
            // The receiver is gone when the time of the run is up.
            if self.sender.send((job.url.to_string(), evidence)).is_err() {
                return;
            }
        }
    }

    fn next(&self) -> Option<Job> {
        self.queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }

    async fn one(&self, job: &Job) -> Evidence {
        let follower = &self.asker.follower;
        if let Some(after) = job.after {
            sleep_until(after).await;
        }
        // Asked at the last moment: the answers to the links before it count.
        let most = follower.settings.most_per_host;
        if let Some(objection) = follower.pacer.site(&job.url).objection(&job.url, most) {
            return Evidence::failed(objection);
        }
        self.asker.ask(&job.url, job.turn).await
    }
}
