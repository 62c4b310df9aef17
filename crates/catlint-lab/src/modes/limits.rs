//! Servers that ask for patience: 429 and 503, with every kind of Retry-After (RFC 9110, 10.2.3).

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{page, status, status_with};
use crate::script::Script;

pub(crate) const MODES: &[Mode] = &[
    Mode::http("limit-none", "429 without Retry-After.", |request| {
        status(request, 429)
    }),
    Mode::http("limit-0", "429, Retry-After: 0.", |request| {
        limit(request, 429, "0")
    }),
    Mode::http("limit-3", "429, Retry-After: 3.", |request| {
        limit(request, 429, "3")
    }),
    Mode::http("limit-negative", "429, Retry-After: -1.", |request| {
        limit(request, 429, "-1")
    }),
    Mode::http("limit-huge", "429, Retry-After: 10^12.", |request| {
        limit(request, 429, "1000000000000")
    }),
    Mode::http("limit-overflow", "429, Retry-After: 10^40.", |request| {
        limit(request, 429, &format!("1{}", "0".repeat(40)))
    }),
    Mode::http("limit-fraction", "429, Retry-After: 1.5.", |request| {
        limit(request, 429, "1.5")
    }),
    Mode::http(
        "limit-past",
        "429, Retry-After a date long past.",
        |request| limit(request, 429, "Fri, 31 Dec 1999 23:59:59 GMT"),
    ),
    Mode::http(
        "limit-2099",
        "429, Retry-After a date in 2099.",
        |request| limit(request, 429, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ),
    Mode::http(
        "limit-bad-date",
        "429, Retry-After a date that is none.",
        |request| limit(request, 429, "Thu, 99 Foo 2099 99:99:99 GMT"),
    ),
    Mode::http("limit-junk", "429, Retry-After: soon.", |request| {
        limit(request, 429, "soon")
    }),
    Mode::http("limit-double", "429, Retry-After twice.", |request| {
        status_with(
            request,
            429,
            &[("Retry-After", "1"), ("Retry-After", "1000000000000")],
        )
    }),
    Mode::http("busy-0", "503, Retry-After: 0.", |request| {
        limit(request, 503, "0")
    }),
    Mode::http("busy-3", "503, Retry-After: 3.", |request| {
        limit(request, 503, "3")
    }),
    Mode::http("busy-huge", "503, Retry-After: 10^12.", |request| {
        limit(request, 503, "1000000000000")
    }),
    Mode::http("busy-2099", "503, Retry-After a date in 2099.", |request| {
        limit(request, 503, "Thu, 31 Dec 2099 23:59:59 GMT")
    }),
    Mode::http(
        "limit-once",
        "429 with Retry-After: 1 once, then well: alive.",
        |request| match request.earlier {
            0 => limit(request, 429, "1"),
            _ => page(request),
        },
    ),
];

fn limit(request: &Request, code: u16, after: &str) -> Script {
    status_with(request, code, &[("Retry-After", after)])
}
