//! From evidence to a verdict: pure functions.
//!
//! The principle: being refused is evidence about us, not about the page. Only a full answer that
//! the page is not there, or a name that does not exist, counts against a link, and only if it was
//! seen twice: see [`conclude`].

use catlint_core::link::Verdict;

use crate::destination::{self, Destination};
use crate::evidence::{Doubt, Evidence, Method};
use crate::failure::Failure;

/// Redirects that are followed.
pub const MOST_HOPS: usize = 10;

/// The verdict on a URL, with the reason for people where there is one to give.
pub type Judgement = (Verdict, Option<String>);

/// The verdict of one look at a URL. `accept` holds status codes that count as an answer of the
/// page, by the config.
#[must_use]
pub fn classify(url: &str, evidence: &Evidence, accept: &[u16]) -> Judgement {
    if let Some(failure) = evidence.failure {
        return (
            of_failure(failure, evidence.redirects.is_empty()),
            Some(failure.words()),
        );
    }
    let Some(status) = evidence.status() else {
        return (Verdict::Unknown, None);
    };
    if accept.contains(&status) {
        return answered(url, evidence);
    }
    let verdict = match status {
        200..=299 if evidence.wall => Verdict::Blocked,
        200..=299 => return answered(url, evidence),
        _ if evidence.wall => Verdict::Blocked,
        // HEAD may only acquit.
        404 | 410 if evidence.method == Some(Method::Head) => Verdict::Unknown,
        404 | 410 => Verdict::Gone,
        401 | 402 | 403 | 407 | 451 | 999 => Verdict::Blocked,
        _ => Verdict::Unknown,
    };
    (verdict, Some(status_words(status, evidence.wall)))
}

/// The verdict of several looks at one URL, in the order of time: one that acquits decides; what
/// counts against the page must have been seen twice. Gives the number of the look that it rests on.
#[must_use]
pub fn conclude(url: &str, looks: &[Evidence], accept: &[u16]) -> Option<(usize, Judgement)> {
    let judged = looks.iter().map(|look| classify(url, look, accept));
    let judged: Vec<Judgement> = judged.collect();
    let last =
        |wanted: fn(Verdict) -> bool| judged.iter().rposition(|(verdict, _)| wanted(*verdict));
    let gone = |verdict| verdict == Verdict::Gone;
    // A name that leads into a private network the second time is one that does.
    let decided = last(Verdict::acquits).or_else(|| last(|verdict| verdict == Verdict::Refused));
    let against = || last(gone).or_else(|| last(|verdict| verdict == Verdict::Suspect));
    let number = decided.or_else(against).or_else(|| informative(looks))?;
    let (verdict, cause) = judged.get(number)?.clone();
    let proofs = judged.iter().filter(|(verdict, _)| gone(*verdict)).count();
    if verdict == Verdict::Gone && proofs < 2 {
        let cause = cause.map(|cause| format!("{cause}, but only once"));
        return Some((number, (Verdict::Unknown, cause)));
    }
    Some((number, (verdict, cause)))
}

/// The last look that was taken at all: that the run's time was up says less than what was seen
/// before.
fn informative(looks: &[Evidence]) -> Option<usize> {
    let ours = |look: &Evidence| look.failure.is_some_and(Failure::is_ours);
    let seen = looks.iter().rposition(|look| !ours(look));
    seen.or_else(|| looks.len().checked_sub(1))
}

fn of_failure(failure: Failure, itself: bool) -> Verdict {
    match failure {
        // A name that does not exist further on says that a redirect is broken, not a link.
        Failure::NameNotFound if itself => Verdict::Gone,
        Failure::Refused(_) => Verdict::Refused,
        _ => Verdict::Unknown,
    }
}

fn status_words(status: u16, wall: bool) -> String {
    let name = match status {
        202 => " Accepted",
        401 => " Unauthorized",
        402 => " Payment Required",
        403 => " Forbidden",
        404 => " Not Found",
        406 => " Not Acceptable",
        407 => " Proxy Authentication Required",
        410 => " Gone",
        429 => " Too Many Requests",
        451 => " Unavailable For Legal Reasons",
        500 => " Internal Server Error",
        502 => " Bad Gateway",
        503 => " Service Unavailable",
        504 => " Gateway Timeout",
        _ => "",
    };
    let wall = if wall {
        ", a challenge for programs"
    } else {
        ""
    };
    format!("the server answers {status}{name}{wall}")
}

/// A page answered. Is it the page that was meant?
fn answered(url: &str, evidence: &Evidence) -> Judgement {
    let target = evidence.final_url().unwrap_or(url);
    if let Some(doubt) = evidence.doubt {
        return (Verdict::Suspect, Some(doubt.words().to_owned()));
    }
    match destination::compare(url, target) {
        Destination::Same => (Verdict::Alive, None),
        Destination::Login => (Verdict::Blocked, Some("it asks for a login".to_owned())),
        Destination::Parking => (Verdict::Suspect, Some(Doubt::Parked.words().to_owned())),
        Destination::Lost(reason) => (Verdict::Suspect, Some(reason.to_owned())),
        Destination::ByResolver => (Verdict::Redirected, None),
        // Only an unbroken chain of permanent redirects says that the address itself has changed.
        Destination::Elsewhere if is_permanent(evidence) => (Verdict::Moved, None),
        Destination::Elsewhere => (Verdict::Redirected, None),
    }
}

fn is_permanent(evidence: &Evidence) -> bool {
    let statuses: Vec<_> = evidence.statuses().collect();
    let Some((last, before)) = statuses.split_last() else {
        return false;
    };
    *last == 200 && before.iter().all(|status| matches!(status, 301 | 308))
}

#[cfg(test)]
mod tests {
    use catlint_core::link::Hop;

