//! The links of one site, in the order in which they are asked.

use std::collections::VecDeque;

use tokio::time::Instant;

use super::job::Job;
use crate::failure::Failure;
use crate::network::ask::Asker;
use crate::network::targets::Targets;

/// The links of one site that are still to be asked.
pub(super) struct Queue {
    pub(super) jobs: VecDeque<Job>,
    pub(super) running: usize,
    /// When the next one may be started.
    pub(super) ready: Instant,
    /// Whether the queue waits for its turn in the heap.
    pub(super) listed: bool,
}

impl Queue {
    /// The next target of a queue that may be asked. Whether a host is silent is asked at the last
    /// moment, when the answers to the links before are known; its other links are spared the wait.
    pub(super) fn next(
        &mut self,
        asker: &Asker,
        targets: &Targets,
        spared: &mut Vec<(usize, Failure)>,
    ) -> Option<Job> {
        let follower = &asker.follower;
        let most = follower.settings.most_per_host;
        while let Some(job) = self.jobs.pop_front() {
            let url = targets.url(job.target)?;
            match follower.pacer.site(url).objection(url, most) {
                None => return Some(job),
                Some(objection) => spared.push((job.target, objection)),
            }
        }
        None
    }
}

/// The jobs by site, in the order of their addresses; those of a site by the moment from which
/// they may run.
pub(super) fn by_site(targets: &Targets, jobs: Vec<Job>) -> Vec<Queue> {
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
