//! From evidence to a verdict: a pure function.
//!
//! The principle: being refused is evidence about us, not about the page. Only a full answer that
//! the page is not there, or a name that does not exist, counts against a link.

use catlint_core::link::Verdict;
use url::Url;

use crate::evidence::{Evidence, Failure};
use crate::host::site;

/// Redirects that are followed.
pub const MOST_HOPS: usize = 10;

/// The verdict on a URL, with the reason for people where there is one to give.
#[must_use]
pub fn classify(url: &str, evidence: &Evidence) -> (Verdict, Option<String>) {
    if let Some(failure) = &evidence.failure {
        let verdict = match failure {
            Failure::NameNotFound if evidence.hops.len() <= 1 => Verdict::Gone,
            Failure::Refused(_) => Verdict::Refused,
            _ => Verdict::Unknown,
        };
        return (verdict, Some(failure.words()));
    }
    let Some(status) = evidence.status else {
        return (Verdict::Unknown, None);
    };
    match status {
        202 if evidence.wall => blocked(status),
        200..=299 => answered(url, evidence),
        404 | 410 if evidence.wall => blocked(status),
        // HEAD may only acquit.
        404 | 410 if evidence.method == Some("HEAD") => {
            (Verdict::Unknown, Some(status_words(status)))
        }
        404 | 410 => (Verdict::Gone, Some(status_words(status))),
        401 | 402 | 403 | 406 | 407 | 429 | 451 | 999 => blocked(status),
        503 if evidence.retry_after || evidence.wall => blocked(status),
        _ => (Verdict::Unknown, Some(status_words(status))),
    }
}

fn blocked(status: u16) -> (Verdict, Option<String>) {
    (Verdict::Blocked, Some(status_words(status)))
}

fn status_words(status: u16) -> String {
    let name = match status {
        202 => " (a challenge)",
        401 => " Unauthorized",
        402 => " Payment Required",
        403 => " Forbidden",
        404 => " Not Found",
        406 => " Not Acceptable",
        410 => " Gone",
        429 => " Too Many Requests",
        451 => " Unavailable For Legal Reasons",
        500 => " Internal Server Error",
        502 => " Bad Gateway",
        503 => " Service Unavailable",
        504 => " Gateway Timeout",
        _ => "",
    };
    format!("the server answers {status}{name}")
}

/// A page answered. Is it the page that was meant?
fn answered(url: &str, evidence: &Evidence) -> (Verdict, Option<String>) {
    let redirects: Vec<_> = evidence
        .hops
        .iter()
        .filter_map(|hop| hop.status)
        .filter(|status| (300..400).contains(status))
        .collect();
    let (Some(from), Some(to)) = (parse(url), evidence.final_url.as_deref().and_then(parse)) else {
        return (Verdict::Alive, None);
    };
    if redirects.is_empty() || from == to {
        return (Verdict::Alive, None);
    }
    if let Some(reason) = suspicion(&from, &to) {
        return (Verdict::Suspect, Some(reason.to_owned()));
    }
    // Only an unbroken chain of permanent redirects says that the address itself has changed.
    let permanent = redirects.iter().all(|status| matches!(status, 301 | 308));
    if permanent && evidence.status == Some(200) {
        (Verdict::Moved, None)
    } else {
        (Verdict::Redirected, None)
    }
}

fn parse(text: &str) -> Option<Url> {
    let mut url = Url::parse(text).ok()?;
    url.set_fragment(None);
    Some(url)
}

/// Why the page that answered is probably not the one that was meant.
fn suspicion(from: &Url, to: &Url) -> Option<&'static str> {
    let is_root = |url: &Url| url.path().trim_end_matches('/').is_empty() && url.query().is_none();
    let path = to.path().to_ascii_lowercase();
    if [
        "/404",
        "not-found",
        "notfound",
        "page_not_found",
        "errorpage",
    ]
    .iter()
    .any(|mark| path.contains(mark))
        && !from.path().to_ascii_lowercase().contains("404")
    {
        return Some("it leads to a page that says \"not found\"");
    }
    if site(from) != site(to) {
        return Some("it leads to another site");
    }
    (is_root(to) && !is_root(from)).then_some("it leads to the front page of the site")
}

#[cfg(test)]
mod tests {
    use catlint_core::link::Hop;

    use super::*;
    use crate::address::Refusal;
    use crate::evidence::TlsFailure;

    const PAGE: &str = "https://www.example.org/a/page";

    fn chain(statuses: &[u16], last: &str) -> Evidence {
        let hops = statuses
            .iter()
            .map(|status| Hop {
                url: PAGE.into(),
                status: Some(*status),
            })
            .collect();
        Evidence {
            hops,
            status: statuses.last().copied(),
            final_url: Some(last.into()),
            method: Some("GET"),
            ..Evidence::default()
        }
    }

