//! Servers that answer in order, with every status that means something to a link.

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{page, status, status_with};
use crate::script::Script;

pub(crate) const MODES: &[Mode] = &[
    Mode::http("ok", "200 and a page: alive.", page),
    Mode::http("landing", "200: where redirects lead to.", page),
    Mode::http("status-202", "202 Accepted.", |request| {
        status(request, 202)
    }),
    Mode::http("status-204", "204 No Content: alive.", |request| {
        status(request, 204)
    }),
    Mode::http("status-206", "206 Partial Content: alive.", |request| {
        status_with(request, 206, &[("Content-Range", "bytes 0-99/1000")])
    }),
    Mode::http(
        "status-304",
        "304 though nothing was conditional.",
        |request| status(request, 304),
    ),
    Mode::http("status-400", "400 Bad Request.", |request| {
        status(request, 400)
    }),
    Mode::http("status-401", "401 Unauthorized.", |request| {
        status_with(request, 401, &[("WWW-Authenticate", "Basic realm=lab")])
    }),
    Mode::http("status-402", "402 Payment Required.", |request| {
        status(request, 402)
    }),
    Mode::http("status-403", "403 Forbidden.", |request| {
        status(request, 403)
    }),
    Mode::http("status-404", "404 Not Found: dead.", |request| {
        status(request, 404)
    }),
    Mode::http("status-405", "405 to every method.", |request| {
        status(request, 405)
    }),
    Mode::http("status-406", "406 Not Acceptable.", |request| {
        status(request, 406)
    }),
    Mode::http(
        "status-407",
        "407 Proxy Authentication Required.",
        |request| status(request, 407),
    ),
    Mode::http("status-408", "408 Request Timeout.", |request| {
        status(request, 408)
    }),
    Mode::http("status-410", "410 Gone: dead.", |request| {
        status(request, 410)
    }),
    Mode::http(
        "status-416",
        "416 to a request with a range, else 200.",
        |request| match request.seen.header("range") {
            Some(_) => status(request, 416),
            None => page(request),
        },
    ),
    Mode::http("status-418", "418, as some walls say.", |request| {
        status(request, 418)
    }),
    Mode::http("status-421", "421 Misdirected Request.", |request| {
        status(request, 421)
    }),
    Mode::http(
        "status-451",
        "451 Unavailable For Legal Reasons.",
        |request| status(request, 451),
    ),
    Mode::http("status-500", "500 Internal Server Error.", |request| {
        status(request, 500)
    }),
    Mode::http("status-501", "501 to every method.", |request| {
        status(request, 501)
    }),
    Mode::http("status-502", "502 Bad Gateway.", |request| {
        status(request, 502)
    }),
    Mode::http("status-503", "503 Service Unavailable.", |request| {
        status(request, 503)
    }),
    Mode::http("status-504", "504 Gateway Timeout.", |request| {
        status(request, 504)
    }),
    Mode::http(
        "status-520",
        "520, as Cloudflare says of a broken origin.",
        |request| status(request, 520),
    ),
    Mode::http(
        "status-530",
        "530, as Cloudflare says of an origin without a name.",
        |request| status(request, 530),
    ),
    Mode::http(
        "status-999",
        "999, as LinkedIn says to machines.",
        |request| status(request, 999),
    ),
    Mode::http(
        "wall-cloudflare",
        "403 with cf-mitigated: challenge.",
        |request| {
            status_with(
                request,
                403,
                &[("cf-mitigated", "challenge"), ("Server", "cloudflare")],
            )
        },
    ),
    Mode::http("wall-503", "503 with cf-mitigated: challenge.", |request| {
        status_with(
            request,
            503,
            &[("cf-mitigated", "challenge"), ("Server", "cloudflare")],
        )
    }),
    Mode::http("wall-404", "404 with cf-mitigated: challenge.", |request| {
        status_with(
            request,
            404,
            &[("cf-mitigated", "challenge"), ("Server", "cloudflare")],
        )
    }),
    Mode::http(
        "wall-aws",
        "202 with x-amzn-waf-action: challenge.",
        |request| status_with(request, 202, &[("x-amzn-waf-action", "challenge")]),
    ),
    Mode::http("head-403", "403 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 403)
    }),
    Mode::http("head-404", "404 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 404)
    }),
    Mode::http("head-405", "405 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 405)
    }),
    Mode::http("head-410", "410 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 410)
    }),
    Mode::http("head-500", "500 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 500)
    }),
    Mode::http("head-501", "501 to HEAD, 200 to GET: alive.", |request| {
        to_head(request, 501)
    }),
    Mode::http(
        "head-reset",
        "Resets at HEAD, 200 to GET: alive.",
        |request| match request.is_head() {
            true => vec![crate::script::Step::Reset],
            false => page(request),
        },
    ),
    Mode::http("head-body", "Sends a body to HEAD: alive.", |request| {
        let mut as_get = request.clone();
        as_get.seen.method = "GET".to_owned();
        page(&as_get)
    }),
    Mode::http(
        "get-404",
        "200 to HEAD, 404 to GET.",
        |request| match request.is_head() {
            true => page(request),
            false => status(request, 404),
        },
    ),
    Mode::http(
        "agent-403",
        "403 to the agent catlint, 200 to a browser's.",
        |request| {
            let agent = request.seen.header("user-agent").unwrap_or_default();
            match agent.starts_with("Mozilla/") {
                true => page(request),
                false => status(request, 403),
            }
        },
    ),
    Mode::http("date-1970", "A clock at 1970: alive.", |request| {
        status_with(request, 200, &[("Date", "Thu, 01 Jan 1970 00:00:00 GMT")])
    }),
    Mode::http("date-9999", "A clock at 9999: alive.", |request| {
        status_with(request, 200, &[("Date", "Fri, 31 Dec 9999 23:59:59 GMT")])
    }),
    Mode::http("date-junk", "A clock that says never: alive.", |request| {
        status_with(request, 200, &[("Date", "never")])
    }),
];

/// The status to HEAD, the page to anything else.
fn to_head(request: &Request, refused: u16) -> Script {
    match request.is_head() {
        true => status(request, refused),
        false => page(request),
    }
}
