//! Who is asked when: many sites at once, each at its own pace.
//!
//! A dispatcher holds the queues of all sites and starts a task for a link when its site is ready
//! and there is room. A link that waits costs a place in a queue and nothing more.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, VecDeque};
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::ask::{Asker, Turn};
use crate::Progress;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::host::site;

/// Tasks at once, for each request that may be under way: most of them wait for their turn or for
/// an answer.
const TASKS: usize = 4;

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
    let mut seen = Seen::with_capacity(total);
    let mut dispatcher = Dispatcher::new(asker.clone(), jobs);
    let end = sleep_until(deadline);
    tokio::pin!(end);
    loop {
        dispatcher.start();
        seen.extend(dispatcher.spared.drain(..));
        let next = dispatcher.next_start();
        if next.is_none() && dispatcher.tasks.is_empty() {
            break;
        }
        tokio::select! {
            biased;
            () = &mut end => break,
            done = dispatcher.tasks.join_next(), if !dispatcher.tasks.is_empty() => {
                // A task that panics has lost its link; the others go on.
                if let Some(Ok((queue, url, evidence))) = done {
                    dispatcher.finish(queue);
                    seen.insert(url, evidence);
                    progress.step(seen.len(), total);
                }
            }
            () = wait_until(next), if next.is_some() => {}
        }
    }
    for url in dispatcher.urls {
        let late = || Evidence::failed(Failure::OutOfTime);
        seen.entry(url).or_insert_with(late);
    }
    seen
}

async fn wait_until(moment: Option<Instant>) {
    if let Some(moment) = moment {
        sleep_until(moment).await;
    }
}

/// The links of one site that are still to be asked.
struct Queue {
    jobs: VecDeque<Job>,
    running: usize,
    /// When the next one may be started.
    ready: Instant,
    /// Whether the queue waits for its turn in the heap.
    listed: bool,
}

struct Dispatcher {
    asker: Arc<Asker>,
    queues: Vec<Queue>,
    heap: BinaryHeap<Reverse<(Instant, usize)>>,
    tasks: JoinSet<(usize, String, Evidence)>,
    /// Links that need not be asked any more.
    spared: Vec<(String, Evidence)>,
    urls: Vec<String>,
    room: usize,
}

impl Dispatcher {
    fn new(asker: Arc<Asker>, jobs: Vec<Job>) -> Self {
        let urls = jobs.iter().map(|job| job.url.to_string()).collect();
        let room = asker.follower.settings.concurrency.max(1) * TASKS;
        let mut dispatcher = Self {
            asker,
            queues: by_site(jobs),
            heap: BinaryHeap::new(),
            tasks: JoinSet::new(),
            spared: Vec::new(),
            urls,
            room,
        };
        (0..dispatcher.queues.len()).for_each(|queue| dispatcher.list(queue));
        dispatcher
    }

    /// Starts what is ready, as long as there is room.
    fn start(&mut self) {
        let now = Instant::now();
        while self.tasks.len() < self.room {
            let ready = |Reverse((ready, _)): &Reverse<(Instant, usize)>| *ready <= now;
            let Some(Reverse((_, number))) = self.heap.peek().copied().filter(ready) else {
                return;
            };
            self.heap.pop();
            self.start_one(number, now);
        }
    }

    fn start_one(&mut self, number: usize, now: Instant) {
        let Some(queue) = self.queues.get_mut(number) else {
            return;
        };
        queue.listed = false;
        let Some(job) = next_job(queue, &self.asker, &mut self.spared) else {
            return;
        };
        queue.running += 1;
        queue.ready = now + self.asker.follower.pacer.gap(&job.url);
        let asker = self.asker.clone();
        self.tasks.spawn(async move {
            let evidence = asker.ask(&job.url, job.turn).await;
            (number, job.url.into(), evidence)
        });
        self.list(number);
    }

    fn finish(&mut self, number: usize) {
        if let Some(queue) = self.queues.get_mut(number) {
            queue.running -= 1;
        }
        self.list(number);
    }

    /// Puts a queue in the heap, unless it is there, is empty, or has enough under way.
    fn list(&mut self, number: usize) {
        let most = self.asker.follower.settings.per_host.max(1);
        let Some(queue) = self.queues.get_mut(number) else {
            return;
        };
        let Some(job) = queue
            .jobs
            .front()
            .filter(|_| !queue.listed && queue.running < most)
        else {
            return;
        };
        let ready = job
            .after
            .map_or(queue.ready, |after| after.max(queue.ready));
        queue.listed = true;
        self.heap.push(Reverse((ready, number)));
    }

    /// When the next queue is ready, if there is room for it.
    fn next_start(&self) -> Option<Instant> {
        let room = self.tasks.len() < self.room;
        let next = self.heap.peek().filter(|_| room);
        next.map(|Reverse((ready, _))| *ready)
    }
}

/// The jobs by site, in a fixed order; those of a site by the moment from which they may run.
fn by_site(jobs: Vec<Job>) -> Vec<Queue> {
    let mut sites: BTreeMap<String, Vec<Job>> = BTreeMap::new();
    for job in jobs {
        sites.entry(site(&job.url)).or_default().push(job);
    }
    let ready = Instant::now();
    let queue = |mut jobs: Vec<Job>| {
        jobs.sort_by(|one, other| (one.after, &one.url).cmp(&(other.after, &other.url)));
        Queue {
            jobs: VecDeque::from(jobs),
            running: 0,
            ready,
            listed: false,
        }
    };
    sites.into_values().map(queue).collect()
}

/// The next link of a queue that may be asked. Those that may not are spared the wait: whether a
/// host is silent is asked at the last moment, when the answers to the links before are known.
fn next_job(queue: &mut Queue, asker: &Asker, spared: &mut Vec<(String, Evidence)>) -> Option<Job> {
    let pacer = &asker.follower.pacer;
    let most = asker.follower.settings.most_per_host;
    while let Some(job) = queue.jobs.pop_front() {
        match pacer.site(&job.url).objection(&job.url, most) {
            None => return Some(job),
            Some(objection) => spared.push((job.url.into(), Evidence::failed(objection))),
        }
    }
    None
}