    fn verdict(evidence: &Evidence) -> Verdict {
        classify(PAGE, evidence).0
    }

    #[test]
    fn each_status_has_its_verdict() {
        let table = [
            (200, Verdict::Alive),
            (204, Verdict::Alive),
            (206, Verdict::Alive),
            (400, Verdict::Unknown),
            (401, Verdict::Blocked),
            (402, Verdict::Blocked),
            (403, Verdict::Blocked),
            (404, Verdict::Gone),
            (405, Verdict::Unknown),
            (406, Verdict::Blocked),
            (407, Verdict::Blocked),
            (410, Verdict::Gone),
            (412, Verdict::Unknown),
            (418, Verdict::Unknown),
            (429, Verdict::Blocked),
            (451, Verdict::Blocked),
            (500, Verdict::Unknown),
            (502, Verdict::Unknown),
            (503, Verdict::Unknown),
            (999, Verdict::Blocked),
        ];
        for (status, expected) in table {
            assert_eq!(verdict(&chain(&[status], PAGE)), expected, "{status}");
        }
    }

    #[test]
    fn walls_and_heads_never_condemn() {
        for status in [202, 403, 404, 410, 503] {
            let walled = Evidence {
                wall: true,
                ..chain(&[status], PAGE)
            };
            assert_eq!(verdict(&walled), Verdict::Blocked, "{status}");
        }
        for status in [404, 410] {
            let head = Evidence {
                method: Some("HEAD"),
                ..chain(&[status], PAGE)
            };
            assert_eq!(verdict(&head), Verdict::Unknown, "{status}");
        }
        let later = Evidence {
            retry_after: true,
            ..chain(&[503], PAGE)
        };
        assert_eq!(verdict(&later), Verdict::Blocked);
    }

    #[test]
    fn redirects_are_judged_by_where_they_lead() {
        let table: &[(&[u16], &str, Verdict)] = &[
            (
                &[301, 200],
                "https://www.example.org/b/page",
                Verdict::Moved,
            ),
            (
                &[308, 301, 200],
                "https://www.example.org/b/page",
                Verdict::Moved,
            ),
            (
                &[301, 302, 200],
                "https://www.example.org/b/page",
                Verdict::Redirected,
            ),
            (
                &[302, 200],
                "https://www.example.org/en/a/page",
                Verdict::Redirected,
            ),
            (&[302, 200], PAGE, Verdict::Alive),
            (&[301, 200], "https://example.org/a/page", Verdict::Moved),
            (&[301, 200], "https://www.example.org/", Verdict::Suspect),
            (
                &[301, 200],
                "https://parking.example.net/a/page",
                Verdict::Suspect,
            ),
            (
                &[302, 200],
                "https://www.example.org/404.html",
                Verdict::Suspect,
            ),
            (
                &[302, 200],
                "https://www.example.org/page-not-found",
                Verdict::Suspect,
            ),
            (&[301, 404], "https://www.example.org/b/page", Verdict::Gone),
            (
                &[302, 403],
                "https://www.example.org/login",
                Verdict::Blocked,
            ),
        ];
        for (statuses, last, expected) in table {
            assert_eq!(
                verdict(&chain(statuses, last)),
                *expected,
                "{statuses:?} {last}"
            );
        }
    }

    #[test]
    fn only_a_name_that_does_not_exist_counts_against_a_link() {
        let private = Failure::Refused(Refusal::Address([127, 0, 0, 1].into()));
        let table = [
            (Failure::NameNotFound, Verdict::Gone),
            (Failure::NameServer, Verdict::Unknown),
            (Failure::Unreachable, Verdict::Unknown),
            (Failure::ConnectionRefused, Verdict::Unknown),
            (Failure::ConnectionReset, Verdict::Unknown),
            (Failure::ConnectTimeout, Verdict::Unknown),
            (Failure::ReadTimeout, Verdict::Unknown),
            (Failure::Tls(TlsFailure::Expired), Verdict::Unknown),
            (Failure::Protocol, Verdict::Unknown),
            (Failure::TooManyRedirects, Verdict::Unknown),
            (Failure::BadRedirect, Verdict::Unknown),
            (private, Verdict::Refused),
            (Failure::Capped, Verdict::Unknown),
            (Failure::OutOfTime, Verdict::Unknown),
        ];
        for (failure, expected) in table {
            let evidence = Evidence {
                failure: Some(failure.clone()),
                ..Evidence::default()
            };
            assert_eq!(verdict(&evidence), expected, "{failure:?}");
        }
    }
}
