//! One chain of requests: each hop judged, redirects followed by hand.

use catlint_core::link::Hop;
use reqwest::header::{COOKIE, HeaderMap, LOCATION, RETRY_AFTER, SET_COOKIE};
use reqwest::{Client, Method, Response};
use url::Url;

use super::failure;
use crate::address::AddressPolicy;
use crate::classify::MOST_HOPS;
use crate::evidence::{Evidence, Failure};

/// Bytes of a body that are read: enough for a title, too few for a bomb.
const BODY_BYTES: usize = 64 * 1024;
/// Cookies that are kept for one chain, and the longest of them.
const MOST_COOKIES: usize = 20;
const COOKIE_BYTES: usize = 4096;

/// Asks one URL: HEAD first, which may only acquit, then GET.
pub(super) async fn ask(client: &Client, policy: &AddressPolicy, url: &Url) -> Evidence {
    let head = chain(client, policy, url, Method::HEAD).await;
    let refused = matches!(head.failure, Some(Failure::Refused(_)));
    let acquitted = head.failure.is_none()
        && head
            .status
            .is_some_and(|status| (200..300).contains(&status) && status != 202);
    if acquitted || refused {
        return head;
    }
    // A host that cannot be reached at all will not answer GET either.
    if head.hops.len() <= 1 && head.failure.as_ref().is_some_and(unreachable) {
        return head;
    }
    chain(client, policy, url, Method::GET).await
}

fn unreachable(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::NameNotFound
            | Failure::NameServer
            | Failure::Unreachable
            | Failure::ConnectTimeout
            | Failure::ConnectionRefused
            | Failure::Tls(_)
    )
}

async fn chain(client: &Client, policy: &AddressPolicy, url: &Url, method: Method) -> Evidence {
    let name = if method == Method::HEAD {
        "HEAD"
    } else {
        "GET"
    };
    let mut evidence = Evidence {
        method: Some(name),
        ..Evidence::default()
    };
    let mut cookies: Vec<(String, String)> = Vec::new();
    let mut current = url.clone();
    loop {
        evidence.hops.push(Hop {
            url: current.to_string(),
            status: None,
        });
        if let Err(refusal) = policy.judge(&current) {
            return failed(evidence, Failure::Refused(refusal));
        }
        let response = match send(client, &method, &current, &cookies).await {
            Ok(response) => response,
            Err(error) => return failed(evidence, failure::from_error(&error)),
        };
        let status = response.status().as_u16();
        record(&mut evidence, &response, &current);
        keep_cookies(&mut cookies, &current, response.headers());
        match target(&current, status, response.headers()) {
            Target::None => {
                let read = if method == Method::GET {
                    drain(response).await
                } else {
                    Ok(())
                };
                // The status has said what there is to say; a body that breaks off adds nothing.
                let _ = read;
                return evidence;
            }
            Target::Broken => return failed(evidence, Failure::BadRedirect),
            Target::To(next) => {
                if evidence.hops.len() > MOST_HOPS {
                    return failed(evidence, Failure::TooManyRedirects);
                }
                current = *next;
            }
        }
    }
}

fn failed(mut evidence: Evidence, failure: Failure) -> Evidence {
    evidence.failure = Some(failure);
    evidence
}

async fn send(
    client: &Client,
    method: &Method,
    url: &Url,
    cookies: &[(String, String)],
) -> reqwest::Result<Response> {
    // Credentials in a URL are never sent: they are a finding, not a way in.
    let mut bare = url.clone();
    let stripped = bare.set_username("").and_then(|()| bare.set_password(None));
    let mut request = client.request(
        method.clone(),
        if stripped.is_ok() { bare } else { url.clone() },
    );
    let host = url.host_str().unwrap_or_default();
    let own: Vec<&str> = cookies
        .iter()
        .filter(|(of, _)| of == host)
        .map(|(_, pair)| pair.as_str())
        .collect();
    if !own.is_empty() {
        request = request.header(COOKIE, own.join("; "));
    }
    request.send().await
}

fn record(evidence: &mut Evidence, response: &Response, url: &Url) {
    let status = response.status().as_u16();
    let headers = response.headers();
    if let Some(hop) = evidence.hops.last_mut() {
        hop.status = Some(status);
    }
    evidence.status = Some(status);
    evidence.final_url = Some(url.to_string());
    evidence.retry_after = headers.contains_key(RETRY_AFTER);
    evidence.wall = headers.contains_key("cf-mitigated")
        || headers
            .get("x-amzn-waf-action")
            .is_some_and(|action| action == "challenge" || action == "captcha");
}

/// A cookie set on the way is kept for this one chain: some sites redirect until they get it back.
fn keep_cookies(cookies: &mut Vec<(String, String)>, url: &Url, headers: &HeaderMap) {
    let host = url.host_str().unwrap_or_default().to_owned();
    for value in headers.get_all(SET_COOKIE) {
        let pair = value
            .to_str()
            .ok()
            .and_then(|text| text.split(';').next())
            .map(str::trim);
        let Some((name, _)) = pair.and_then(|pair| pair.split_once('=')) else {
            continue;
        };
        let pair = pair.unwrap_or_default().to_owned();
        if cookies.len() < MOST_COOKIES && pair.len() <= COOKIE_BYTES {
            cookies.retain(|(of, kept)| *of != host || !kept.starts_with(&format!("{name}=")));
            cookies.push((host.clone(), pair));
        }
    }
}

enum Target {
    None,
    Broken,
    To(Box<Url>),
}

fn target(current: &Url, status: u16, headers: &HeaderMap) -> Target {
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return Target::None;
    }
    let Some(location) = headers.get(LOCATION) else {
        return Target::None;
    };
    let text = String::from_utf8_lossy(location.as_bytes());
    match current.join(&text) {
        Ok(next) if text.len() <= 8 * 1024 => Target::To(Box::new(next)),
        _ => Target::Broken,
    }
}

/// Reads the body up to the limit and drops the rest with the connection.
async fn drain(mut response: Response) -> reqwest::Result<()> {
    let mut read = 0;
    while let Some(chunk) = response.chunk().await? {
        read += chunk.len();
        if read >= BODY_BYTES {
            break;
        }
    }
    Ok(())
}
