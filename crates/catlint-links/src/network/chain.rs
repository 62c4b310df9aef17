//! One chain of requests: each hop judged, redirects followed by hand.

use std::sync::Arc;
use std::time::Duration;

use catlint_core::link::Hop;
use url::Url;

use super::cookies::Cookies;
use super::pacer::Pacer;
use super::transport::{Answer, Request, Way};
use crate::classify::MOST_HOPS;
use crate::evidence::{Evidence, Method};
use crate::failure::Failure;
use crate::page::Page;
use crate::settings::LinkSettings;

/// The longest address that a redirect may lead to, in bytes.
const LONGEST_URL: usize = 8 * 1024;

/// Follows chains.
#[derive(Debug, Clone)]
pub(super) struct Follower {
    pub(super) pacer: Arc<Pacer>,
    pub(super) settings: Arc<LinkSettings>,
}

/// How a URL is to be asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    pub(super) method: Method,
    pub(super) way: Way,
    /// For the whole chain, turns not counted.
    pub(super) timeout: Duration,
}

/// What a chain ended in.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) evidence: Evidence,
    /// The page, where a full answer brought one.
    pub(super) page: Option<Page>,
}

impl Follower {
    /// Follows the chain that begins at a URL.
    pub(super) async fn follow(&self, url: &Url, how: How) -> Look {
        let mut look = Look::default();
        look.evidence.method = Some(how.method);
        if let Err(failure) = self.walk(url, how, &mut look).await {
            look.evidence.failure = Some(failure);
        }
        look
    }

    async fn walk(&self, url: &Url, how: How, look: &mut Look) -> Result<(), Failure> {
        let mut cookies = Cookies::default();
        let mut current = url.clone();
        let mut left = how.timeout;
        loop {
            self.settings
                .policy
                .judge(&current)
                .map_err(Failure::Refused)?;
            let request = Request {
                method: how.method,
                url: current.clone(),
                way: how.way,
                cookies: cookies.header(&current),
                timeout: left,
            };
            let (answer, took) = self.pacer.send(request).await;
            let answer = answer?;
            left = left.saturating_sub(took);
            note(look, &answer);
            cookies.keep(&current, answer.all("set-cookie"));
            let Some(next) = target(&current, &answer)? else {
                look.page = page(&answer, how.method);
                return Ok(());
            };
            if look.evidence.redirects.len() >= MOST_HOPS {
                return Err(Failure::TooManyRedirects);
            }
            if left.is_zero() {
                return Err(Failure::ReadTimeout);
            }
            current = next;
            look.evidence.redirects.push(Hop {
                url: current.to_string(),
                status: None,
            });
        }
    }
}

fn note(look: &mut Look, answer: &Answer) {
    let evidence = &mut look.evidence;
    let status = match evidence.redirects.last_mut() {
        Some(hop) => &mut hop.status,
        None => &mut evidence.first,
    };
    *status = Some(answer.status);
    evidence.wall = answer.is_wall();
}

fn page(answer: &Answer, method: Method) -> Option<Page> {
    let full = method == Method::Get && (200..300).contains(&answer.status);
    (full && answer.is_page() && !answer.body.is_empty()).then(|| Page::read(&answer.body))
}

/// Where an answer leads, if it leads anywhere. A fragment goes with it (RFC 9110, 10.2.2), but
/// nothing here depends on one.
fn target(current: &Url, answer: &Answer) -> Result<Option<Url>, Failure> {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = answer.header("location").unwrap_or_default();
    if location.trim().is_empty() {
        return Err(Failure::BadRedirect);
    }
    let next = current.join(location).map_err(|_| Failure::BadRedirect)?;
    if next.as_str().len() > LONGEST_URL {
        return Err(Failure::BadRedirect);
    }
    Ok(Some(next))
}
