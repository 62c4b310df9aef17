//! Starts a task for a link when its site is ready and there is room.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::job::{Job, Looks};
use super::queue::{Queue, by_site};
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::network::ask::Asker;
use crate::network::targets::Targets;

/// Tasks at once, for each request that may be under way: most of them wait for their turn or for
/// an answer.
const TASKS: usize = 3;

pub(super) struct Dispatcher<'l> {
    asker: Arc<Asker>,
    targets: Arc<Targets>,
    /// By the number of the site.
    queues: Vec<Queue>,
    heap: BinaryHeap<Reverse<(Instant, usize)>>,
    pub(super) tasks: JoinSet<(usize, Evidence)>,
    looks: &'l mut Looks,
    /// Targets of which something was learnt.
    pub(super) done: usize,
    /// Whether a target waits for its evidence.
    open: Vec<bool>,
    room: usize,
}

impl<'l> Dispatcher<'l> {
    pub(super) fn new(
        asker: Arc<Asker>,
        targets: Arc<Targets>,
        jobs: Vec<Job>,
        looks: &'l mut Looks,
    ) -> Self {
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
    pub(super) fn close(mut self) {
        let late = self.open.iter().enumerate().filter(|(_, open)| **open);
        let late: Vec<usize> = late.map(|(target, _)| target).collect();
        for target in late {
            self.learn(target, Evidence::failed(Failure::OutOfTime));
        }
    }

    /// Starts what is ready, as long as there is room.
    pub(super) fn start(&mut self) {
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
            queue.next(&self.asker, &self.targets, &mut spared)
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

    pub(super) fn finish(&mut self, target: usize, evidence: Evidence) {
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
    pub(super) fn next_start(&self) -> Option<Instant> {
        let room = self.tasks.len() < self.room;
        let next = self.heap.peek().filter(|_| room);
        next.map(|Reverse((ready, _))| *ready)
    }
}