    use super::*;
    use crate::address::Refusal;

    const PAGE: &str = "https://www.example.org/a/page";

    fn chain(statuses: &[u16], last: &str) -> Evidence {
        let redirects = statuses.iter().skip(1).map(|&status| Hop {
            url: last.to_owned(),
            status: Some(status),
        });
        Evidence {
            first: statuses.first().copied(),
            redirects: redirects.collect(),
            method: Some(Method::Get),
            ..Evidence::default()
        }
    }

    fn verdict(evidence: &Evidence) -> Verdict {
        classify(PAGE, evidence, &[]).0
    }

    #[test]
    fn statuses() {
        use Verdict::{Alive, Blocked, Gone, Unknown};
        let table = [
            (200, Alive),
            (204, Alive),
            (206, Alive),
            (401, Blocked),
            (402, Blocked),
            (403, Blocked),
            (404, Gone),
            (405, Unknown),
            (406, Unknown),
            (407, Blocked),
            (410, Gone),
            (418, Unknown),
            (429, Unknown),
            (451, Blocked),
            (500, Unknown),
            (502, Unknown),
            (503, Unknown),
            (504, Unknown),
            (520, Unknown),
            (999, Blocked),
            (304, Unknown),
            (300, Unknown),
        ];
        for (status, expected) in table {
            assert_eq!(verdict(&chain(&[status], PAGE)), expected, "{status}");
            let head = Evidence {
                method: Some(Method::Head),
                ..chain(&[status], PAGE)
            };
            assert_ne!(verdict(&head), Gone, "HEAD may only acquit: {status}");
            let wall = Evidence {
                wall: true,
                ..chain(&[status], PAGE)
            };
            assert_eq!(verdict(&wall), Blocked, "a wall: {status}");
            assert_eq!(
                classify(PAGE, &chain(&[status], PAGE), &[status]).0,
                Alive,
                "accepted: {status}"
            );
        }
    }

    #[test]
    fn redirects() {
        use Verdict::{Alive, Blocked, Moved, Redirected, Suspect};
        let table: &[(&[u16], &str, Verdict)] = &[
            (&[301, 200], "https://www.example.org/b/page", Moved),
            (&[308, 301, 200], "https://example.org/b/page", Moved),
            (
                &[301, 302, 200],
                "https://www.example.org/b/page",
                Redirected,
            ),
            (&[302, 200], "https://www.example.org/b/page", Redirected),
            (&[303, 200], "https://www.example.org/b/page", Redirected),
            (&[301, 203], "https://www.example.org/b/page", Redirected),
            (&[301, 200], "https://www.example.org/", Suspect),
            (&[301, 200], "https://other.elsewhere.net/a/page", Suspect),
            (&[301, 200], "https://www.example.org/404", Suspect),
            (&[301, 200], "https://www.hugedomains.com/x", Suspect),
            (&[302, 200], "https://accounts.google.com/signin", Blocked),
            // A cookie set on the way: the same address again.
            (&[302, 200], PAGE, Alive),
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
    fn failures() {
        for failure in Failure::PLAIN {
            let evidence = Evidence::failed(failure);
            let expected = match failure {
                Failure::NameNotFound => Verdict::Gone,
                _ => Verdict::Unknown,
            };
            assert_eq!(verdict(&evidence), expected, "{failure:?}");
        }
        let refused = Evidence::failed(Failure::Refused(Refusal::Port(22)));
        assert_eq!(verdict(&refused), Verdict::Refused);
        let behind = Evidence {
            redirects: chain(&[302, 302], PAGE).redirects,
            ..Evidence::failed(Failure::NameNotFound)
        };
        assert_eq!(verdict(&behind), Verdict::Unknown);
        for doubt in Doubt::ALL {
            let doubted = Evidence {
                doubt: Some(doubt),
                ..chain(&[200], PAGE)
            };
            assert_eq!(verdict(&doubted), Verdict::Suspect);
        }
    }

    #[test]
    fn what_counts_against_a_page_must_be_seen_twice_and_one_answer_acquits() {
        use Verdict::{Alive, Blocked, Gone, Refused, Suspect, Unknown};
        let (ok, gone, wall) = (
            chain(&[200], PAGE),
            chain(&[404], PAGE),
            chain(&[403], PAGE),
        );
        let (late, reset) = (
            Evidence::failed(Failure::OutOfTime),
            Evidence::failed(Failure::ConnectionReset),
        );
        let soft = Evidence {
            doubt: Some(Doubt::SaysNotFound),
            ..chain(&[200], PAGE)
        };
        let rebound = Evidence::failed(Failure::Refused(Refusal::NoHost));
        let table: &[(&[&Evidence], Verdict)] = &[
            (&[&ok], Alive),
            (&[&gone], Unknown),
            (&[&gone, &gone], Gone),
            (&[&gone, &ok], Alive),
            (&[&gone, &gone, &ok], Alive),
            (&[&reset, &gone], Unknown),
            (&[&reset, &gone, &gone], Gone),
            (&[&gone, &reset, &gone], Gone),
            (&[&reset, &reset], Unknown),
            (&[&wall, &late], Blocked),
            (&[&late], Unknown),
            (&[&soft, &soft], Suspect),
            (&[&soft, &ok], Alive),
            (&[&soft, &reset], Suspect),
            (&[&reset, &rebound], Refused),
        ];
        for (looks, expected) in table {
            let looks: Vec<Evidence> = looks.iter().map(|look| (*look).clone()).collect();
            let (_, (verdict, _)) = conclude(PAGE, &looks, &[]).expect("a look");
            assert_eq!(verdict, *expected, "{looks:?}");
        }
        assert_eq!(conclude(PAGE, &[], &[]), None);
    }
}
