//! Who is asked when: many sites at once, each at its own pace.
//!
//! A dispatcher holds the queues of all sites and starts a task for a link when its site is ready
//! and there is room. A link that waits costs a place in a queue and nothing more.

mod dispatcher;
mod job;
mod queue;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

use super::ask::Asker;
use super::silence::Silence;
use super::targets::Targets;
use crate::Progress;
use dispatcher::Dispatcher;

pub(super) use job::{Job, Looks};

/// How often a run asks whether it must end.
const GLANCE: Duration = Duration::from_millis(50);

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
