//! The live transport: to judged addresses only, without following redirects.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, RequestBuilder, Response};
use rustls::pki_types::CertificateDer;
use url::Url;

use super::resolver::{Judging, Resolver, SharedJudge};
use super::transport::{
    Answer, BODY_BYTES, KEPT_HEADERS, Probing, Request, Sending, Transport, Way, is_readable,
};
use super::{cause, tls};
use crate::evidence::Method;
use crate::failure::Failure;
use crate::settings::LinkSettings;

/// Bytes of HTTP/2 headers in one answer, and headers of one HTTP/1 answer.
const HEADER_BYTES: u32 = 64 * 1024;
const MOST_HEADERS: usize = 200;
/// The longest header that is kept.
const HEADER_LENGTH: usize = 8 * 1024;
/// Names that exist as long as there is a network.
const WELL_KNOWN: [&str; 3] = ["example.org", "www.iana.org", "www.wikipedia.org"];
/// For looking up one of the well-known names.
const PROBE: Duration = Duration::from_secs(5);

/// Two clients: one with the best that a server offers, one for a second try without it.
#[derive(Debug)]
pub(super) struct Live {
    usual: Client,
    plain: Client,
    settings: Arc<LinkSettings>,
    resolver: Arc<dyn Resolver>,
}

impl Live {
    pub(super) fn new(
        settings: Arc<LinkSettings>,
        resolver: Arc<dyn Resolver>,
        roots: &[CertificateDer<'static>],
    ) -> io::Result<Self> {
        let judge = SharedJudge(Arc::new(Judging {
            resolver: resolver.clone(),
            policy: settings.policy.clone(),
        }));
        let base = |tls| builder(&settings, judge.clone()).tls_backend_preconfigured(tls);
        let mut tls = tls::config(roots, &["h2", "http/1.1"])?;
        let usual = base(tls.clone());
        tls.alpn_protocols.retain(|protocol| protocol != b"h2");
        let plain = base(tls).http1_only().pool_max_idle_per_host(0);
        Ok(Self {
            usual: usual.build().map_err(io::Error::other)?,
            plain: plain.build().map_err(io::Error::other)?,
            settings,
            resolver,
        })
    }

    fn request(&self, request: &Request) -> RequestBuilder {
        let client = match request.way {
            Way::Usual => &self.usual,
            Way::Plain => &self.plain,
        };
        // Credentials in a URL are never sent: they are a finding, not a way in.
        let mut url = request.url.clone();
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        let own = self.own_headers(&url);
        let method = match request.method {
            Method::Head => reqwest::Method::HEAD,
            Method::Get => reqwest::Method::GET,
        };
        let built = client
            .request(method, url)
            .timeout(request.timeout)
            .headers(own);
        match &request.cookies {
            Some(cookies) => built.header(COOKIE, cookies),
            None => built,
        }
    }

    /// The headers that the config has for the very host of a request, sent encrypted only.
    fn own_headers(&self, url: &Url) -> HeaderMap {
        let host = url.host_str().filter(|_| url.scheme() == "https");
        let host = host.and_then(|host| self.settings.host(host));
        let headers = host.map_or(&[][..], |host| &host.headers);
        let parsed = headers.iter().filter_map(|(name, value)| {
            Some((
                HeaderName::try_from(name).ok()?,
                HeaderValue::try_from(value).ok()?,
            ))
        });
        parsed.collect()
    }

    async fn fetch(&self, request: Request) -> Result<Answer, Failure> {
        let sent = self.request(&request).send().await;
        let response = sent.map_err(|error| cause::of(&error))?;
        // The client was only given judged addresses; this is the proof.
        if let Some(remote) = response.remote_addr().filter(|_| !self.settings.proxy) {
            let judged = self.settings.policy.judge_address(remote.ip());
            judged.map_err(Failure::Refused)?;
        }
        let mut answer = head(&response);
        let readable = answer.header("content-type").is_none_or(is_readable);
        if request.method == Method::Get && readable && response.status().is_success() {
            answer.body = body(response).await;
        }
        Ok(answer)
    }
}

impl Transport for Live {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(self.fetch(request))
    }

    fn probe(&self) -> Probing<'_> {
        Box::pin(async {
            for name in WELL_KNOWN {
                let lookup = tokio::time::timeout(PROBE, self.resolver.lookup(name)).await;
                if matches!(lookup, Ok(Ok(found)) if !found.is_empty()) {
                    return true;
                }
            }
            false
        })
    }
}

fn builder(settings: &LinkSettings, judge: SharedJudge) -> ClientBuilder {
    let builder = Client::builder()
        .user_agent(user_agent(settings))
        .default_headers(headers())
        .dns_resolver(judge)
        .redirect(Policy::none())
        .referer(false)
        .connect_timeout(settings.connect_timeout)
        .http1_max_headers(MOST_HEADERS)
        .http2_max_header_list_size(HEADER_BYTES)
        .pool_max_idle_per_host(1)
        .pool_idle_timeout(Duration::from_secs(10));
    if settings.proxy {
        builder
    } else {
        builder.no_proxy()
    }
}

/// Honest, with a contact where one is given, and without words that stock rules of firewalls
/// refuse ("link", "bot").
fn user_agent(settings: &LinkSettings) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match &settings.contact {
        Some(contact) => format!("catlint/{version} (catalogue audit; +{contact})"),
        None => format!("catlint/{version} (catalogue audit)"),
    }
}

fn headers() -> HeaderMap {
    let accept = HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8");
    // Nothing is decoded, so nothing compressed is wanted.
    let identity = HeaderValue::from_static("identity");
    HeaderMap::from_iter([(ACCEPT, accept), (ACCEPT_ENCODING, identity)])
}

fn head(response: &Response) -> Answer {
    let kept = response.headers().iter().filter(|(name, value)| {
        KEPT_HEADERS.contains(&name.as_str()) && value.len() <= HEADER_LENGTH
    });
    Answer {
        status: response.status().as_u16(),
        headers: kept
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: Vec::new(),
    }
}

/// A header as text. Bytes that are no UTF-8 are percent-encoded one by one, so that an address in
/// Latin-1 leads where its server means it to.
fn text(value: &HeaderValue) -> String {
    let bytes = value.as_bytes();
    let encoded = || {
        let one = |byte: &u8| match byte.is_ascii() {
            true => char::from(*byte).to_string(),
            false => format!("%{byte:02X}"),
        };
        bytes.iter().map(one).collect()
    };
    std::str::from_utf8(bytes).map_or_else(|_| encoded(), ToOwned::to_owned)
}

/// Reads the body up to the limit and drops the rest with the connection. The status has said
/// what there is to say: a body that breaks off adds nothing.
async fn body(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = BODY_BYTES - body.len();
        body.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
        if body.len() >= BODY_BYTES {
            break;
        }
    }
    body
}
