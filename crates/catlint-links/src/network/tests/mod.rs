//! Whole runs over a web that is made up, in a time that is made up: the clock stands still until
//! everybody waits, so that minutes pass at once and every moment is exact.

mod politeness;
mod retries;
mod silence;
mod slowness;

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use catlint_core::link::Verdict;
use tokio::time::{Instant, sleep};
use url::Url;

use super::ask::Asker;
use super::chain::Follower;
use super::pacer::Pacer;
use super::run::Run;
use super::targets::Targets;
use super::transport::{Answer, Probing, Request, Sending, Transport};
use crate::Progress;
use crate::classify::conclude;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::outage::Network;
use crate::settings::LinkSettings;

/// What the made-up web does: after so long, this.
type Reply = (Duration, Result<Answer, Failure>);
type Behaviour = Box<dyn Fn(&Request, usize) -> Reply + Send + Sync>;

/// One request as it was made.
#[derive(Debug, Clone)]
struct Asked {
    method: &'static str,
    url: String,
    at: Duration,
    done: Duration,
}

/// A web that is made up.
struct Web {
    behaviour: Behaviour,
    begun: Instant,
    asked: Mutex<Vec<Asked>>,
    network: bool,
}

impl fmt::Debug for Web {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a web that is made up")
    }
}

impl Transport for Web {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let at = self.begun.elapsed();
            let earlier = self
                .asked()
                .iter()
                .filter(|asked| asked.url == request.url.as_str())
                .count();
            let (delay, result) = (self.behaviour)(&request, earlier);
            let in_time = delay <= request.timeout;
            sleep(delay.min(request.timeout)).await;
            self.asked.lock().expect("unpoisoned").push(Asked {
                method: request.method.name(),
                url: request.url.to_string(),
                at,
                done: self.begun.elapsed(),
            });
            if in_time {
                result
            } else {
                Err(Failure::ReadTimeout)
            }
        })
    }

    fn probe(&self) -> Probing<'_> {
        Box::pin(async { self.network })
    }
}

impl Web {
    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("unpoisoned").clone()
    }

    fn asked_for(&self, url: &str) -> Vec<Asked> {
        self.asked()
            .into_iter()
            .filter(|asked| asked.url == url)
            .collect()
    }
}

struct Nobody;

impl Progress for Nobody {
    fn step(&self, _done: usize, _total: usize) {}
}

/// What a run came to.
struct Outcome {
    web: Arc<Web>,
    targets: Arc<Targets>,
    looks: Vec<Vec<Evidence>>,
    network: Network,
    took: Duration,
}

impl Outcome {
    fn looks(&self, url: &str) -> &[Evidence] {
        let mut all = self.targets.iter().zip(&self.looks);
        let found = all.find(|((_, target), _)| target.as_str() == url);
        found.expect("a target").1
    }

    fn verdict(&self, url: &str) -> Verdict {
        conclude(url, self.looks(url), &[])
            .expect("it was looked at")
            .1
            .0
    }

    fn failure(&self, url: &str) -> Option<Failure> {
        self.looks(url).last()?.failure
    }
}

/// Runs over the URLs, on a clock that stands still.
async fn run(
    urls: &[String],
    settings: LinkSettings,
    behaviour: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static,
) -> Outcome {
    run_on(true, urls, settings, behaviour).await
}

/// The same, with or without a network.
async fn run_on(
    network: bool,
    urls: &[String],
    settings: LinkSettings,
    behaviour: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static,
) -> Outcome {
    let web = Arc::new(Web {
        behaviour: Box::new(behaviour),
        begun: Instant::now(),
        asked: Mutex::default(),
        network,
    });
    let parse = |url: &String| Url::parse(url).expect(url);
    let urls = urls.iter().map(parse).collect();
    let targets = Arc::new(Targets::new(urls));
    let settings = Arc::new(settings);
    let pacer = Arc::new(Pacer::new(web.clone(), settings.clone()));
    let mut run = Run {
        asker: Arc::new(Asker::new(Follower {
            pacer,
            settings: settings.clone(),
        })),
        transport: web.clone(),
        deadline: Instant::now() + settings.run_limit,
        progress: &Nobody,
        targets: targets.clone(),
        looks: Vec::new(),
    };
    let network = run.look().await;
    Outcome {
        targets,
        took: web.begun.elapsed(),
        looks: run.looks,
        network,
        web,
    }
}

/// An answer after 100 ms, as most come.
fn answer(status: u16) -> Reply {
    (
        Duration::from_millis(100),
        Ok(Answer {
            status,
            ..Answer::default()
        }),
    )
}

fn answer_with(status: u16, header: (&str, &str)) -> Reply {
    let headers = vec![(header.0.to_owned(), header.1.to_owned())];
    let answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    (Duration::from_millis(100), Ok(answer))
}

fn page(body: &str) -> Reply {
    let body = format!("<title>A site</title><body>{body}</body>").into_bytes();
    let answer = Answer {
        status: 200,
        headers: Vec::new(),
        body,
    };
    (Duration::from_millis(100), Ok(answer))
}

/// A server that never answers.
fn silence() -> Reply {
    (Duration::from_secs(10_000), Ok(Answer::default()))
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
