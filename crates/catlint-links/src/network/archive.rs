//! Archived copies of pages that are gone: the Wayback Machine's availability interface.
//!
//! Asked only where the settings name it, at its own pace, and believed only where its answer is
//! the address of a capture of the very URL that was asked for.

use serde_json::Value;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::chain::Follower;
use super::transport::{Request, Way};
use crate::evidence::Method;

/// Captures looked for in one run.
const MOST: usize = 100;
/// The beginning of every capture's address.
const CAPTURES: &str = "web.archive.org/web/";

/// Looks for a capture of each URL until the deadline.
pub(super) async fn look_up(
    follower: &Follower,
    gone: Vec<(&str, &mut Option<String>)>,
    deadline: Instant,
) {
    let Some(service) = follower.settings.archive.as_deref() else {
        return;
    };
    for (url, archived) in gone.into_iter().take(MOST) {
        let Some(question) = question(service, url) else {
            return;
        };
        let request = Request {
            method: Method::Get,
            url: question,
            way: Way::Usual,
            cookies: None,
            timeout: follower.settings.timeout,
        };
        match timeout_at(deadline, follower.pacer.send(request)).await {
            Ok((Ok(answer), _)) if answer.status == 200 => *archived = capture(&answer.body, url),
            // A service that is busy or away is not asked a hundred times.
            _ => return,
        }
    }
}

fn question(service: &str, url: &str) -> Option<Url> {
    let mut question = Url::parse(service).ok()?;
    question.query_pairs_mut().append_pair("url", url);
    Some(question)
}

/// The address of a capture, where the answer has a good one.
fn capture(body: &[u8], url: &str) -> Option<String> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let closest = answer.get("archived_snapshots")?.get("closest")?;
    let good = closest.get("available")?.as_bool()? && closest.get("status")?.as_str()? == "200";
    let address = closest.get("url")?.as_str().filter(|_| good)?;
    is_capture_of(address, url).then(|| format!("https://{}", without_scheme(address)))
}

/// `http(s)://web.archive.org/web/<14 digits>/<the same URL>`, whatever its scheme and `www.`.
fn is_capture_of(address: &str, url: &str) -> bool {
    let rest = without_scheme(address).strip_prefix(CAPTURES);
    let parts = rest.and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(stamp, captured)| {
        let digits = stamp.len() == 14 && stamp.bytes().all(|byte| byte.is_ascii_digit());
        digits && core(captured) == core(url)
    })
}

fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

fn core(url: &str) -> String {
    let rest = without_scheme(url).to_lowercase();
    let rest = rest.strip_prefix("www.").unwrap_or(&rest);
    rest.replacen(":80/", "/", 1)
        .trim_end_matches('/')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(url: &str, status: &str) -> Vec<u8> {
        let snapshot = format!(
            r#"{{"available":true,"url":"{url}","timestamp":"20190302000000","status":"{status}"}}"#
        );
        format!(r#"{{"url":"x","archived_snapshots":{{"closest":{snapshot}}}}}"#).into_bytes()
    }

    #[test]
    fn only_a_good_capture_of_the_same_url_is_believed() {
        let url = "https://www.example.gov/page";
        let good = "http://web.archive.org/web/20190302000000/http://example.gov:80/page";
        let https = "https://web.archive.org/web/20190302000000/http://example.gov:80/page";
        assert_eq!(capture(&answer(good, "200"), url).as_deref(), Some(https));
        assert_eq!(capture(&answer(good, "404"), url), None);
        for wrong in [
            "http://web.archive.org/web/20190302000000/http://other.gov/page",
            "http://web.archive.org.evil.example/web/20190302000000/http://example.gov/page",
            "http://web.archive.org/web/2019/http://example.gov/page",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(capture(&answer(wrong, "200"), url), None, "{wrong}");
        }
        for junk in [
            "",
            "{}",
            "[]",
            r#"{"archived_snapshots":{}}"#,
            r#"{"archived_snapshots":{"closest":3}}"#,
        ] {
            assert_eq!(capture(junk.as_bytes(), url), None, "{junk}");
        }
    }
}
