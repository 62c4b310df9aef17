//! Who is asked when: many sites at once, each at its own pace.
//!
//! A dispatcher holds the queues of all sites and starts a task for a link when its site is ready
//! and there is room. A link that waits costs a place in a queue and nothing more.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use super::ask::{Asker, Turn};
use super::silence::Silence;
use super::targets::Targets;
use crate::Progress;
use crate::evidence::Evidence;
use crate::failure::Failure;

/// Tasks at once, for each request that may be under way: most of them wait for their turn or for
/// an answer.
const TASKS: usize = 3;

/// How often a run asks whether it must end.
const GLANCE: Duration = Duration::from_millis(50);

/// One target to be asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job {
    pub(super) target: usize,
    pub(super) turn: Turn,
    /// Not before this moment.
    pub(super) after: Option<Instant>,
}

/// All looks at each target, in the order of time.
pub(super) type Looks = Vec<Vec<Evidence>>;

/// Asks every job, and adds what was seen to the looks. What is not asked by the deadline has run
/// out of time. False where there turned out to be no network: what was not asked by then is left.
pub(super) async fn pass(
    asker: &Arc<Asker>,
    targets: &Arc<Targets>,
    jobs: Vec<Job>,
    looks: &mut Looks,
    deadline: Instant,
    progress: &dyn Progress,
    silence: &mut Silence<'_>,
) -> bool {
    let total = jobs.len();
    let mut dispatcher = Dispatcher::new(asker.clone(), targets.clone(), jobs, looks);
    let end = sleep_until(deadline);
    tokio::pin!(end);
    loop {
        dispatcher.start();
        let next = dispatcher.next_start();
        if next.is_none() && dispatcher.tasks.is_empty() {
            break;
        }
        tokio::select! {
            biased;
            () = &mut end => break,
            () = over(progress) => {
                // What nobody has waited for is no evidence.
                return true;
            }
            () = silence.is_complete() => return false,
            done = dispatcher.tasks.join_next(), if !dispatcher.tasks.is_empty() => {
                // A task that panics has lost its link; the others go on.
                if let Some(Ok((target, evidence))) = done {
                    silence.hear(&evidence);
                    dispatcher.finish(target, evidence);
                    progress.step(dispatcher.done, total);
                }
            }
            () = wait_until(next), if next.is_some() => {}
        }
    }
    dispatcher.close();
    true
}

/// Ends when the run must.
pub(super) async fn over(progress: &dyn Progress) {
    while !progress.is_over() {
        sleep(GLANCE).await;
    }
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

struct Dispatcher<'l> {
    asker: Arc<Asker>,
    targets: Arc<Targets>,
    /// By the number of the site.
    queues: Vec<Queue>,
    heap: BinaryHeap<Reverse<(Instant, usize)>>,
    tasks: JoinSet<(usize, Evidence)>,
    looks: &'l mut Looks,
    /// Targets of which something was learnt.
    done: usize,
    /// Whether a target waits for its evidence.
    open: Vec<bool>,
    room: usize,
}

impl<'l> Dispatcher<'l> {
    fn new(asker: Arc<Asker>, targets: Arc<Targets>, jobs: Vec<Job>, looks: &'l mut Looks) -> Self {
        let mut open = vec![false; targets.len()];
        for job in &jobs {
            if let Some(open) = open.get_mut(job.target) {
                *open = true;
            }
        }
        let mut dispatcher = Self {
            room: asker.follower.settings.concurrency.max(1) * TASKS,
            queues: by_site(&targets, jobs),
            asker,
            targets,
            heap: BinaryHeap::new(),
            tasks: JoinSet::new(),
            looks,
            done: 0,
            open,
        };
        (0..dispatcher.queues.len()).for_each(|queue| dispatcher.list(queue));
        dispatcher
    }

    fn learn(&mut self, target: usize, evidence: Evidence) {
        if let Some(open) = self.open.get_mut(target) {
            *open = false;
        }
        if let Some(looks) = self.looks.get_mut(target) {
            looks.push(evidence);
        }
        self.done += 1;
    }

    /// Whatever still waits has run out of time.
    fn close(mut self) {
        let late = self.open.iter().enumerate().filter(|(_, open)| **open);
        let late: Vec<usize> = late.map(|(target, _)| target).collect();
        for target in late {
            self.learn(target, Evidence::failed(Failure::OutOfTime));
        }
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
        let mut spared = Vec::new();
        let job = self.queues.get_mut(number).and_then(|queue| {
            queue.listed = false;
            next_job(queue, &self.asker, &self.targets, &mut spared)
        });
        if let Some(job) = job {
            let ready = now + self.gap(job.target);
            if let Some(queue) = self.queues.get_mut(number) {
                queue.running += 1;
                queue.ready = ready;
            }
            self.spawn(job);
        }
        for (target, objection) in spared {
            self.learn(target, Evidence::failed(objection));
        }
        self.list(number);
    }

    fn gap(&self, target: usize) -> Duration {
        let url = self.targets.url(target);
        url.map_or(Duration::ZERO, |url| self.asker.follower.pacer.gap(url))
    }

    fn spawn(&mut self, job: Job) {
        let (asker, targets) = (self.asker.clone(), self.targets.clone());
        self.tasks.spawn(async move {
            let evidence = match targets.url(job.target) {
                Some(url) => asker.ask(url, job.turn).await,
                None => Evidence::default(),
            };
            (job.target, evidence)
        });
    }

    fn finish(&mut self, target: usize, evidence: Evidence) {
        self.learn(target, evidence);
        let number = self.targets.site(target);
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

/// The next target of a queue that may be asked. Whether a host is silent is asked at the last
/// moment, when the answers to the links before are known; its other links are spared the wait.
fn next_job(
    queue: &mut Queue,
    asker: &Asker,
    targets: &Targets,
    spared: &mut Vec<(usize, Failure)>,
) -> Option<Job> {
    let follower = &asker.follower;
    let most = follower.settings.most_per_host;
    while let Some(job) = queue.jobs.pop_front() {
        let url = targets.url(job.target)?;
        match follower.pacer.site(url).objection(url, most) {
            None => return Some(job),
            Some(objection) => spared.push((job.target, objection)),
        }
    }
    None
}

/// The jobs by site, in the order of their addresses; those of a site by the moment from which
/// they may run.
fn by_site(targets: &Targets, jobs: Vec<Job>) -> Vec<Queue> {
    let ready = Instant::now();
    let empty = || Queue {
        jobs: VecDeque::new(),
        running: 0,
        ready,
        listed: false,
    };
    let sites = targets.site_names().len();
    let mut queues: Vec<Queue> = std::iter::repeat_with(empty).take(sites).collect();
    for job in jobs {
        if let Some(queue) = queues.get_mut(targets.site(job.target)) {
            queue.jobs.push_back(job);
        }
    }
    for queue in &mut queues {
        let jobs = queue.jobs.make_contiguous();
        jobs.sort_by_key(|job| (job.after, job.target));
    }
    queues
}
