//! The seam between what is asked and how it travels: one request in, one answer out.
//!
//! [`Transport`] is live, recorded or replayed; everything above it is the same.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use url::Url;

use crate::evidence::Method;
use crate::failure::Failure;

/// Bytes of a body that are read: enough for a title, too few for a bomb.
pub(crate) const BODY_BYTES: usize = 64 * 1024;

/// The headers of an answer that are read, and recorded; nothing else is kept.
pub(crate) const KEPT_HEADERS: [&str; 6] = [
    "cf-mitigated",
    "content-type",
    "location",
    "retry-after",
    "set-cookie",
    "x-amzn-waf-action",
];

/// How a request travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Way {
    /// As is best: HTTP/2 where it is offered, over a connection that is open already.
    Usual,
    /// Over a new connection and HTTP/1.1, after the usual way has failed.
    Plain,
}

impl Way {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Plain => "plain",
        }
    }
}

/// One request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) way: Way,
    /// Cookies that this chain was given on its way.
    pub(crate) cookies: Option<String>,
    /// Until the last byte that is read.
    pub(crate) timeout: Duration,
}

/// One answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The [`KEPT_HEADERS`], names in lower case, in the order of the answer.
    pub(crate) headers: Vec<(String, String)>,
    /// The first [`BODY_BYTES`] of a text; empty for HEAD and for what is no text.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(own, _)| own == name);
        named.next().map(|(_, value)| value.as_str())
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.headers.iter().filter(move |(own, _)| own == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Whether a wall that keeps programs out says so: Cloudflare's and Amazon's do.
    pub(crate) fn is_wall(&self) -> bool {
        let action = self.header("x-amzn-waf-action");
        self.header("cf-mitigated").is_some() || matches!(action, Some("challenge" | "captcha"))
    }

    /// Whether it is a page that can be read.
    pub(crate) fn is_page(&self) -> bool {
        self.header("content-type").is_none_or(is_text)
    }
}

/// Whether a body is worth reading: a page, or the answer of an interface.
pub(crate) fn is_readable(content_type: &str) -> bool {
    is_text(content_type) || begins(content_type, "application/json")
}

/// Whether a title may stand in it.
fn is_text(content_type: &str) -> bool {
    let pages = ["text/html", "application/xhtml", "text/plain"];
    pages.iter().any(|kind| begins(content_type, kind))
}

fn begins(content_type: &str, kind: &str) -> bool {
    let head = content_type.trim_start().get(..kind.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(kind))
}

pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + Send + 'a>>;
pub(crate) type Probing<'a> = Pin<Box<dyn Future<Output = bool> + Send + 'a>>;

/// Carries requests.
pub(crate) trait Transport: Send + Sync + fmt::Debug {
    /// Sends one request and reads the answer.
    fn send(&self, request: Request) -> Sending<'_>;

    /// Whether well-known hosts can be reached: whether there is a network at all.
    fn probe(&self) -> Probing<'_>;

    /// Whether time passes: not in a replay.
    fn waits(&self) -> bool {
        true
    }
}
