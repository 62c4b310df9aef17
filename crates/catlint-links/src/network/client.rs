//! How we connect: to judged addresses only, without a proxy, without following redirects.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::Client;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;

use crate::address::AddressPolicy;
use crate::settings::LinkSettings;

/// Addresses of one name that are looked at; more are no sign of good will.
const MOST_ADDRESSES: usize = 16;
/// Bytes of HTTP/2 headers in one answer.
const HEADER_BYTES: u32 = 64 * 1024;

/// Makes a client with connections of its own.
pub(super) fn client(settings: &LinkSettings) -> io::Result<Client> {
    // A second installation fails and changes nothing: it is the same provider.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent(user_agent(settings))
        .default_headers(headers())
        .dns_resolver(Arc::new(Judging {
            policy: settings.policy.clone(),
        }))
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(settings.connect_timeout)
        .timeout(settings.timeout)
        .http2_max_header_list_size(HEADER_BYTES)
        .pool_max_idle_per_host(1)
        .build()
        .map_err(io::Error::other)
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
    let mut headers = HeaderMap::new();
    headers.insert(
        ACCEPT,
        HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8"),
    );
    // Nothing is decoded, so nothing compressed is wanted.
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    headers
}

/// Resolves names with the system's resolver and gives out judged addresses only. The client
/// connects to what it is given, so no second lookup can lead elsewhere.
struct Judging {
    policy: AddressPolicy,
}

impl Resolve for Judging {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.policy.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let addresses: Vec<SocketAddr> = found.take(MOST_ADDRESSES).collect();
            // One address that is not public taints the name: it is how rebinding begins.
            for address in &addresses {
                policy.judge_address(address.ip())?;
            }
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}
