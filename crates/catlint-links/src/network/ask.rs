//! One URL, asked: which methods, in which order.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex;
use url::{Position, Url};

use super::chain::{Follower, How, Look};
use super::sample::{self, Sample};
use super::transport::Way;
use crate::classify::classify;
use crate::evidence::{Evidence, Method};
use crate::failure::Failure;

/// Which look at a URL it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The first, short one.
    First,
    /// A second one, late in the run, with patience, over a new connection.
    Late,
    /// A last one, by the method that was not tried.
    Last(Method),
}

/// Asks URLs, and remembers how their hosts answer.
#[derive(Debug)]
pub(super) struct Asker {
    pub(super) follower: Follower,
    hosts: Lock<HashMap<String, Arc<Mutex<Option<Sample>>>>>,
}

impl Asker {
    pub(super) fn new(follower: Follower) -> Self {
        Self {
            follower,
            hosts: Lock::default(),
        }
    }

    /// Takes one look at a URL.
    pub(super) async fn ask(&self, url: &Url, turn: Turn) -> Evidence {
        match turn {
            Turn::First => self.first(url).await,
            Turn::Late => self.full(url, self.how(Method::Get, Way::Plain)).await,
            Turn::Last(method) => self.full(url, self.how(method, Way::Plain)).await,
        }
    }

    fn how(&self, method: Method, way: Way) -> How {
        let settings = &self.follower.settings;
        let timeout = match way {
            Way::Usual => settings.first_timeout.min(settings.timeout),
            Way::Plain => settings.timeout,
        };
        How {
            method,
            way,
            timeout,
        }
    }

    /// HEAD may acquit a page of an honest host; everything else is asked in full.
    async fn first(&self, url: &Url) -> Evidence {
        let host = self.host(url);
        {
            let mut sample = host.lock().await;
            let Some(known) = sample.as_ref() else {
                let how = self.how(Method::Get, Way::Usual);
                let mut look = self.follower.follow(url, how).await;
                *sample = sample::take(&self.follower, url, &look, how).await;
                let blank = Sample::default();
                sample.as_ref().unwrap_or(&blank).weigh(url, &mut look);
                return look.evidence;
            };
            if !known.is_honest() {
                drop(sample);
                return self.full(url, self.how(Method::Get, Way::Usual)).await;
            }
        }
        let how = self.how(Method::Head, Way::Usual);
        let head = self.follower.follow(url, how).await.evidence;
        // What ran out of time is asked in full at the end; what was never reached would not
        // answer GET either.
        let pointless = |failure: Failure| {
            failure.is_ours() || failure.is_timeout() || failure.is_before_http()
        };
        if head.failure.is_some_and(pointless) || self.acquits(url, &head) {
            return head;
        }
        self.full(url, self.how(Method::Get, Way::Usual)).await
    }

    async fn full(&self, url: &Url, how: How) -> Evidence {
        let mut look: Look = self.follower.follow(url, how).await;
        let host = self.host(url);
        let blank = Sample::default();
        host.lock()
            .await
            .as_ref()
            .unwrap_or(&blank)
            .weigh(url, &mut look);
        look.evidence
    }

    fn acquits(&self, url: &Url, evidence: &Evidence) -> bool {
        let accepted = self.follower.settings.accepted(url);
        let (verdict, _) = classify(url.as_str(), evidence, accepted);
        verdict.acquits()
    }

    fn host(&self, url: &Url) -> Arc<Mutex<Option<Sample>>> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let host = &url[Position::BeforeHost..Position::AfterPort];
        if let Some(known) = hosts.get(host) {
            return known.clone();
        }
        hosts.entry(host.to_owned()).or_default().clone()
    }
}

/// How long the next look waits after a failure: one that ran out of time is only asked with more
/// patience, all else may have passed by then.
pub(super) fn wait_before_next(evidence: &Evidence, wait: Duration) -> Duration {
    if evidence
        .failure
        .is_some_and(|failure| failure.is_timeout() || failure == Failure::SilentHost)
    {
        Duration::ZERO
    } else {
        wait
    }
}
